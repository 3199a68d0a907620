// What can be done with workspace files. Opening another one keeps what is typed in this one first.
import { useState } from "react";
import { type AppState, call, chooseFileToOpen, chooseFileToSave } from "../host";
import { queries } from "../host/query";
import { useText } from "../i18n";
import { flushAll } from "../save/open";
import { keepAppState, useAppState } from "../settings/state";

/** The ending of workspace files. */
export const EXTENSION = "campaigns";

export function useWorkspaceActs() {
  const t = useText();
  const app = useAppState();
  const [busy, setBusy] = useState(false);

  const enter = async (open: () => Promise<AppState>): Promise<void> => {
    setBusy(true);
    try {
      await flushAll();
      const state = await open();
      // What was read belongs to the workspace before.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "app.state" });
      window.location.hash = "/home";
      keepAppState(state);
    } finally {
      setBusy(false);
    }
  };
  const question = (title: string) => ({
    title,
    startAt: app.workspace?.path ?? app.suggestedFolder,
    kind: t("workspace.fileKind"),
    extensions: [EXTENSION],
  });

  return {
    busy,
    open: (path: string) => enter(() => call("workspace.open", { path })),
    create: (path: string | null, sample: boolean) => enter(() => call("workspace.create", { path, sample })),
    askOpen: () => chooseFileToOpen(question(t("workspace.open"))),
    askSave: (title: string) => chooseFileToSave(question(title)),
  };
}
