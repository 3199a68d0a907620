// Access labels: who may see the campaign, as Experience Platform names it.
import { Tag, TagGroup } from "@react-spectrum/s2";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useText } from "../../i18n";
import { AddField } from "../../parts/AddField";
import { Spot } from "../Spot";
import { useField } from "../useCampaign";

/** Experience Platform's core labels: contract (C), identity (I) and sensitive (S). */
const CORE = [
  ...["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12"],
  ...["I1", "I2"],
  ...["S1", "S2"],
];

export function AccessLabels() {
  const t = useText();
  const { value: labels, set, isReadOnly } = useField<string[]>("/properties/accessLabels");

  return (
    <Spot path="/properties/accessLabels">
      <div className={style({ display: "flex", flexDirection: "column", gap: 8 })}>
        <AddField
          label={t("properties.accessLabels")}
          description={t("properties.accessLabelsHint")}
          offered={CORE.filter((name) => !labels.includes(name))}
          onAdd={(name) => {
            if (!labels.includes(name)) set([...labels, name]);
          }}
          isReadOnly={isReadOnly}
          testId="campaign-access-labels"
        />
        {labels.length > 0 && (
          <TagGroup
            aria-label={t("properties.accessLabels")}
            items={labels.map((name) => ({ id: name }))}
            onRemove={isReadOnly ? undefined : (keys) => set(labels.filter((name) => !keys.has(name)))}
          >
            {(label) => <Tag textValue={label.id}>{label.id}</Tag>}
          </TagGroup>
        )}
      </div>
    </Spot>
  );
}
