// What the window needs of whatever runs the commands. The desktop shell is one; tests bring their own.

/** A change somebody committed to the workspace. Numbers grow by one and never repeat. */
export interface Change {
  number: number;
  /** Who asked for it: the id a window gave itself. A window ignores its own. */
  origin: string | null;
  entity: string;
  id: string;
  kind: string;
}

export type Unsubscribe = () => void;

export interface Transport {
  /** Runs one command. Rejects with a `CommandError`. */
  call(name: string, request: unknown): Promise<unknown>;
  /** Changes in the order they were committed, in batches. */
  onChanges(listener: (changes: Change[]) => void): Unsubscribe;
  /** The window is about to close: it waits until the promise settles. */
  onCloseRequested(save: () => Promise<void>): Unsubscribe;
  /** Puts text on the clipboard. */
  copy(text: string): Promise<void>;
}
