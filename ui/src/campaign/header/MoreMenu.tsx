// What else can be done with the campaign, each asking first where it cannot be taken back.
import { ActionMenu, AlertDialog, DialogContainer, MenuItem, Text, ToastQueue } from "@react-spectrum/s2";
import Archive from "@react-spectrum/s2/icons/Archive";
import Cancel from "@react-spectrum/s2/icons/Cancel";
import Delete from "@react-spectrum/s2/icons/Delete";
import Duplicate from "@react-spectrum/s2/icons/Duplicate";
import Revert from "@react-spectrum/s2/icons/Revert";
import { type ComponentType, useState } from "react";
import { DuplicateDialog } from "../../campaigns/DuplicateDialog";
import { useGo } from "../../frame/router";
import { useText } from "../../i18n";
import { report } from "../../parts/errors";
import type { WholeAct } from "../session";
import { useCampaign, useSession } from "../useCampaign";

interface Entry {
  act: "discardDraftVersion" | "stop" | "archive" | "restore" | "delete";
  command: WholeAct | "campaign.delete";
  Icon: ComponentType;
}

const entries: Entry[] = [
  { act: "discardDraftVersion", command: "campaign.discardDraftVersion", Icon: Revert },
  { act: "stop", command: "campaign.stop", Icon: Cancel },
  { act: "archive", command: "campaign.archive", Icon: Archive },
  { act: "restore", command: "campaign.restore", Icon: Revert },
  { act: "delete", command: "campaign.delete", Icon: Delete },
];

/** What cannot be taken back is asked about first. */
const isFinal = (act: Entry["act"]) => act === "discardDraftVersion" || act === "stop" || act === "delete";

export function MoreMenu() {
  const t = useText();
  const go = useGo();
  const session = useSession();
  const { state, design } = useCampaign();
  const [asking, setAsking] = useState<Entry | "duplicate" | null>(null);
  const { name } = design.properties;
  const possible = entries.filter((entry) => state.allowed.includes(entry.act));

  const run = async ({ command, act }: Entry) => {
    try {
      if (command === "campaign.delete") {
        await session.delete();
        go({ at: "campaigns" });
      } else {
        await session.act(command);
      }
      ToastQueue.positive(t(`done.${act}`, { name }), { timeout: 5000 });
    } catch (error) {
      report(t, error);
    }
  };

  return (
    <>
      <ActionMenu
        aria-label={t("campaign.more")}
        data-testid="more"
        onAction={(key) => {
          if (key === "duplicate") return setAsking("duplicate");
          const entry = possible.find(({ act }) => act === key);
          if (!entry) return;
          if (isFinal(entry.act)) setAsking(entry);
          else void run(entry);
        }}
      >
        <MenuItem id="duplicate" textValue={t("act.duplicate")}>
          <Duplicate />
          <Text slot="label">{t("act.duplicate")}</Text>
        </MenuItem>
        {possible.map(({ act, Icon }) => (
          <MenuItem key={act} id={act} textValue={t(`act.${act}`)}>
            <Icon />
            <Text slot="label">{t(`act.${act}`)}</Text>
          </MenuItem>
        ))}
      </ActionMenu>
      <DialogContainer onDismiss={() => setAsking(null)}>
        {asking === "duplicate" && <DuplicateDialog campaignId={session.id} name={name} />}
        {asking !== null && asking !== "duplicate" && (
          <AlertDialog
            variant="destructive"
            title={t(`act.${asking.act}`)}
            primaryActionLabel={t(`act.${asking.act}`)}
            cancelLabel={t("common.cancel")}
            onPrimaryAction={() => void run(asking)}
          >
            {t(`ask.${asking.act}`, { name })}
          </AlertDialog>
        )}
      </DialogContainer>
    </>
  );
}
