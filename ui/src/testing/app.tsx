// Renders the whole program against a host in memory.
import { render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { App } from "../App";
import type { AppState } from "../host";
import { queries } from "../host/query";
import { answerWith } from "../host/testing/current";
import { appState, fakeHost, type Handlers, sampleHandlers } from "../host/testing/fake";
import { keepAppState } from "../settings/state";
import { restoreSession } from "../settings/session";

interface Start {
  address?: string;
  handlers?: Handlers;
  state?: Partial<AppState>;
}

export function start({ address = "", handlers = {}, state: change }: Start = {}) {
  const state = appState(change);
  const host = fakeHost({ ...sampleHandlers(state), ...handlers });
  answerWith(host);
  queries.clear();
  window.location.hash = address;
  restoreSession(state.session);
  keepAppState(state);
  const view = render(<App />);
  return {
    host,
    view,
    user: userEvent.setup(),
    edits: () => host.calls.filter(({ name }) => name === "campaign.edit").map(({ request }) => request),
  };
}
