// One campaign: opens it, then shows its page or its review.
import { Button, Content, Heading, InlineAlert, ProgressCircle } from "@react-spectrum/s2";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { Step } from "../frame/route";
import { useGo } from "../frame/router";
import { useText } from "../i18n";
import { explain } from "../parts/errors";
import { CampaignPage } from "./CampaignPage";
import { Review } from "./review/Review";
import { OpenCampaign, useOpening } from "./useCampaign";

export function CampaignScreen({ id, step }: { id: string; step: Step | "review" }) {
  const t = useText();
  const go = useGo();
  const opening = useOpening(id);
  if (opening.state === "opening") {
    return (
      <div className={style({ display: "flex", justifyContent: "center", padding: 64 })}>
        <ProgressCircle isIndeterminate aria-label={t("common.loading")} />
      </div>
    );
  }
  if (opening.state === "failed") {
    return (
      <div className={style({ padding: 32, display: "flex", flexDirection: "column", gap: 16, alignItems: "start" })}>
        <InlineAlert variant="negative">
          <Heading level={2}>{t("campaign.cannotOpen")}</Heading>
          <Content>{explain(t, opening.error)}</Content>
        </InlineAlert>
        <div className={style({ display: "flex", gap: 8 })}>
          <Button variant="secondary" onPress={opening.retry}>
            {t("common.tryAgain")}
          </Button>
          <Button variant="accent" onPress={() => go({ at: "campaigns" })}>
            {t("campaign.toList")}
          </Button>
        </div>
      </div>
    );
  }
  return <OpenCampaign session={opening.session}>{step === "review" ? <Review /> : <CampaignPage step={step} />}</OpenCampaign>;
}
