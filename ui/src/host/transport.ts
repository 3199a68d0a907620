// What the window needs of whatever runs the commands. The desktop shell is one; tests bring their own.
import type { ChangeEvent } from "./bindings";

export type Unsubscribe = () => void;

export interface FileQuestion {
  title: string;
  /** Where the dialog begins: a folder or a file. */
  startAt: string;
  /** What the kind of file is called. */
  kind: string;
  extensions: string[];
}

export interface Transport {
  /** Runs one command. Rejects with a `CommandError` of the host. */
  call(name: string, request: unknown): Promise<unknown>;
  /** Changes in the order they were committed, in batches. */
  onChanges(listener: (changes: ChangeEvent[]) => void): Unsubscribe;
  /** The window is about to close: it waits for the answer, and stays open when that is `false`. */
  onCloseRequested(mayClose: () => Promise<boolean>): Unsubscribe;
  /** The program made a mistake and wrote a report into the file. */
  onFault(listener: (report: string) => void): Unsubscribe;
  /** The system's dialogs for choosing a file; `null` when it was left without a choice. */
  chooseFileToOpen(question: FileQuestion): Promise<string | null>;
  chooseFileToSave(question: FileQuestion): Promise<string | null>;
}
