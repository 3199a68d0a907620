// Payloads as typed, one a campaign, kept while the program runs: a visit to another tab loses nothing.
import { useSyncExternalStore } from "react";

export interface Draft {
  json: string;
  /** The simulated users it was built from. */
  userIds: string[];
  /** Whether somebody changed it since it was built. */
  isEdited: boolean;
}

const payloads = new Map<string, Draft>();
const listeners = new Set<() => void>();

export function keepPayload(campaignId: string, draft: Draft): void {
  payloads.set(campaignId, draft);
  for (const listener of listeners) listener();
}

export function usePayload(campaignId: string): Draft | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => payloads.get(campaignId) ?? null,
  );
}
