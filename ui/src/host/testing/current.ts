// The host of the test that runs now.
import type { Transport } from "../transport";
import { type FakeHost, fakeHost } from "./fake";

let current: FakeHost = fakeHost({});

export function answerWith(host: FakeHost): void {
  current = host;
}

export const transport: Transport = {
  call: (name, request) => current.call(name, request),
  onChanges: (listener) => current.onChanges(listener),
  onCloseRequested: (mayClose) => current.onCloseRequested(mayClose),
  onFault: (listener) => current.onFault(listener),
  chooseFileToOpen: (question) => current.chooseFileToOpen(question),
  chooseFileToSave: (question) => current.chooseFileToSave(question),
};
