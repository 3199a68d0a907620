// Where in the design the email is that one works on: its variant and its locale.
import type { Design } from "../../host";
import { pointer } from "../../save/path";

/** The only variant, and the only locale, of content that has no more than one. */
export const DEFAULT_KEY = "default";

export interface EmailPlace {
  variant: string;
  locale: string;
}

export const emailPath = ({ variant, locale }: EmailPlace): string =>
  `/content/variants${pointer(variant)}/locales${pointer(locale)}/email`;

export const variantsOf = (design: Design): string[] => Object.keys(design.content.variants);

export const localesOf = (design: Design, variant: string): string[] =>
  Object.keys(design.content.variants[variant]?.locales ?? {});

/** The wanted place where it exists, else the first there is; `null` in a design without content. */
export function existingPlace(design: Design, wanted: EmailPlace): EmailPlace | null {
  const variants = variantsOf(design);
  const variant = variants.includes(wanted.variant) ? wanted.variant : variants[0];
  if (variant === undefined) return null;
  const locales = localesOf(design, variant);
  const locale = locales.includes(wanted.locale) ? wanted.locale : locales[0];
  return locale === undefined ? null : { variant, locale };
}
