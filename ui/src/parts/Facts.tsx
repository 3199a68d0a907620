// Names and values side by side.
import type { ReactNode } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };

interface Props {
  facts: { name: string; value: ReactNode }[];
}

export function Facts({ facts }: Props) {
  return (
    <dl className={style({ display: "grid", gridTemplateColumns: ["max-content", "minmax(0, 1fr)"], columnGap: 24, rowGap: 8, margin: 0 })}>
      {facts.map(({ name, value }) => (
        <div key={name} className={style({ display: "contents" })}>
          <dt className={style({ font: "ui", color: "neutral-subdued" })}>{name}</dt>
          <dd className={style({ font: "ui", margin: 0, overflowWrap: "anywhere" })}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
