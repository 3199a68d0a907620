import { describe, expect, it } from "vitest";
import { apply, pointer, read } from "./path";

describe("apply", () => {
  it("changes what it names and shares the rest", () => {
    const before = { a: { b: 1 }, c: { d: 2 } };
    const after = apply(before, { op: "replace", path: "/a/b", value: 3 });
    expect(after).toEqual({ a: { b: 3 }, c: { d: 2 } });
    expect(after.c).toBe(before.c);
    expect(before.a.b).toBe(1);
  });

  it("adds to lists at a place or at the end, and removes from them", () => {
    const list = { items: ["a", "c"] };
    expect(apply(list, { op: "add", path: "/items/1", value: "b" }).items).toEqual(["a", "b", "c"]);
    expect(apply(list, { op: "add", path: "/items/-", value: "d" }).items).toEqual(["a", "c", "d"]);
    expect(apply(list, { op: "remove", path: "/items/0" }).items).toEqual(["c"]);
  });

  it("refuses a place in a list that is not there", () => {
    expect(() => apply({ items: [] as string[] }, { op: "add", path: "/items/2", value: "x" })).toThrow("no item 2");
  });
});

describe("pointer", () => {
  it("escapes what would look like a path", () => {
    expect(pointer("a/b", "~", 0)).toBe("/a~1b/~0/0");
    expect(read({ "a/b": { "~": ["x"] } }, pointer("a/b", "~", 0))).toBe("x");
  });
});
