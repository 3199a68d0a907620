// JSON Pointer (RFC 6901) reads and writes on immutable values, for the patches that edits are made of.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One operation of JSON Patch (RFC 6902); edits need no other. */
export type Operation =
  | { op: "add" | "replace"; path: string; value: Json }
  | { op: "remove"; path: string };

export function pointer(...segments: (string | number)[]): string {
  return segments.map((segment) => `/${String(segment).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function parse(path: string): string[] {
  if (path === "") return [];
  if (!path.startsWith("/")) throw new Error(`not a JSON pointer: ${path}`);
  return path.slice(1).split("/").map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function read(document: unknown, path: string): unknown {
  let value = document;
  for (const key of parse(path)) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The document after the operation. Shares every part it did not touch. */
export function apply<T>(document: T, operation: Operation): T {
  return write(document, parse(operation.path), operation) as T;
}

export function applyAll<T>(document: T, operations: readonly Operation[]): T {
  return operations.reduce(apply, document);
}

function write(target: unknown, keys: string[], operation: Operation): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return operation.op === "remove" ? null : operation.value;
  if (Array.isArray(target)) return writeItem(target, key, rest, operation);
  const record = (typeof target === "object" && target !== null ? target : {}) as Record<string, unknown>;
  if (rest.length === 0 && operation.op === "remove") {
    return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
  }
  return { ...record, [key]: write(record[key], rest, operation) };
}

function writeItem(list: unknown[], key: string, rest: string[], operation: Operation): unknown[] {
  const index = key === "-" ? list.length : Number(key);
  if (!Number.isInteger(index) || index < 0 || index > list.length) throw new Error(`no item ${key}`);
  if (rest.length === 0 && operation.op === "remove") return list.toSpliced(index, 1);
  if (rest.length === 0 && operation.op === "add") return list.toSpliced(index, 0, operation.value);
  return list.with(index, write(list[index], rest, operation));
}
