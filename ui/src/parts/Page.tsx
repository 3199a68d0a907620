// The outline every screen shares: a heading, its actions, and what is below.
import type { ReactNode } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };

interface Props {
  title: string;
  /** A sentence under the heading. */
  lead?: string;
  actions?: ReactNode;
  children: ReactNode;
  /** Tables and editors use the whole height and scroll within themselves. */
  fills?: boolean;
  testId?: string;
}

export function Page({ title, lead, actions, children, fills = false, testId }: Props) {
  return (
    <div className={page({ isFilling: fills })} data-testid={testId}>
      <header className={head}>
        <div className={style({ flexGrow: 1, minWidth: 0 })}>
          <h1 className={style({ font: "heading-lg", margin: 0 })}>{title}</h1>
          {lead && <p className={style({ font: "body", margin: 0, marginTop: 4, color: "neutral-subdued" })}>{lead}</p>}
        </div>
        {actions && <div className={style({ display: "flex", gap: 8, alignItems: "center", flexShrink: 0 })}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

const page = style({
  display: "flex",
  flexDirection: "column",
  gap: 24,
  padding: 32,
  boxSizing: "border-box",
  minHeight: "full",
  height: { isFilling: "full" },
});

const head = style({ display: "flex", gap: 16, alignItems: "start", flexWrap: "wrap" });
