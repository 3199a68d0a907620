import { describe, expect, it } from "vitest";
import { scanTags } from "./tags";

const parts = (text: string) =>
  scanTags(text)
    .filter((piece) => piece.part !== "tag")
    .map((piece) => `${piece.part}:${text.slice(piece.from, piece.to)}`);
const tags = (text: string) =>
  scanTags(text)
    .filter((piece) => piece.part === "tag")
    .map((piece) => text.slice(piece.from, piece.to));

describe("scanTags", () => {
  it("finds each form of tag and leaves the text between alone", () => {
    expect(tags("a {{x}} b {{{y}}} c {%= z %} { css: 1 } {%#if a%}t{%/if%}")).toEqual([
      "{{x}}",
      "{{{y}}}",
      "{%= z %}",
      "{%#if a%}",
      "{%/if%}",
    ]);
  });

  it("names the parts of an expression", () => {
    expect(parts('{%= formatDate(context.order.date, "MMM d") %}')).toEqual([
      "delimiter:{%=",
      "function:formatDate",
      "operator:(",
      "path:context",
      "operator:.",
      "path:order",
      "operator:.",
      "path:date",
      "operator:,",
      'string:"MMM d"',
      "operator:)",
      "delimiter:%}",
    ]);
  });

  it("takes a comment and an escaped brace for what they are", () => {
    expect(parts("{{!-- {{x}} --}}")).toEqual(["comment:{{!-- {{x}} --}}"]);
    expect(parts("\\{{x}}")).toEqual([]);
  });

  it("follows a tag over lines, and ends one left open with its line", () => {
    expect(tags("{%= a +\n b %} c")).toEqual(["{%= a +\n b %}"]);
    expect(tags("{{ name\nnext {{ok}}")).toEqual(["{{ name", "{{ok}}"]);
  });

  it("keeps a closing brace inside a string in the string", () => {
    expect(tags('{{ concat("}}", a) }}!')).toEqual(['{{ concat("}}", a) }}']);
  });
});
