// The column in which a tab's cards stand.
import type { ReactNode } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };

export function Column({ children }: { children: ReactNode }) {
  return (
    <div className={style({ display: "flex", flexDirection: "column", gap: 24, maxWidth: 880, paddingY: 24 })}>{children}</div>
  );
}
