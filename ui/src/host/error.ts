// The one shape in which a command fails.
import type { CommandError, ErrorCode, Range } from "./bindings";

export class HostError extends Error implements CommandError {
  /** Stable and never shown: the message catalogue has the words. */
  readonly code: ErrorCode;
  /** What the words need, by name. */
  readonly parameters: Record<string, string>;
  readonly field?: string;
  readonly span?: Range;
  /** A precondition was not met ("not while live"): nothing went wrong. */
  readonly refused: boolean;

  constructor(failure: CommandError) {
    super(failure.message);
    this.name = "HostError";
    this.code = failure.code;
    this.parameters = failure.parameters as Record<string, string>;
    this.field = failure.field;
    this.span = failure.span;
    this.refused = failure.refused;
  }

  /** Whatever a transport threw, as a `HostError`. */
  static from(thrown: unknown): HostError {
    if (thrown instanceof HostError) return thrown;
    if (isFailure(thrown)) return new HostError(thrown);
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new HostError({ code: "internal", message, parameters: { reason: message }, refused: false });
  }
}

function isFailure(value: unknown): value is CommandError {
  return typeof value === "object" && value !== null && "code" in value && "message" in value && "refused" in value;
}
