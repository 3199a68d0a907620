import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Draft, type DraftHost, PATIENCE, PAUSE } from "./draft";
import { applyAll, type Operation } from "./path";

interface Doc {
  name: string;
  tags: string[];
}

const name = (value: string): Operation => ({ op: "replace", path: "/name", value });

/** A host whose answers come when the test says so. */
function slowHost(document: Doc) {
  const kept: Operation[][] = [];
  const answers: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const host: DraftHost<Doc> = {
    keep: (operations) =>
      new Promise((resolve, reject) => {
        kept.push(operations);
        answers.push({
          resolve: () => {
            document = applyAll(document, operations);
            resolve(document);
          },
          reject,
        });
      }),
    load: async () => document,
  };
  return { host, kept, answers, change: (changed: Doc) => (document = changed) };
}

const start: Doc = { name: "a", tags: [] };
/** Lets promises that are settled run on. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("Draft", () => {
  it("shows an edit at once and keeps it after a pause, as one patch", async () => {
    const { host, kept, answers } = slowHost(start);
    const draft = new Draft(start, host);
    draft.edit(name("ab"));
    draft.edit(name("abc"));
    expect(draft.getSnapshot()).toEqual({ document: { name: "abc", tags: [] }, save: { kind: "waiting" } });
    await vi.advanceTimersByTimeAsync(PAUSE - 1);
    expect(kept).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(kept).toEqual([[name("abc")]]);
    expect(draft.getSnapshot().save.kind).toBe("saving");
    answers[0]?.resolve();
    await settle();
    expect(draft.getSnapshot()).toEqual({ document: { name: "abc", tags: [] }, save: { kind: "saved" } });
  });

  it("does not wait for a pause that never comes", async () => {
    const { host, kept } = slowHost(start);
    const draft = new Draft(start, host);
    for (let typed = 0; typed <= PATIENCE; typed += PAUSE / 2) {
      draft.edit(name(`typed ${typed}`));
      await vi.advanceTimersByTimeAsync(PAUSE / 2);
    }
    expect(kept.length).toBe(1);
  });

  it("holds edits made while a patch is on its way, and sends them after it", async () => {
    const { host, kept, answers } = slowHost(start);
    const draft = new Draft(start, host);
    draft.edit(name("b"));
    await vi.advanceTimersByTimeAsync(PAUSE);
    draft.edit(name("bc"));
    await vi.advanceTimersByTimeAsync(PAUSE * 2);
    expect(kept).toEqual([[name("b")]]);
    expect(draft.getSnapshot().document.name).toBe("bc");
    answers[0]?.resolve();
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(kept).toEqual([[name("b")], [name("bc")]]);
    expect(draft.getSnapshot().document.name).toBe("bc");
  });

  it("keeps edits that were refused, says why, and sends them again before later ones", async () => {
    const { host, kept, answers } = slowHost(start);
    const draft = new Draft(start, host);
    draft.edit(name("b"));
    await vi.advanceTimersByTimeAsync(PAUSE);
    draft.edit({ op: "add", path: "/tags/-", value: "t" });
    answers[0]?.reject(new Error("disk full"));
    await settle();
    expect(draft.getSnapshot()).toEqual({
      document: { name: "b", tags: ["t"] },
      save: { kind: "failed", error: new Error("disk full") },
    });
    expect(draft.isDirty).toBe(true);
    const flushed = draft.flush();
    await settle();
    expect(kept.at(-1)).toEqual([name("b"), { op: "add", path: "/tags/-", value: "t" }]);
    answers.at(-1)?.resolve();
    await flushed;
    expect(draft.getSnapshot().save.kind).toBe("saved");
  });

  it("flushes everything, also what was typed while it waited", async () => {
    const { host, kept, answers } = slowHost(start);
    const draft = new Draft(start, host);
    draft.edit(name("b"));
    await vi.advanceTimersByTimeAsync(PAUSE);
    draft.edit(name("bc"));
    let done = false;
    const flushed = draft.flush().then(() => (done = true));
    answers[0]?.resolve();
    await settle();
    expect(done).toBe(false);
    answers[1]?.resolve();
    await flushed;
    expect(kept).toEqual([[name("b")], [name("bc")]]);
    expect(draft.isDirty).toBe(false);
  });

  it("says to everybody who flushes that nothing was kept", async () => {
    const { host, answers } = slowHost(start);
    const draft = new Draft(start, host);
    draft.edit(name("b"));
    const outcomes = Promise.allSettled([draft.flush(), draft.flush()]);
    await settle();
    answers[0]?.reject(new Error("disk full"));
    await settle();
    answers[1]?.reject(new Error("disk full"));
    expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(draft.isDirty).toBe(true);
  });

  it("takes the word an input method still holds before it flushes", async () => {
    const { host, kept, answers } = slowHost(start);
    const draft = new Draft(start, host);
    draft.registerTypist(() => draft.edit(name("注文")));
    const flushed = draft.flush();
    await settle();
    answers[0]?.resolve();
    await flushed;
    expect(kept).toEqual([[name("注文")]]);
  });

  it("takes a change from outside without losing what is typed", async () => {
    const { host, change } = slowHost(start);
    const draft = new Draft(start, host);
    draft.edit(name("mine"));
    change({ name: "theirs", tags: ["theirs"] });
    await draft.refresh();
    expect(draft.getSnapshot().document).toEqual({ name: "mine", tags: ["theirs"] });
  });

  describe("while it refreshes", () => {
    /** Loads once when the test says so, from then on at once. */
    function slowlyLoading() {
      const made = slowHost(start);
      const first: { resolve: (document: Doc) => void } = { resolve: () => undefined };
      let loads = 0;
      const load = () => {
        loads += 1;
        return loads === 1 ? new Promise<Doc>((resolve) => (first.resolve = resolve)) : made.host.load();
      };
      return { ...made, first, draft: new Draft(start, { keep: made.host.keep, load }) };
    }

    it("does not go back to an older document when a patch leaves", async () => {
      const { draft, answers, first } = slowlyLoading();
      const refreshed = draft.refresh();
      await settle();
      draft.edit(name("b"));
      await vi.advanceTimersByTimeAsync(PAUSE);
      first.resolve(start);
      await settle();
      expect(draft.getSnapshot().document.name).toBe("b");
      answers[0]?.resolve();
      await refreshed;
      expect(draft.getSnapshot()).toEqual({ document: { name: "b", tags: [] }, save: { kind: "saved" } });
    });

    it("does not go back either when a patch left and came back", async () => {
      const { draft, answers, first } = slowlyLoading();
      const refreshed = draft.refresh();
      await settle();
      draft.edit(name("b"));
      await vi.advanceTimersByTimeAsync(PAUSE);
      answers[0]?.resolve();
      await settle();
      first.resolve(start);
      await refreshed;
      expect(draft.getSnapshot().document.name).toBe("b");
    });
  });

  it("does other things to the document after the edits before them and before the edits after them", async () => {
    const { host, kept, answers } = slowHost(start);
    const draft = new Draft(start, host);
    const undo: { resolve?: (document: Doc) => void } = {};
    const asked: string[] = [];
    draft.edit(name("b"));
    const undone = draft.perform(() => {
      asked.push("undo");
      return new Promise((resolve) => (undo.resolve = resolve));
    });
    await settle();
    expect(asked).toEqual([]);
    answers[0]?.resolve();
    await settle();
    expect(asked).toEqual(["undo"]);
    draft.edit({ op: "add", path: "/tags/-", value: "later" });
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(kept).toEqual([[name("b")]]);
    undo.resolve?.(start);
    await undone;
    expect(draft.getSnapshot().document).toEqual({ name: "a", tags: ["later"] });
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(kept.at(-1)).toEqual([{ op: "add", path: "/tags/-", value: "later" }]);
  });

  it("gives up what cannot be kept only when asked to", async () => {
    const { host, answers } = slowHost(start);
    const draft = new Draft(start, host);
    draft.edit(name("b"));
    await vi.advanceTimersByTimeAsync(PAUSE);
    answers[0]?.reject(new Error("refused"));
    await settle();
    await draft.discard();
    expect(draft.getSnapshot()).toEqual({ document: start, save: { kind: "saved" } });
  });
});
