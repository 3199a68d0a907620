// How this person likes the program, and where they were: kept by the host beside the workspaces.
import { useMutation } from "@tanstack/react-query";
import { type AppState, call, type HostError, type Settings } from "../host";
import { queries, useAnswer } from "../host/query";

const KEY = ["app.state", {}] as const;

/** Known before the first paint, see `main.tsx`. */
export function keepAppState(state: AppState): void {
  queries.setQueryData(KEY, state);
}

export function useAppState(): AppState {
  const { data } = useAnswer("app.state", {});
  if (!data) throw new Error("rendered before the state was loaded");
  return data;
}

export const useSettings = (): Settings => useAppState().settings;

/** The zone in which times are shown. */
export const useTimeZone = (): string => useAppState().timeZone;

/** Changes settings at once; takes them back when they cannot be kept. */
export function useChangeSettings() {
  const settings = useSettings();
  return useMutation<AppState, HostError, Partial<Settings>>({
    mutationFn: (change) => call("settings.save", { ...settings, ...change }),
    onSuccess: keepAppState,
  });
}
