// Writes the tables in this folder: what Java prints from CLDR and ICU4X does not carry.
// Run it when CLDR is updated, with the packages installed anywhere:
//   npm install cldr-core cldr-dates-full cldr-numbers-full && node generate.mjs path/to/node_modules
// A line of a locale is left out when the lookup (see `locale.rs`) finds the same values further up.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = process.argv[2];
const here = dirname(fileURLToPath(import.meta.url));
const read = (...path) => JSON.parse(readFileSync(join(packages, ...path), "utf8"));
const locales = readdirSync(join(packages, "cldr-dates-full", "main")).sort();
const likely = read("cldr-core", "supplemental", "likelySubtags.json").supplemental.likelySubtags;
const version = read("cldr-core", "package.json").version;

/** The locales in which the value of `locale` is looked up after itself, as `locale.rs` does it. */
function parents(locale) {
  const [language, ...rest] = locale.split("-");
  const script = rest.find((part) => part.length === 4);
  const found = [];
  if (rest.length > (script ? 1 : 0)) {
    const region = rest.find((part) => part.length !== 4);
    const full = script ?? (likely[`${language}-${region}`] ?? likely[language])?.split("-")[1];
    if (script) found.push(`${language}-${region}`);
    if (full) found.push(`${language}-${full}`);
  }
  if (locale !== language) found.push(language);
  return [...found, "und"].filter((parent) => parent !== locale);
}

/** Writes a table with one line a locale, leaving out what a parent says too. */
function table(file, columns, valueOf) {
  const all = new Map();
  for (const locale of locales) {
    const value = valueOf(locale);
    if (value) all.set(locale, value.join("\t"));
  }
  const written = [...all].filter(([locale, value]) => {
    const parent = parents(locale).find((each) => all.has(each));
    // A language keeps its line always: that it is there says that CLDR knows it.
    return !parent || !locale.includes("-") || all.get(parent) !== value;
  });
  write(file, columns, written.map(([locale, value]) => `${locale}\t${value}`));
}

function write(file, columns, lines) {
  writeFileSync(join(here, file), `# CLDR ${version}, written by generate.mjs\n# ${columns}\n${lines.join("\n")}\n`);
}

const gregorian = (locale) =>
  read("cldr-dates-full", "main", locale, "ca-gregorian.json").main[locale].dates.calendars.gregorian;
const four = (names) => [1, 2, 3, 4].map((quarter) => names[quarter]).join("|");

table("quarters.tsv", "locale, names 1|2|3|4: abbreviated, wide, narrow; stand-alone abbreviated, wide, narrow", (locale) => {
  const { format, "stand-alone": alone } = gregorian(locale).quarters;
  return [format, alone].flatMap((names) => [four(names.abbreviated), four(names.wide), four(names.narrow)]);
});

const periods = ["midnight", "am", "noon", "pm", "morning1", "morning2", "afternoon1", "afternoon2", "evening1", "evening2", "night1", "night2"];
table("day_periods.tsv", `locale, names abbreviated, wide, narrow of ${periods.join("|")}`, (locale) => {
  const { format } = gregorian(locale).dayPeriods;
  return [format.abbreviated, format.wide, format.narrow].map((names) => periods.map((period) => names[period] ?? "").join("|"));
});

table("gmt.tsv", "locale, what stands for an offset of zero", (locale) => [
  read("cldr-dates-full", "main", locale, "timeZoneNames.json").main[locale].dates.timeZoneNames.gmtZeroFormat,
]);

const rules = read("cldr-core", "supplemental", "dayPeriods.json").supplemental.dayPeriodRuleSet;
write(
  "day_period_rules.tsv",
  "language, period=from-before in minutes of the day",
  Object.entries(rules).map(([language, set]) => {
    const minutes = (time) => Number(time.split(":")[0]) * 60 + Number(time.split(":")[1]);
    const parts = Object.entries(set).map(([period, rule]) =>
      rule._at ? `${period}=${minutes(rule._at)}-${minutes(rule._at)}` : `${period}=${minutes(rule._from)}-${minutes(rule._before)}`,
    );
    return [language === "root" ? "und" : language, ...parts].join("\t");
  }),
);

const numbersOf = (locale) => {
  const file = join(packages, "cldr-numbers-full", "main", locale, "numbers.json");
  return existsSync(file) ? read("cldr-numbers-full", "main", locale, "numbers.json").main[locale].numbers : undefined;
};
table("numbers.tsv", "locale, decimal pattern, currency pattern, currency decimal separator, currency grouping separator (empty: the usual ones), NaN, infinity", (locale) => {
  const numbers = numbersOf(locale);
  if (!numbers) return undefined;
  const system = numbers.defaultNumberingSystem;
  const part = (name) => numbers[`${name}-numberSystem-${system}`] ?? numbers[`${name}-numberSystem-latn`];
  const symbols = part("symbols");
  return [
    part("decimalFormats").standard,
    part("currencyFormats").standard,
    symbols.currencyDecimal ?? "",
    symbols.currencyGroup ?? "",
    symbols.nan,
    symbols.infinity,
  ];
});

const symbols = new Map();
for (const locale of locales) {
  const file = join(packages, "cldr-numbers-full", "main", locale, "currencies.json");
  if (!existsSync(file)) continue;
  const { currencies } = read("cldr-numbers-full", "main", locale, "currencies.json").main[locale].numbers;
  symbols.set(locale, Object.fromEntries(Object.entries(currencies).map(([code, { symbol }]) => [code, symbol ?? code])));
}
write(
  "currency_symbols.tsv",
  "locale, code=symbol where it is not the code itself or differs from what the lookup finds",
  [...symbols].flatMap(([locale, own]) => {
    const chain = parents(locale).map((parent) => symbols.get(parent)).filter(Boolean);
    const inherited = (code) => chain.find((each) => code in each)?.[code] ?? code;
    const pairs = Object.entries(own).filter(([code, symbol]) => symbol !== inherited(code));
    return pairs.length ? [[locale, ...pairs.map(([code, symbol]) => `${code}=${symbol}`)].join("\t")] : [];
  }),
);

const supplemental = read("cldr-core", "supplemental", "currencyData.json").supplemental.currencyData.region;
write(
  "region_currencies.tsv",
  "region, its currency",
  Object.entries(supplemental).flatMap(([region, list]) => {
    const current = list
      .flatMap((entry) => Object.entries(entry))
      .filter(([, use]) => !use._to && use._tender !== "false")
      .sort((left, right) => left[1]._from.localeCompare(right[1]._from));
    // Two currencies are current in a few regions: the one named after the region is its own.
    const own = current.find(([code]) => code.startsWith(region)) ?? current.at(0);
    return own ? [`${region}\t${own[0]}`] : [];
  }),
);

const week = read("cldr-core", "supplemental", "weekData.json").supplemental.weekData;
const regions = new Set([...Object.keys(week.minDays), ...Object.keys(week.firstDay)].filter((region) => !region.includes("alt")));
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
write(
  "weeks.tsv",
  "region, first day of the week (1 Monday), days that the first week has at least",
  [...regions].sort().map((region) => {
    const first = days.indexOf(week.firstDay[region] ?? week.firstDay["001"]) + 1;
    return `${region}\t${first}\t${week.minDays[region] ?? week.minDays["001"]}`;
  }),
);
