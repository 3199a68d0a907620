// A list on one side, what is chosen in it on the other.
import type { ReactNode } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };

export function Split({ list, children }: { list: ReactNode; children: ReactNode }) {
  return (
    <div className={split}>
      <div className={style({ display: "flex", flexDirection: "column", gap: 12, minHeight: 0 })}>{list}</div>
      <div className={style({ minHeight: 0, minWidth: 0, overflow: "auto", display: "flex", flexDirection: "column" })}>{children}</div>
    </div>
  );
}

const split = style({
  display: "grid",
  gap: 24,
  flexGrow: 1,
  minHeight: 0,
  gridTemplateColumns: ["minmax(280px, 380px)", "minmax(0, 1fr)"],
});
