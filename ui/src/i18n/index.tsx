// The language of the window, for every component below it.
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Language, localeOf, translator, type Translate } from "./format";

export { isMessageKey, type Language, languages, localeOf, type MessageKey, systemLanguage, type Translate } from "./format";

const Speaking = createContext<{ language: Language; t: Translate } | null>(null);

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  const value = useMemo(() => ({ language, t: translator(language) }), [language]);
  return <Speaking value={value}>{children}</Speaking>;
}

function useSpeaking() {
  const speaking = useContext(Speaking);
  if (!speaking) throw new Error("no LanguageProvider above");
  return speaking;
}

/** The translate function of the current language. */
export const useText = (): Translate => useSpeaking().t;
export const useLanguage = (): Language => useSpeaking().language;
/** The BCP 47 tag for `Intl`. */
export const useLocaleTag = (): string => localeOf[useSpeaking().language];
