// Review to activate: everything on one page, errors first, then the one act that makes it real.
import { AlertDialog, Button, Content, DialogContainer, Heading, InlineAlert, ToastQueue } from "@react-spectrum/s2";
import { useEffect, useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useGo } from "../../frame/router";
import { useText } from "../../i18n";
import { Card } from "../../parts/Card";
import { report } from "../../parts/errors";
import { Page } from "../../parts/Page";
import { FindingList } from "../FindingList";
import { useCampaign, useSession } from "../useCampaign";
import { Summary } from "./Summary";

export function Review() {
  const t = useText();
  const go = useGo();
  const session = useSession();
  const { state, design } = useCampaign();
  const [confirming, setConfirming] = useState(false);
  const [activating, setActivating] = useState(false);
  const errors = state.findings.filter(({ severity }) => severity === "error");
  const warnings = state.findings.filter(({ severity }) => severity === "warning");
  const name = design.properties.name.trim() === "" ? t("campaign.unnamed") : design.properties.name;
  const back = () => go({ at: "campaign", id: session.id, step: "properties" });

  useEffect(() => {
    // What was typed last and what the clock has changed since belong to the review.
    session.draft
      .flush()
      .then(() => session.draft.refresh())
      .catch((error: unknown) => report(t, error));
  }, [session, t]);

  const activate = async () => {
    setActivating(true);
    try {
      await session.act("campaign.activate");
      ToastQueue.positive(t("review.activated", { name }), { timeout: 5000 });
      go({ at: "campaign", id: session.id, step: "execution" });
    } catch (error) {
      report(t, error);
      setActivating(false);
    }
  };

  return (
    <Page
      title={t("review.title")}
      lead={name}
      testId="review"
      actions={
        <>
          <Button variant="secondary" onPress={back}>
            {t("review.back")}
          </Button>
          <Button
            variant="accent"
            isDisabled={errors.length > 0 || !state.allowed.includes("activate")}
            isPending={activating}
            onPress={() => setConfirming(true)}
            data-testid="activate"
          >
            {t("act.activate")}
          </Button>
        </>
      }
    >
      <div className={style({ display: "flex", flexDirection: "column", gap: 24, maxWidth: 880 })}>
        {errors.length > 0 && (
          <Card title={t("review.errors", { count: errors.length })} hint={t("review.errorsHint")}>
            <FindingList findings={errors} />
          </Card>
        )}
        {warnings.length > 0 && (
          <Card title={t("review.warnings", { count: warnings.length })} hint={t("review.warningsHint")}>
            <FindingList findings={warnings} />
          </Card>
        )}
        {state.findings.length === 0 && (
          <InlineAlert variant="positive">
            <Heading level={2}>{t("review.readyTitle")}</Heading>
            <Content>{t("review.readyText")}</Content>
          </InlineAlert>
        )}
        <Summary />
      </div>
      <DialogContainer onDismiss={() => setConfirming(false)}>
        {confirming && (
          <AlertDialog
            variant="confirmation"
            title={t("review.confirmTitle")}
            primaryActionLabel={t("act.activate")}
            cancelLabel={t("common.cancel")}
            onPrimaryAction={() => void activate()}
          >
            {state.draftVersion ? t("review.confirmReplace", { name }) : design.schedule.start ? t("review.confirmScheduled", { name }) : t("review.confirmLive", { name })}
          </AlertDialog>
        )}
      </DialogContainer>
    </Page>
  );
}
