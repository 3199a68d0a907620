// The host of `npm run demo`: the sample in memory, in the language and theme the address asks for.
import type { Settings } from "..";
import { appState, fakeHost, sampleHandlers } from "./fake";

const asked = new URLSearchParams(window.location.search);
const language = asked.get("language") === "ja" ? "ja" : "en";
const theme: Settings["theme"] = asked.get("theme") === "dark" ? "dark" : "light";

export const transport = fakeHost(
  sampleHandlers(
    appState({
      language,
      settings: { language, theme, timeZone: null, wordWrap: true },
      ...(asked.has("empty") && { workspace: null, recent: [] }),
    }),
  ),
);
