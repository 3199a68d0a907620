// Makes Spectrum use the fonts shipped with the program. Spectrum's own loader fetches Adobe Clean from the network,
// which this program never does, and its style macro names fonts that only that loader provides.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const require = createRequire(import.meta.url);
const LOADER = /@react-spectrum\/s2\/dist\/private\/Fonts\.mjs$/;
const SHEET = "virtual:spectrum-fonts.css";

/** One family as the style macro names it, built from the faces of the packages that stand in for it. */
interface Family {
  name: string;
  /** Package, style sheet, and which faces of it to take. */
  parts: { package: string; sheet: string; only?: RegExp }[];
}

const sourceSans = { package: "@fontsource-variable/source-sans-3", sheet: "wght.css" };
const notoSansJp = { package: "@fontsource-variable/noto-sans-jp", sheet: "wght.css" };
const sourceCode = (weight: number) => ({
  package: "@fontsource/source-code-pro",
  sheet: `${weight}.css`,
  only: /latin-\d|latin-ext-\d/,
});

const families: Family[] = [
  // Where two faces cover a character the later rule wins, so the Latin faces come after the Japanese ones.
  { name: "adobe-clean-spectrum-vf", parts: [notoSansJp, sourceSans] },
  // Noto's Latin letters are Source Sans, already scaled to stand beside kanji.
  { name: "adobe-clean-han-japanese", parts: [notoSansJp] },
  { name: "source-code-pro", parts: [notoSansJp, sourceCode(400), sourceCode(700)] },
];

/** The `@font-face` rules of one family, with absolute file addresses that Vite turns into assets. */
function faces(family: Family): string {
  return family.parts
    .map((part) => {
      const root = dirname(require.resolve(`${part.package}/package.json`));
      const rules = readFileSync(join(root, part.sheet), "utf8").match(/@font-face\s*\{[^}]*\}/g);
      if (!rules) throw new Error(`${part.package}/${part.sheet} has no @font-face rule`);
      return rules
        .filter((rule) => !part.only || part.only.test(rule))
        .map((rule) =>
          rule
            .replace(/font-family:[^;]*;/, `font-family: "${family.name}";`)
            .replace(/,\s*url\([^)]*\.woff\)\s*format\([^)]*\)/, "")
            .replace(/url\((['"]?)\.\//g, (_, quote: string) => `url(${quote}${root}/`),
        )
        .join("\n");
    })
    .join("\n");
}

/** Replaces Spectrum's network font loader and offers `virtual:spectrum-fonts.css` in its stead. */
export function spectrumFonts(): Plugin {
  return {
    name: "spectrum-fonts",
    enforce: "pre",
    resolveId(id) {
      return id === SHEET ? `\0${SHEET}` : undefined;
    },
    load(id) {
      if (id === `\0${SHEET}`) return families.map(faces).join("\n");
      if (!LOADER.test(id)) return undefined;
      if (!readFileSync(id, "utf8").includes(" as Fonts}")) {
        throw new Error("Spectrum's font loader has changed: see build/spectrum-fonts.ts");
      }
      return "export function Fonts() { return null; }";
    },
  };
}
