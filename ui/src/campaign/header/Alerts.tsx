// Errors and warnings, each with the way to where it is mended.
import { ActionButton, DialogTrigger, NotificationBadge, Popover, Text } from "@react-spectrum/s2";
import AlertTriangle from "@react-spectrum/s2/icons/AlertTriangle";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useState } from "react";
import { useText } from "../../i18n";
import { FindingList } from "../FindingList";
import { useCampaign } from "../useCampaign";

export function Alerts() {
  const t = useText();
  const { state, isEditable } = useCampaign();
  const [open, setOpen] = useState(false);
  if (!isEditable) return null;
  const count = state.findings.length;
  const errors = state.findings.filter((finding) => finding.severity === "error").length;
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <ActionButton data-testid="alerts">
        <AlertTriangle />
        <Text>{t("alerts.title")}</Text>
        {count > 0 && <NotificationBadge value={count} aria-label={t("alerts.summary", { errors, warnings: count - errors })} />}
      </ActionButton>
      <Popover aria-label={t("alerts.title")} padding="none">
        <div className={style({ width: 400, maxHeight: 440, overflow: "auto", padding: 16 })}>
          {count === 0 ? (
            <p className={style({ font: "body", margin: 0 })}>{t("alerts.none")}</p>
          ) : (
            <FindingList findings={state.findings} onJump={() => setOpen(false)} />
          )}
        </div>
      </Popover>
    </DialogTrigger>
  );
}
