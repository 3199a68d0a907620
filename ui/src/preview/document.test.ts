import { describe, expect, it } from "vitest";
import { byteLength, previewDocument } from "./document";

describe("previewDocument", () => {
  it("puts the policy before anything of the email", () => {
    const shown = previewDocument("<!DOCTYPE html><html><head><style>a{}</style></head></html>", { dark: false });
    expect(shown.startsWith("<!DOCTYPE html><head><meta http-equiv=\"Content-Security-Policy\"")).toBe(true);
    expect(shown.indexOf("Content-Security-Policy")).toBeLessThan(shown.indexOf("<style>a{}"));
  });

  it("cannot be tricked into a late policy by text that looks like a head", () => {
    const shown = previewDocument("<!-- <head> --><img src=https://tracker.example>", { dark: false });
    expect(shown.indexOf("Content-Security-Policy")).toBeLessThan(shown.indexOf("tracker"));
  });
});

describe("byteLength", () => {
  it("counts what is sent, not what is typed", () => {
    expect(byteLength("注文")).toBe(6);
  });
});
