// The head of a campaign's page: what it is, how it stands, and what can be done with it.
import { ActionButton, Badge, Button, Text, Tooltip, TooltipTrigger } from "@react-spectrum/s2";
import ChevronLeft from "@react-spectrum/s2/icons/ChevronLeft";
import Play from "@react-spectrum/s2/icons/Play";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useGo } from "../../frame/router";
import { useText } from "../../i18n";
import { StatusMark } from "../../parts/StatusMark";
import { useCampaign, useSession } from "../useCampaign";
import { Alerts } from "./Alerts";
import { DraftVersionBar } from "./DraftVersionBar";
import { MoreMenu } from "./MoreMenu";
import { SavedMark } from "./SavedMark";
import { UndoRedo } from "./UndoRedo";

export function CampaignHeader() {
  const t = useText();
  const go = useGo();
  const session = useSession();
  const { state, design } = useCampaign();
  const { name } = design.properties;

  return (
    <div className={style({ paddingX: 32, paddingTop: 20, paddingBottom: 12, display: "flex", flexDirection: "column", gap: 12 })}>
      <div className={style({ display: "flex", alignItems: "center", gap: 12, flexWrap: "wrap" })}>
        <TooltipTrigger>
          <ActionButton isQuiet aria-label={t("campaign.toList")} onPress={() => go({ at: "campaigns" })}>
            <ChevronLeft />
          </ActionButton>
          <Tooltip>{t("campaign.toList")}</Tooltip>
        </TooltipTrigger>
        <div className={style({ flexGrow: 1, minWidth: 240 })}>
          <h1 className={style({ font: "heading", margin: 0, overflowWrap: "anywhere" })} data-testid="campaign-title">
            {name.trim() === "" ? t("campaign.unnamed") : name}
          </h1>
          <div className={style({ display: "flex", alignItems: "center", gap: 12, marginTop: 4, flexWrap: "wrap" })}>
            <span data-testid="campaign-status">
              <StatusMark status={state.status} size="S" />
            </span>
            <Badge variant="neutral" fillStyle="subtle" size="S">
              {t(`kind.${state.kind}`)}
            </Badge>
            <span className={style({ font: "ui-sm", color: "neutral-subdued" })}>{t("campaign.version", { version: state.version })}</span>
            <SavedMark />
          </div>
        </div>
        <UndoRedo />
        <Alerts />
        <Button
          variant="secondary"
          isDisabled={!state.allowed.includes("trigger")}
          onPress={() => go({ at: "campaign", id: session.id, step: "execution" })}
          data-testid="go-trigger"
        >
          <Play />
          <Text>{t("campaign.trigger")}</Text>
        </Button>
        {state.allowed.includes("activate") && (
          <Button variant="accent" onPress={() => go({ at: "review", id: session.id })} data-testid="go-review">
            {t("campaign.review")}
          </Button>
        )}
        <MoreMenu />
      </div>
      <DraftVersionBar />
    </div>
  );
}
