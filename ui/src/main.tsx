// The window's first steps: ask the host how things stand, then show them.
import "@react-spectrum/s2/page.css";
import "virtual:spectrum-fonts.css";
import "./theme/global.css";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { call, HostError } from "./host";
import { keepAppState } from "./settings/state";
import { restoreSession } from "./settings/session";
import { withoutViewTransitions } from "./theme/transitions";
import { Unreachable } from "./Unreachable";

withoutViewTransitions();

const element = document.getElementById("root");
if (!element) throw new Error("index.html has no #root");
const root = createRoot(element);

try {
  const state = await call("app.state", {});
  keepAppState(state);
  restoreSession(state.session);
  root.render(<App />);
} catch (thrown) {
  root.render(<Unreachable error={HostError.from(thrown)} />);
}
