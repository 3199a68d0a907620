// Where the person was, for the next start: small things that belong to nobody's data.
import { call } from "../host";

export interface Session {
  /** Address of the place, see `frame/route.ts`. */
  place?: string;
  /** The simulated user that content is previewed for. */
  previewUserId?: string;
}

/** Changes within this time (ms) are kept together. */
const PAUSE = 400;

let session: Session = {};
let timer: ReturnType<typeof setTimeout> | null = null;

/** Takes what the host kept, which an older version may have written. */
export function restoreSession(kept: unknown): void {
  const { place, previewUserId } = (typeof kept === "object" && kept !== null ? kept : {}) as Record<string, unknown>;
  session = {
    ...(typeof place === "string" && { place }),
    ...(typeof previewUserId === "string" && { previewUserId }),
  };
}

export const currentSession = (): Readonly<Session> => session;

export function remember(change: Session): void {
  session = { ...session, ...change };
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => void keepSession(), PAUSE);
}

/** Where one was is not worth a message when it cannot be kept. */
export async function keepSession(): Promise<void> {
  if (timer === null) return;
  clearTimeout(timer);
  timer = null;
  await call("session.save", { session }).catch(() => undefined);
}
