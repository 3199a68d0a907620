// What a failed command says to the person, in their language, by its code.
import { ToastQueue } from "@react-spectrum/s2";
import { HostError } from "../host";
import { isMessageKey, type MessageKey, type Translate } from "../i18n";

type Loose = (key: string, values?: Record<string, string>) => string;

/** Parameters that are themselves names of the program's things are said in the person's words. */
function said(t: Loose, parameters: Record<string, string>): Record<string, string> {
  const spoken = { ...parameters };
  for (const name of ["act", "status", "entity"] as const) {
    const key = `${name}.${parameters[name] ?? ""}`;
    if (isMessageKey(key)) spoken[name] = t(key);
  }
  return spoken;
}

export function explain(t: Translate, error: Error): string {
  if (!(error instanceof HostError)) return error.message;
  // A code without words does not compile.
  const key: MessageKey = `error.${error.code}`;
  const loose = t as Loose;
  try {
    return loose(key, said(loose, error.parameters));
  } catch {
    // The host sent fewer parameters than the words need: what it said itself is still true.
    return error.message;
  }
}

/** Says what went wrong without getting in the way. A refused act is news, not an accident. */
export function report(t: Translate, error: unknown): void {
  const failure = HostError.from(error);
  if (failure.refused) ToastQueue.info(explain(t, failure), { timeout: 8000 });
  else ToastQueue.negative(explain(t, failure));
}
