// Reads what a person typed as a JSON object.

export type ObjectText = { value: Record<string, unknown> } | { problem: string };

/** The object, or what is wrong: the parser's words, or nothing where it is JSON but no object. */
export function objectFrom(text: string): ObjectText {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return { problem: "" };
    return { value: value as Record<string, unknown> };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
