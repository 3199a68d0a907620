import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { useTyping } from "./useTyping";

function setUp() {
  const committed: string[] = [];
  const typists = new Set<() => void>();
  function Field() {
    const [value, setValue] = useState("");
    const typing = useTyping(
      value,
      (text) => {
        committed.push(text);
        setValue(text);
      },
      (settle) => {
        typists.add(settle);
        return () => typists.delete(settle);
      },
    );
    return <input aria-label="name" {...typing} onChange={(event) => typing.onChange(event.target.value)} />;
  }
  render(<Field />);
  const input = screen.getByLabelText<HTMLInputElement>("name");
  const type = (value: string) => fireEvent.change(input, { target: { value } });
  return { committed, typists, input, type };
}

describe("useTyping", () => {
  it("hands on every keystroke", () => {
    const { committed, type, input } = setUp();
    type("a");
    type("ab");
    expect(committed).toEqual(["a", "ab"]);
    expect(input.value).toBe("ab");
  });

  it("hands on nothing in the middle of a composition, and the word at its end", () => {
    const { committed, type, input } = setUp();
    fireEvent.compositionStart(input);
    type("ち");
    type("ちゅうもん");
    type("注文");
    expect(committed).toEqual([]);
    expect(input.value).toBe("注文");
    fireEvent.compositionEnd(input);
    expect(committed).toEqual(["注文"]);
    expect(input.value).toBe("注文");
  });

  it("gives up the word it holds when everything is flushed, and does not hand it on twice differently", () => {
    const { committed, typists, type, input } = setUp();
    fireEvent.compositionStart(input);
    type("注文");
    for (const settle of typists) settle();
    expect(committed).toEqual(["注文"]);
    fireEvent.compositionEnd(input);
    expect(new Set(committed)).toEqual(new Set(["注文"]));
  });
});
