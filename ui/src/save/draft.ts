// One document being edited: what the person sees at once, what the host has, and the edits on their way between.
//
// Edits are queued and sent as one patch after a pause. While a patch is on its way, further edits wait behind it, so
// that the host sees them in order. Nothing is dropped: a patch that fails goes back to the front of the queue and the
// person is told. What is shown is always the host's document with the edits not yet kept on top.
import { applyAll, type Operation } from "./path";

export type SaveState =
  | { kind: "saved" }
  | { kind: "waiting" }
  | { kind: "saving" }
  | { kind: "failed"; error: Error };

export interface Snapshot<T> {
  document: T;
  save: SaveState;
}

export interface DraftHost<T> {
  /** Keeps the operations and answers with the document after them; `expected` is that document as far as one can see from here. */
  keep(operations: Operation[], expected: T): Promise<T>;
  /** The document as the host has it now. */
  load(): Promise<T>;
}

/** A pause in typing after which edits are sent, and how long uninterrupted typing may put that off (ms). */
export const PAUSE = 250;
export const PATIENCE = 800;

type Settle = () => void;

export class Draft<T> {
  private kept: T;
  private queue: Operation[] = [];
  private sending: Operation[] = [];
  private failure: Error | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private waitingSince: number | null = null;
  /** The answer waited for: of a patch, or of something else done to the document. */
  private round: Promise<unknown> | null = null;
  private snapshot: Snapshot<T>;
  private readonly listeners = new Set<() => void>();
  private readonly typists = new Set<Settle>();

  constructor(
    document: T,
    private readonly host: DraftHost<T>,
  ) {
    this.kept = document;
    this.snapshot = { document, save: { kind: "saved" } };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): Snapshot<T> => this.snapshot;

  /** Shows the change at once and keeps it after a pause. */
  edit(...operations: Operation[]): void {
    for (const operation of operations) this.enqueue(operation);
    this.publish();
    this.schedule();
  }

  /** A field that holds text back (an input method composing a word) hands it over before anything is flushed. */
  registerTypist(settle: Settle): () => void {
    this.typists.add(settle);
    return () => this.typists.delete(settle);
  }

  /** Whether anything would be lost if the window vanished now. */
  get isDirty(): boolean {
    return this.queue.length > 0 || this.sending.length > 0;
  }

  /** Keeps everything typed so far. Rejects when the host refuses; the edits stay in the queue. */
  async flush(): Promise<void> {
    for (const settle of this.typists) settle();
    this.stopTimer();
    for (;;) {
      if (this.round) await this.round.catch(() => undefined);
      else if (this.queue.length > 0) await this.send();
      else return;
    }
  }

  /** Something else done to the document, such as undo: after all edits before it, and before all edits after it. */
  async perform(act: () => Promise<T>): Promise<T> {
    await this.flush();
    return this.track(async () => {
      this.kept = await act();
      return this.kept;
    });
  }

  /** Somebody else changed the document: takes their version, with the edits not yet kept on top. */
  async refresh(): Promise<void> {
    for (;;) {
      if (this.round) await this.round.catch(() => undefined);
      const before = this.kept;
      const document = await this.host.load();
      // Something was kept meanwhile: what was loaded may be older than that.
      if (this.round || this.kept !== before) continue;
      this.kept = document;
      this.publish();
      return;
    }
  }

  /** The document is gone: nothing of it is kept any more. */
  async abandon(): Promise<void> {
    this.stopTimer();
    this.queue = [];
    if (this.round) await this.round.catch(() => undefined);
    this.queue = [];
    this.failure = null;
  }

  /** Gives the edits up that the host will not take, and shows what it has. */
  async discard(): Promise<void> {
    this.stopTimer();
    this.queue = [];
    this.failure = null;
    this.publish();
    await this.refresh();
  }

  private enqueue(operation: Operation): void {
    const last = this.queue.at(-1);
    const overwrites = operation.op === "replace" && last?.op === "replace" && last.path === operation.path;
    if (overwrites) this.queue[this.queue.length - 1] = operation;
    else this.queue.push(operation);
  }

  private schedule(): void {
    const now = Date.now();
    this.waitingSince ??= now;
    this.stopTimer();
    const wait = Math.min(PAUSE, Math.max(0, this.waitingSince + PATIENCE - now));
    this.timer = setTimeout(() => {
      this.timer = null;
      // The failure is in the snapshot; nobody awaits a save that a timer began.
      if (!this.round) void this.send().catch(() => undefined);
    }, wait);
  }

  private stopTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private send(): Promise<void> {
    this.stopTimer();
    this.waitingSince = null;
    this.sending = this.queue;
    this.queue = [];
    this.failure = null;
    this.publish();
    return this.track(async () => {
      try {
        this.kept = await this.host.keep(this.sending, applyAll(this.kept, this.sending));
        this.sending = [];
      } catch (error) {
        this.queue = [...this.sending, ...this.queue];
        this.sending = [];
        this.failure = error instanceof Error ? error : new Error(String(error));
        throw this.failure;
      }
    });
  }

  /** Nothing else is sent until the work is done. Who waits for `round` finds everything in its place. */
  private track<R>(work: () => Promise<R>): Promise<R> {
    const round = work().finally(() => {
      this.round = null;
      this.publish();
      if (this.queue.length > 0 && this.failure === null) this.schedule();
    });
    this.round = round;
    return round;
  }

  private publish(): void {
    const document = applyAll(applyAll(this.kept, this.sending), this.queue);
    this.snapshot = { document, save: this.saveState() };
    for (const listener of this.listeners) listener();
  }

  private saveState(): SaveState {
    if (this.sending.length > 0) return { kind: "saving" };
    if (this.failure && this.queue.length > 0) return { kind: "failed", error: this.failure };
    return this.queue.length > 0 ? { kind: "waiting" } : { kind: "saved" };
  }
}
