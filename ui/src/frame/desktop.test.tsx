import { fireEvent } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { behaveAsWindow } from "./desktop";

const save = vi.fn();
afterEach(() => {
  document.body.replaceChildren();
  save.mockClear();
});

describe("a window", () => {
  it("saves on Ctrl+S and on nothing else", () => {
    const stop = behaveAsWindow(save);
    fireEvent.keyDown(document.body, { key: "s" });
    fireEvent.keyDown(document.body, { key: "s", ctrlKey: true, altKey: true });
    expect(save).not.toHaveBeenCalled();
    expect(fireEvent.keyDown(document.body, { key: "s", ctrlKey: true })).toBe(false);
    expect(save).toHaveBeenCalledTimes(1);
    stop();
    fireEvent.keyDown(document.body, { key: "s", ctrlKey: true });
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("has a menu on texts only, and does not reload", () => {
    const stop = behaveAsWindow(save);
    document.body.innerHTML = "<p>a</p><input>";
    expect(fireEvent.contextMenu(document.querySelector("p") as Element)).toBe(false);
    expect(fireEvent.contextMenu(document.querySelector("input") as Element)).toBe(true);
    expect(fireEvent.keyDown(document.body, { key: "F5" })).toBe(false);
    expect(fireEvent.keyDown(document.body, { key: "r", ctrlKey: true })).toBe(false);
    stop();
  });
});
