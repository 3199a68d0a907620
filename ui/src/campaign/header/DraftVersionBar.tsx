// Says why a campaign cannot be edited, or that what is edited is not yet what is live.
import { Button, Content, Heading, InlineAlert } from "@react-spectrum/s2";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useText } from "../../i18n";
import { report } from "../../parts/errors";
import { useCampaign, useSession } from "../useCampaign";

export function DraftVersionBar() {
  const t = useText();
  const session = useSession();
  const { state, isEditable } = useCampaign();
  const canModify = state.allowed.includes("createDraftVersion");
  if (isEditable && !state.draftVersion) return null;
  const variant = isEditable ? "informative" : "neutral";
  return (
    <InlineAlert variant={variant}>
      <Heading level={2}>{isEditable ? t("campaign.draftVersionTitle") : t("campaign.readOnlyTitle", { status: t(`status.${state.status}`) })}</Heading>
      <Content>
        <div className={style({ display: "flex", gap: 16, alignItems: "center", flexWrap: "wrap" })}>
          <span className={style({ flexGrow: 1 })}>
            {isEditable ? t("campaign.draftVersionText") : canModify ? t("campaign.modifyText") : t("campaign.endedText")}
          </span>
          {canModify && (
            <Button
              variant="secondary"
              size="S"
              data-testid="modify"
              onPress={() => void session.act("campaign.createDraftVersion").catch((error: unknown) => report(t, error))}
            >
              {t("campaign.modify")}
            </Button>
          )}
        </div>
      </Content>
    </InlineAlert>
  );
}
