// What can be done with a campaign from the list. Which acts a status has is the host's to say; a row offers the
// usual ones and an act that is refused says why.
import { ActionMenu, AlertDialog, DialogContainer, MenuItem, ToastQueue } from "@react-spectrum/s2";
import { useState } from "react";
import { useGo } from "../frame/router";
import { call, type CampaignRow, type Status } from "../host";
import { useText } from "../i18n";
import { report } from "../parts/errors";
import { DuplicateDialog } from "./DuplicateDialog";

type RowAct = "delete" | "stop" | "archive" | "restore";

const usual: Record<Status, RowAct[]> = {
  draft: ["delete"],
  inReview: [],
  scheduled: ["stop"],
  live: ["stop"],
  completed: ["archive"],
  stopped: ["archive"],
  failed: [],
  archived: ["restore"],
};

export function RowMenu({ row }: { row: CampaignRow }) {
  const t = useText();
  const go = useGo();
  const [asking, setAsking] = useState<"duplicate" | "delete" | "stop" | null>(null);
  const name = row.name === "" ? t("campaign.unnamed") : row.name;

  const run = async (act: RowAct) => {
    try {
      await call(`campaign.${act}`, { campaignId: row.id });
      ToastQueue.positive(t(`done.${act}`, { name }), { timeout: 5000 });
    } catch (error) {
      report(t, error);
    }
  };

  return (
    <>
      <ActionMenu
        isQuiet
        size="S"
        aria-label={t("campaigns.moreFor", { name })}
        onAction={(key) => {
          if (key === "open") go({ at: "campaign", id: row.id, step: "properties" });
          else if (key === "archive" || key === "restore") void run(key);
          else setAsking(key as "duplicate" | "delete" | "stop");
        }}
      >
        <MenuItem id="open">{t("campaigns.open")}</MenuItem>
        <MenuItem id="duplicate">{t("act.duplicate")}</MenuItem>
        {usual[row.status].map((act) => (
          <MenuItem key={act} id={act}>
            {t(`act.${act}`)}
          </MenuItem>
        ))}
      </ActionMenu>
      <DialogContainer onDismiss={() => setAsking(null)}>
        {asking === "duplicate" && <DuplicateDialog campaignId={row.id} name={name} />}
        {(asking === "delete" || asking === "stop") && (
          <AlertDialog
            variant="destructive"
            title={t(`act.${asking}`)}
            primaryActionLabel={t(`act.${asking}`)}
            cancelLabel={t("common.cancel")}
            onPrimaryAction={() => void run(asking)}
          >
            {t(`ask.${asking}`, { name })}
          </AlertDialog>
        )}
      </DialogContainer>
    </>
  );
}
