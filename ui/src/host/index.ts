// The only door to the program behind the window: typed commands out, numbered changes in.
import { transport } from "virtual:transport";
import type { Commands } from "./bindings";
import { CommandError } from "./error";
import type { Change, Unsubscribe } from "./transport";

export type * from "./bindings";
export type { Change } from "./transport";
export { CommandError } from "./error";

export type CommandName = keyof Commands;
export type Request<N extends CommandName> = Commands[N]["request"];
export type Response<N extends CommandName> = Commands[N]["response"];

/** This window's mark on the changes it makes. */
export const origin: string = crypto.randomUUID();

/** Runs a command. Rejects with a `CommandError` and nothing else. */
export async function call<N extends CommandName>(name: N, request: Request<N>): Promise<Response<N>> {
  try {
    return (await transport.call(name, request)) as Response<N>;
  } catch (thrown) {
    throw CommandError.from(thrown);
  }
}

/** Changes made by others than this window. */
export function onForeignChanges(listener: (changes: Change[]) => void): Unsubscribe {
  return transport.onChanges((changes) => {
    const foreign = changes.filter((change) => change.origin !== origin);
    if (foreign.length > 0) listener(foreign);
  });
}

/** Every change, also this window's own: for lists that show what was just done. */
export const onChanges = transport.onChanges;
export const onCloseRequested = transport.onCloseRequested;
export const copyText = transport.copy;
