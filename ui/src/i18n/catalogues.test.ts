import { parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { en } from "./en";
import { isMessageKey, languages, systemLanguage, translator } from "./format";
import { ja } from "./ja";

/** The arguments a message asks for, also inside its plural branches. */
function asked(message: string): string[] {
  const names = new Set<string>();
  const visit = (elements: ReturnType<typeof parse>) => {
    for (const element of elements) {
      if (element.type !== TYPE.literal && "value" in element) names.add(element.value);
      if ("options" in element) for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(parse(message, { ignoreTag: true }));
  return [...names].sort();
}

describe("catalogues", () => {
  it("say something and ask for the same in every language", () => {
    const keys = Object.keys(en).filter(isMessageKey);
    expect(keys.length).toBeGreaterThan(400);
    expect(keys.filter((key) => ja[key].trim() === "")).toEqual([]);
    expect(keys.filter((key) => asked(ja[key]).join() !== asked(en[key]).join())).toEqual([]);
  });

  it("counts as each language does", () => {
    expect(translator("en")("campaigns.count", { count: 1 })).toBe("1 campaign");
    expect(translator("en")("campaigns.count", { count: 1200 })).toBe("1,200 campaigns");
    expect(translator("ja")("campaigns.count", { count: 1 })).toBe("1件のキャンペーン");
  });

  it("uses Adobe's terms", () => {
    const t = translator("ja");
    expect([t("campaign.review"), t("status.scheduled"), t("kind.highThroughput"), t("audience.identityType")]).toEqual([
      "アクティブ化するレビュー",
      "スケジュール済み",
      "高スループット",
      "ID タイプ",
    ]);
  });

  it("speaks the system's language where it can, else English", () => {
    expect(languages).toEqual(["en", "ja"]);
    expect(systemLanguage(["ja-JP", "en"])).toBe("ja");
    expect(systemLanguage(["fr", "de"])).toBe("en");
  });
});
