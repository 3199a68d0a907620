// The desktop shell behind the window. The only file that names Tauri.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Change, Transport, Unsubscribe } from "./transport";

/** Subscribing takes a moment in Tauri; leaving before it is done must still unsubscribe. */
function subscribe<T>(event: string, handler: (payload: T) => void): Unsubscribe {
  const stop = listen<T>(event, ({ payload }) => handler(payload));
  return () => void stop.then((unlisten) => unlisten());
}

export const transport: Transport = {
  call: (name, request) => invoke("call", { name, request }),
  onChanges: (listener) => subscribe<Change[]>("changes", listener),
  onCloseRequested: (save) =>
    subscribe("close-requested", () => {
      void save().finally(() => invoke("close_window"));
    }),
  copy: (text) => navigator.clipboard.writeText(text),
};
