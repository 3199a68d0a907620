// The payload's values as fields, a group for each recipient.
import { Button, Content, Heading, InlineAlert, TextField } from "@react-spectrum/s2";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useText } from "../../i18n";
import type { Json } from "../../save/path";
import { type Leaf, leavesOf, parse, withLeaf } from "./leaves";

interface Props {
  json: string;
  onChange: (json: string) => void;
  onJson: () => void;
}

export function PayloadForm({ json, onChange, onJson }: Props) {
  const t = useText();
  const parsed = parse(json);
  if ("problem" in parsed) {
    return (
      <InlineAlert variant="negative">
        <Heading>{t("execution.notJson")}</Heading>
        <Content>
          <div className={style({ display: "flex", gap: 16, alignItems: "center" })}>
            <span className={style({ flexGrow: 1 })}>{parsed.problem}</span>
            <Button size="S" variant="secondary" onPress={onJson}>
              {t("execution.mendJson")}
            </Button>
          </div>
        </Content>
      </InlineAlert>
    );
  }
  const { payload } = parsed;
  const recipients = recipientsOf(payload);
  return (
    <div className={style({ display: "flex", flexDirection: "column", gap: 20 })}>
      <Fields leaves={leavesOf(withoutRecipients(payload), "", "")} payload={payload} onChange={onChange} />
      {recipients.map((recipient, index) => (
        // Recipients are told apart by their place in the list alone.
        <section key={index} aria-label={t("execution.recipient", { number: index + 1 })}>
          <h3 className={style({ font: "title-sm", marginTop: 0, marginBottom: 8 })}>{t("execution.recipient", { number: index + 1 })}</h3>
          <Fields leaves={leavesOf(recipient, `/recipients/${index}`, "")} payload={payload} onChange={onChange} />
        </section>
      ))}
    </div>
  );
}

interface FieldsProps {
  leaves: Leaf[];
  payload: Json;
  onChange: (json: string) => void;
}

function Fields({ leaves, payload, onChange }: FieldsProps) {
  const t = useText();
  return (
    <div className={grid}>
      {leaves.map((leaf) => (
        <TextField
          key={leaf.path}
          label={leaf.name === "" ? t("execution.value") : leaf.name}
          value={leaf.value === null ? "" : String(leaf.value)}
          onChange={(text) => onChange(withLeaf(payload, leaf, text))}
          data-testid={`payload${leaf.path}`}
          styles={style({ width: "full" })}
        />
      ))}
    </div>
  );
}

const isObject = (value: Json): value is { [key: string]: Json } => typeof value === "object" && value !== null && !Array.isArray(value);

function recipientsOf(payload: Json): Json[] {
  return isObject(payload) && Array.isArray(payload.recipients) ? payload.recipients : [];
}

function withoutRecipients(payload: Json): Json | undefined {
  if (!isObject(payload)) return undefined;
  // They are shown apart.
  return Object.fromEntries(Object.entries(payload).filter(([key]) => key !== "recipients"));
}

const grid = style({ display: "grid", gap: 12, gridTemplateColumns: ["repeat(auto-fill, minmax(240px, 1fr))"] });
