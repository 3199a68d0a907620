// The open campaign, for everything on its page.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { type CampaignState, type Design, HostError } from "../host";
import type { SaveState } from "../save/draft";
import { type Json, read } from "../save/path";
import { CampaignSession, inView } from "./session";

const Open = createContext<CampaignSession | null>(null);

export type Opening = { state: "opening" } | { state: "open"; session: CampaignSession } | { state: "failed"; error: HostError };

/** Opens a campaign while the component is shown; keeps what was typed when it goes. */
export function useOpening(id: string): Opening & { retry: () => void } {
  const [opening, setOpening] = useState<Opening>({ state: "opening" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let gone = false;
    let session: CampaignSession | null = null;
    CampaignSession.open(id).then(
      (opened) => {
        session = opened;
        if (gone) void opened.close();
        else setOpening({ state: "open", session: opened });
      },
      (error: unknown) => {
        if (!gone) setOpening({ state: "failed", error: HostError.from(error) });
      },
    );
    return () => {
      gone = true;
      // The draft says so itself when it cannot be kept.
      void session?.close().catch(() => undefined);
    };
  }, [id, attempt]);
  return { ...opening, retry: () => setAttempt(attempt + 1) };
}

export function OpenCampaign({ session, children }: { session: CampaignSession; children: ReactNode }) {
  return <Open value={session}>{children}</Open>;
}

export function useSession(): CampaignSession {
  const session = useContext(Open);
  if (!session) throw new Error("no open campaign above");
  return session;
}

export interface OpenedCampaign {
  state: CampaignState;
  design: Design;
  save: SaveState;
  isEditable: boolean;
}

export function useCampaign(): OpenedCampaign {
  const { draft } = useSession();
  const { document, save } = useSyncExternalStore(draft.subscribe, draft.getSnapshot);
  return { ...document, save, isEditable: document.state.allowed.includes("edit") };
}

export interface Field<T> {
  value: T;
  set: (value: T) => void;
  isReadOnly: boolean;
}

/** One setting of the design, by its JSON pointer. */
export function useField<T>(path: string): Field<T> {
  const { draft } = useSession();
  const { design, isEditable } = useCampaign();
  const set = useCallback(
    // The design's own types are JSON.
    (value: T) => draft.edit({ op: "replace", path: inView(path), value: value as Json }),
    [draft, path],
  );
  const value = read(design, path) as T;
  return useMemo(() => ({ value, set, isReadOnly: !isEditable }), [value, set, isEditable]);
}
