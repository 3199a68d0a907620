// Turns message keys into text. Messages are parsed once and walked, never compiled: the window forbids eval.
import { IntlMessageFormat } from "intl-messageformat";
import { en, type Catalogue } from "./en";
import type { Arguments, Value } from "./icu";
import { ja } from "./ja";

export const languages = ["en", "ja"] as const;
export type Language = (typeof languages)[number];
export type MessageKey = keyof Catalogue;
export type Translate = <K extends MessageKey>(key: K, ...values: Arguments<Catalogue[K]>) => string;

const catalogues: Record<Language, Record<MessageKey, string>> = { en, ja };

/** The locale Spectrum and `Intl` use for a language of the program. */
export const localeOf: Record<Language, string> = { en: "en-US", ja: "ja-JP" };

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

export function translator(language: Language): Translate {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  return (key, ...[values]) => {
    let message = parsed.get(key);
    if (!message) {
      message = new IntlMessageFormat(catalogues[language][key], localeOf[language], undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format(values as Record<string, Value> | undefined));
  };
}

/** The language to speak before anybody chose one. */
export function systemLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const found = languages.find((language) => tag.toLowerCase().startsWith(language));
    if (found) return found;
  }
  return "en";
}
