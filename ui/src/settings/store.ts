// How this person likes the window: kept on this computer, outside any workspace, and known before the first paint.
import { useSyncExternalStore } from "react";
import { type Language, languages, systemLanguage } from "../i18n/format";

export type Theme = "system" | "light" | "dark";
export const themes = ["system", "light", "dark"] as const;

export interface Settings {
  /** `null` follows the system. */
  language: Language | null;
  theme: Theme;
  /** An IANA zone; `null` follows the system. */
  timeZone: string | null;
}

const KEY = "campaign-designer.settings";
const initial: Settings = { language: null, theme: "system", timeZone: null };

function load(): Settings {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Settings>;
    return {
      language: languages.find((language) => language === kept.language) ?? null,
      theme: themes.find((theme) => theme === kept.theme) ?? initial.theme,
      timeZone: typeof kept.timeZone === "string" && isTimeZone(kept.timeZone) ? kept.timeZone : null,
    };
  } catch {
    // Damaged by hand or by a crash: nothing of value is in it.
    return initial;
  }
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

let settings = load();
const listeners = new Set<() => void>();

export function changeSettings(change: Partial<Settings>): void {
  settings = { ...settings, ...change };
  localStorage.setItem(KEY, JSON.stringify(settings));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSettings = (): Settings => useSyncExternalStore(subscribe, () => settings);

export const systemTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone in which times are shown. */
export const useTimeZone = (): string => useSettings().timeZone ?? systemTimeZone();

/** The language that is spoken: the chosen one, or the system's. */
export function useSpokenLanguage(): Language {
  return useSettings().language ?? systemLanguage(navigator.languages);
}
