// Everything that is being edited, so that closing the window can wait for it.

export interface Pending {
  /** Keeps what is typed, or rejects with the reason why not. */
  flush(): Promise<void>;
}

const open = new Set<Pending>();

/** Answers how to leave again. */
export function register(pending: Pending): () => void {
  open.add(pending);
  return () => {
    open.delete(pending);
  };
}

/** Keeps everything typed anywhere. Rejects with the first refusal, after all have been tried. */
export async function flushAll(): Promise<void> {
  const results = await Promise.allSettled([...open].map((pending) => pending.flush()));
  const refused = results.find((result) => result.status === "rejected");
  if (refused) throw refused.reason;
}
