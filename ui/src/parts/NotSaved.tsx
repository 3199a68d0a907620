// Why what a dialog was to save is not saved; nothing as long as all is well.
import { Content, Heading, InlineAlert } from "@react-spectrum/s2";
import { useText } from "../i18n";
import { explain } from "./errors";

export function NotSaved({ error }: { error: Error | null }) {
  const t = useText();
  if (!error) return null;
  return (
    <InlineAlert variant="negative" autoFocus>
      <Heading>{t("error.notSaved")}</Heading>
      <Content>{explain(t, error)}</Content>
    </InlineAlert>
  );
}
