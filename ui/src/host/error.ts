// The one shape in which a command fails.

/** A place in a text, in UTF-16 units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

export interface CommandFailure {
  /** Stable and never shown: the message catalogue has the words. */
  code: string;
  /** English, for the log and for codes this version has no words for. */
  message: string;
  field?: string | null;
  span?: Span | null;
  /** A precondition was not met ("not while live"): nothing went wrong. */
  refused: boolean;
}

export class CommandError extends Error implements CommandFailure {
  readonly code: string;
  readonly field: string | null;
  readonly span: Span | null;
  readonly refused: boolean;

  constructor(failure: CommandFailure) {
    super(failure.message);
    this.name = "CommandError";
    this.code = failure.code;
    this.field = failure.field ?? null;
    this.span = failure.span ?? null;
    this.refused = failure.refused;
  }

  /** Whatever a transport threw, as a `CommandError`. */
  static from(thrown: unknown): CommandError {
    if (thrown instanceof CommandError) return thrown;
    if (isFailure(thrown)) return new CommandError(thrown);
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new CommandError({ code: "internal", message, refused: false });
  }
}

function isFailure(value: unknown): value is CommandFailure {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}
