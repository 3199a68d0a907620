// Content: the email's texts on one side, the email as one person gets it on the other.
import { Button, Content, Heading, InlineAlert } from "@react-spectrum/s2";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useGo } from "../../frame/router";
import { useAnswer } from "../../host/query";
import { useText } from "../../i18n";
import { currentSession } from "../../settings/session";
import { Column } from "../Column";
import { useCampaign, useSession } from "../useCampaign";
import { EmailWorkbench } from "./EmailWorkbench";
import { DEFAULT_KEY, type EmailPlace, existingPlace } from "./place";

export function ContentTab() {
  const t = useText();
  const { design } = useCampaign();
  const [wanted, setWanted] = useState<EmailPlace>({ variant: DEFAULT_KEY, locale: DEFAULT_KEY });
  const library = useAnswer("library.get", {});
  // `undefined` until the person chose: then it is the first there is, so that the preview shows somebody.
  const [chosen, setUserId] = useState<string | null | undefined>(() => {
    const kept = currentSession().previewUserId;
    return kept === "" ? null : kept;
  });
  const userId = chosen === undefined ? (library.data?.simulatedUsers[0]?.id ?? null) : chosen;
  const place = existingPlace(design, wanted);

  if (design.actions.channel !== "email" || !place) return <NoEmail />;
  return (
    <div className={style({ height: "full", paddingY: 16, boxSizing: "border-box" })} aria-label={t("step.content")} role="group">
      {/* Another place is another set of texts: nothing of the editors may carry over. */}
      <EmailWorkbench key={`${place.variant}/${place.locale}`} place={place} onPlace={setWanted} userId={userId} onUser={setUserId} />
    </div>
  );
}

function NoEmail() {
  const t = useText();
  const go = useGo();
  const session = useSession();
  const { design } = useCampaign();
  const isOther = design.actions.channel !== null && design.actions.channel !== "email";
  return (
    <Column>
      <InlineAlert variant="informative">
        <Heading level={2}>{isOther ? t("actions.otherChannelTitle") : t("content.noActionTitle")}</Heading>
        <Content>{isOther ? t("actions.otherChannelText") : t("content.noActionText")}</Content>
      </InlineAlert>
      <div>
        <Button variant="accent" onPress={() => go({ at: "campaign", id: session.id, step: "actions" })}>
          {t("content.toActions")}
        </Button>
      </div>
    </Column>
  );
}
