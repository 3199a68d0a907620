// Says whether what is typed is kept, and why not.
import { Link, ProgressCircle } from "@react-spectrum/s2";
import CheckmarkCircle from "@react-spectrum/s2/icons/CheckmarkCircle";
import AlertTriangle from "@react-spectrum/s2/icons/AlertTriangle";
import { iconStyle, style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useText } from "../../i18n";
import { explain } from "../../parts/errors";
import { useCampaign, useSession } from "../useCampaign";

export function SavedMark() {
  const t = useText();
  const { draft } = useSession();
  const { save, isEditable } = useCampaign();
  if (!isEditable && save.kind === "saved") return null;
  return (
    <span className={mark} role="status" data-testid="save-state" data-state={save.kind}>
      {save.kind === "saved" && (
        <>
          <CheckmarkCircle styles={iconStyle({ size: "S", color: "positive" })} />
          {t("save.saved")}
        </>
      )}
      {(save.kind === "waiting" || save.kind === "saving") && (
        <>
          <ProgressCircle isIndeterminate size="S" aria-label={t("save.saving")} />
          {t("save.saving")}
        </>
      )}
      {save.kind === "failed" && (
        <>
          <AlertTriangle styles={iconStyle({ size: "S", color: "negative" })} />
          <span className={style({ color: "negative" })}>{t("save.failed", { reason: explain(t, save.error) })}</span>
          <Link isQuiet onPress={() => void draft.flush().catch(() => undefined)}>
            {t("common.tryAgain")}
          </Link>
          <Link isQuiet variant="secondary" onPress={() => void draft.discard()}>
            {t("save.discard")}
          </Link>
        </>
      )}
    </span>
  );
}

const mark = style({ display: "inline-flex", alignItems: "center", gap: 4, font: "ui-sm", color: "neutral-subdued" });
