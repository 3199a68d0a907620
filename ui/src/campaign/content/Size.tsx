// How much of what Gmail shows the body takes up.
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useLocaleTag, useText } from "../../i18n";
import { CLIPPED_ABOVE } from "../../preview/document";

/** Shares of the limit, in percent, from which the bar warns and from which Gmail clips. */
const CLOSE = 98;
const FULL = 100;

export function Size({ bytes }: { bytes: number }) {
  const t = useText();
  const locale = useLocaleTag();
  const kilobytes = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(bytes / 1024);
  const share = (100 * bytes) / CLIPPED_ABOVE;
  const state = share > FULL ? "clipped" : share > CLOSE ? "close" : "fine";
  return (
    <div className={style({ font: "ui-sm" })} data-testid="preview-size">
      <div className={style({ display: "flex", justifyContent: "space-between", marginBottom: 4 })}>
        <span>{t("preview.size")}</span>
        <span>{state === "clipped" ? t("preview.clipped", { kilobytes }) : t("preview.sizeOf", { kilobytes, limit: CLIPPED_ABOVE / 1024 })}</span>
      </div>
      {/* The words above say the same. */}
      <div aria-hidden="true" className={track}>
        <div className={fill({ state })} style={{ width: `${Math.min(FULL, share)}%` }} />
      </div>
    </div>
  );
}

const track = style({ height: 4, borderRadius: "full", backgroundColor: "gray-200", overflow: "hidden" });

const fill = style({
  height: "full",
  borderRadius: "full",
  backgroundColor: { state: { fine: "positive", close: "notice", clipped: "negative" } },
});
