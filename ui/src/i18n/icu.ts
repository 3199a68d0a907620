// What an ICU message asks for, read from its text by the type checker.

type Identifier<S extends string> = S extends `${string}${" " | "#" | "{" | "}" | "\n"}${string}` ? never : S;

/** The name before a comma or the closing brace: `count, plural, …` asks for `count`. */
type Head<S extends string> = S extends `${infer Name},${string}` ? Name : S;

/** Every name that follows an opening brace. Plural branches start with a brace too, but hold no bare name. */
export type Names<S extends string> = S extends `${string}{${infer Inner}`
  ? Inner extends `${infer Argument}}${string}`
    ? Identifier<Head<Argument>> | Names<Inner>
    : never
  : never;

export type Value = string | number | Date;

/** The arguments `t` takes after a message: none, or an object with each name the message asks for. */
export type Arguments<S extends string> = [Names<S>] extends [never] ? [] : [values: Record<Names<S>, Value>];
