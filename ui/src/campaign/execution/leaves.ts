// A payload as a form: its simple values with the path of each, and the payload with one of them changed.
import { apply, type Json, pointer } from "../../save/path";

export interface Leaf {
  /** JSON pointer in the payload. */
  path: string;
  /** The path as one reads it: `context.order.id`. */
  name: string;
  value: string | number | boolean | null;
}

/** What is simple below a part of the payload, in its order. */
export function leavesOf(part: Json | undefined, path: string, name: string): Leaf[] {
  if (part === undefined) return [];
  if (part === null || typeof part !== "object") return [{ path, name, value: part }];
  const entries: [string | number, Json][] = Array.isArray(part) ? [...part.entries()] : Object.entries(part);
  return entries.flatMap(([key, value]) => leavesOf(value, path + pointer(key), nameOf(name, key)));
}

function nameOf(parent: string, key: string | number): string {
  if (typeof key === "number") return `${parent}[${key}]`;
  return parent === "" ? key : `${parent}.${key}`;
}

/** The payload's text with one value changed; what was a number stays one where the text is a number. */
export function withLeaf(payload: Json, leaf: Leaf, text: string): string {
  return print(apply(payload, { op: "replace", path: leaf.path, value: valueOf(text, leaf.value) }));
}

export const print = (payload: Json): string => JSON.stringify(payload, null, 2);

function valueOf(text: string, before: Leaf["value"]): Json {
  if (typeof before === "number" && text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
  if (typeof before === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

export type Parsed = { payload: Json } | { problem: string };

export function parse(json: string): Parsed {
  try {
    return { payload: JSON.parse(json) as Json };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
