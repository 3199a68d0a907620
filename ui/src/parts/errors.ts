// What a failed command says to the person: words by its code, or what the host said where this version has none.
import { ToastQueue } from "@react-spectrum/s2";
import { CommandError } from "../host";
import { isMessageKey, type Translate } from "../i18n";

export function explain(t: Translate, error: Error): string {
  if (!(error instanceof CommandError)) return error.message;
  const key = `error.code.${error.code}`;
  // Messages for codes take no arguments.
  return isMessageKey(key) ? (t as (key: string) => string)(key) : t("error.other", { message: error.message });
}

/** Says what went wrong without getting in the way. A refused act is news, not an accident. */
export function report(t: Translate, error: Error): void {
  const text = explain(t, error);
  if (error instanceof CommandError && error.refused) ToastQueue.info(text, { timeout: 8000 });
  else ToastQueue.negative(text);
}
