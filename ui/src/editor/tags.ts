// Finds personalization tags in a text and names their parts, for colouring only: what they mean the host knows.

export type Part = "tag" | "delimiter" | "keyword" | "function" | "path" | "string" | "number" | "operator" | "comment";

export interface Piece {
  from: number;
  to: number;
  part: Part;
}

const OPENING = /\\\{\{|\{\{~?!--[\s\S]*?(?:--~?\}\}|$)|\{\{~?![\s\S]*?(?:\}\}|$)|\{\{\{|\{\{[~&]?|\{%[~=]?/g;
const INNER =
  /(?<close>~?\}{2,3}|~?%\})|(?<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?<number>-?\d+(?:\.\d+)?L?\b)|(?<block>[#/](?:if|unless|each|with)\b|[#/]?else(?:\s+if)?\b)|(?<word>[@\p{L}_][\p{L}\p{N}_]*)|(?<operator>[=!<>]=?|\?:|[+\-*/%|,.()[\]])|(?<quoted>`[^`\n]*`)/uy;
const WORDS = new Set(["let", "as", "and", "or", "not", "true", "false", "null", "this", "fragment", "in"]);

/** Every tag in the text, each followed by its parts, in order. */
export function scanTags(text: string): Piece[] {
  const pieces: Piece[] = [];
  OPENING.lastIndex = 0;
  for (let opening = OPENING.exec(text); opening; opening = OPENING.exec(text)) {
    const from = opening.index;
    const to = from + opening[0].length;
    if (opening[0].startsWith("\\")) continue;
    if (/^\{\{~?!/.test(opening[0])) {
      pieces.push({ from, to, part: "comment" });
      continue;
    }
    const inner: Piece[] = [{ from, to, part: "delimiter" }];
    const end = scanInner(text, to, inner);
    pieces.push({ from, to: end, part: "tag" }, ...inner);
    OPENING.lastIndex = Math.max(end, to);
  }
  return pieces;
}

/** Reads the parts of one tag; answers where it ends. A tag left open ends with its line. */
function scanInner(text: string, start: number, pieces: Piece[]): number {
  let at = start;
  while (at < text.length && text[at] !== "\n") {
    INNER.lastIndex = at;
    const found = INNER.exec(text);
    if (!found?.groups) {
      at += 1;
      continue;
    }
    const to = at + found[0].length;
    pieces.push({ from: at, to, part: partOf(found.groups, text, to) });
    at = to;
    if (found.groups.close) return at;
  }
  // A tag may span lines when it is closed further on.
  const close = /\}\}|%\}|\{\{|\{%/.exec(text.slice(at));
  if (at < text.length && close && (close[0] === "}}" || close[0] === "%}")) return scanInner(text, at + 1, pieces);
  return at;
}

function partOf(groups: Record<string, string | undefined>, text: string, to: number): Part {
  if (groups.close) return "delimiter";
  if (groups.string) return "string";
  if (groups.number) return "number";
  if (groups.block) return "keyword";
  if (groups.operator) return "operator";
  if (groups.word && WORDS.has(groups.word)) return "keyword";
  return groups.word && /^\s*\(/.test(text.slice(to, to + 20)) ? "function" : "path";
}
