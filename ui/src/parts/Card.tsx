// A raised group of settings under a heading, as Journey Optimizer groups them.
import { type ReactNode, useId } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };

interface Props {
  title: string;
  hint?: string;
  actions?: ReactNode;
  children: ReactNode;
}

export function Card({ title, hint, actions, children }: Props) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={card}>
      <div className={style({ display: "flex", alignItems: "center", gap: 16 })}>
        <div className={style({ flexGrow: 1, minWidth: 0 })}>
          <h2 id={heading} className={style({ font: "title-lg", margin: 0 })}>
            {title}
          </h2>
          {hint && <p className={style({ font: "body-sm", color: "neutral-subdued", margin: 0, marginTop: 4 })}>{hint}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

const card = style({
  display: "flex",
  flexDirection: "column",
  gap: 20,
  padding: 24,
  borderRadius: "lg",
  backgroundColor: "layer-2",
  borderWidth: 1,
  borderStyle: "solid",
  borderColor: "gray-200",
});
