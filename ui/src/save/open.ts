// Every draft that is open, so that closing the window can wait for all of them.
import type { Draft } from "./draft";

const open = new Set<Draft<never>>();

export function register<T>(draft: Draft<T>): void {
  open.add(draft as unknown as Draft<never>);
}

export function unregister<T>(draft: Draft<T>): void {
  open.delete(draft as unknown as Draft<never>);
}

/** Keeps everything typed anywhere. Rejects with the first refusal, after all have been tried. */
export async function flushAll(): Promise<void> {
  const results = await Promise.allSettled([...open].map((draft) => draft.flush()));
  const refused = results.find((result) => result.status === "rejected");
  if (refused) throw refused.reason;
}
