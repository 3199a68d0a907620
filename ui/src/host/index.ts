// The only door to the program behind the window: typed commands out, numbered changes in.
import { transport } from "virtual:transport";
import type { ChangeEvent, Commands } from "./bindings";
import { HostError } from "./error";
import type { FileQuestion, Unsubscribe } from "./transport";

export type * from "./bindings";
export { HostError } from "./error";
export type { FileQuestion } from "./transport";

export type CommandName = keyof Commands;
export type Request<N extends CommandName> = Commands[N]["request"];
export type Response<N extends CommandName> = Commands[N]["response"];

/** This window's mark on the changes it makes. */
export const origin: string = crypto.randomUUID();

/** Runs a command. Rejects with a `HostError` and nothing else. */
export async function call<N extends CommandName>(name: N, request: Request<N>): Promise<Response<N>> {
  try {
    return (await transport.call(name, request)) as Response<N>;
  } catch (thrown) {
    throw HostError.from(thrown);
  }
}

/** Every change, also this window's own: for lists that show what was just done. */
export const onChanges = (listener: (changes: ChangeEvent[]) => void): Unsubscribe => transport.onChanges(listener);

/** Changes that this window did not ask for as an edit: it must not take its own echo for news. */
export function onForeignChanges(listener: (changes: ChangeEvent[]) => void): Unsubscribe {
  return transport.onChanges((changes) => {
    const foreign = changes.filter((change) => change.origin !== origin);
    if (foreign.length > 0) listener(foreign);
  });
}

export const onCloseRequested = (mayClose: () => Promise<boolean>): Unsubscribe => transport.onCloseRequested(mayClose);
export const onFault = (listener: (report: string) => void): Unsubscribe => transport.onFault(listener);
export const chooseFileToOpen = (question: FileQuestion): Promise<string | null> => transport.chooseFileToOpen(question);
export const chooseFileToSave = (question: FileQuestion): Promise<string | null> => transport.chooseFileToSave(question);

/** Puts text on the clipboard. */
export const copyText = (text: string): Promise<void> => navigator.clipboard.writeText(text);
