// The desktop shell behind the window. The only file that names Tauri.
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { open, save } from "@tauri-apps/plugin-dialog";
import type { ChangeEvent } from "./bindings";
import type { FileQuestion, Transport, Unsubscribe } from "./transport";

/** Subscribing takes a moment in Tauri; leaving before it is done must still unsubscribe. */
function subscribe<T>(event: string, handler: (payload: T) => void): Unsubscribe {
  const stop = listen<T>(event, ({ payload }) => handler(payload));
  return () => void stop.then((unlisten) => unlisten());
}

const filters = ({ kind, extensions }: FileQuestion) => [{ name: kind, extensions }];

export const transport: Transport = {
  call: (name, request) => invoke("call", { name, request }),
  onChanges: (listener) => subscribe<ChangeEvent[]>("changes", listener),
  onCloseRequested: (mayClose) =>
    subscribe("close-requested", () => {
      // Said at once: a window that does not hear is closed without being asked again.
      void invoke("answer_close", { answer: "heard" });
      void mayClose().then((close) => invoke("answer_close", { answer: close ? "close" : "stay" }));
    }),
  onFault: (listener) => subscribe<{ report: string }>("fault", ({ report }) => listener(report)),
  chooseFileToOpen: (question) =>
    open({ title: question.title, defaultPath: question.startAt, filters: filters(question), multiple: false, directory: false }),
  chooseFileToSave: (question) => save({ title: question.title, defaultPath: question.startAt, filters: filters(question) }),
};
