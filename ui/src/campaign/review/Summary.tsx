// Every setting of the campaign, by tab, each with the way to it.
import { Button } from "@react-spectrum/s2";
import type { ReactNode } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { Step } from "../../frame/route";
import { useGo } from "../../frame/router";
import type { Moment } from "../../host";
import { useAnswer } from "../../host/query";
import { useText } from "../../i18n";
import { Card } from "../../parts/Card";
import { Facts } from "../../parts/Facts";
import { TagMark } from "../../parts/TagMark";
import { DEFAULT_KEY, existingPlace } from "../content/place";
import { useCampaign, useSession } from "../useCampaign";

export function Summary() {
  const t = useText();
  const { state, design } = useCampaign();
  const library = useAnswer("library.get", {});
  const none = t("common.none");
  const { properties, actions, audience, schedule } = design;
  const place = existingPlace(design, { variant: DEFAULT_KEY, locale: DEFAULT_KEY });
  const email = place && design.content.variants[place.variant]?.locales[place.locale]?.email;
  const configuration = library.data?.channelConfigurations.find(({ id }) => id === actions.channelConfigurationId);
  const chosenAudience = library.data?.audiences.find(({ id }) => id === audience.audienceId);
  const tracked = (["opens", "clicks"] as const).filter((what) => actions.tracking[what]).map((what) => t(what === "opens" ? "actions.trackOpens" : "actions.trackClicks"));
  const when = (moment: Moment | null, open: string) =>
    moment ? t("review.moment", { local: moment.local.replace("T", " ").slice(0, 16), zone: moment.timeZone }) : open;

  return (
    <>
      <Part step="properties">
        <Facts
          facts={[
            { name: t("properties.name"), value: properties.name || none },
            { name: t("campaigns.kind"), value: t(`kind.${state.kind}`) },
            { name: t("properties.description"), value: properties.description || none },
            { name: t("properties.tags"), value: properties.tags.length === 0 ? none : <Tags>{properties.tags.map((tag) => <TagMark key={tag.name} tag={tag} />)}</Tags> },
            { name: t("properties.accessLabels"), value: properties.accessLabels.join(", ") || none },
          ]}
        />
      </Part>
      <Part step="actions">
        <Facts
          facts={[
            { name: t("campaigns.channel"), value: actions.channel ? t(`channel.${actions.channel}`) : none },
            { name: t("actions.configuration"), value: configuration?.name ?? none },
            { name: t("actions.tracking"), value: tracked.join(", ") || t("common.off") },
          ]}
        />
      </Part>
      {actions.channel === "email" && email && (
        <Part step="content">
          <Facts
            facts={[
              { name: t("content.subject"), value: email.subject || none },
              { name: t("content.preheader"), value: email.preheader || none },
              { name: t("content.body"), value: t("review.characters", { count: [...email.body].length }) },
              { name: t("content.text"), value: email.text === "" ? none : t("review.characters", { count: [...email.text].length }) },
            ]}
          />
        </Part>
      )}
      <Part step="audience">
        <Facts
          facts={[
            { name: t("audience.audience"), value: state.kind === "marketing" ? (chosenAudience?.name ?? none) : t("audience.calledTitle") },
            { name: t("audience.identityType"), value: identity(audience.identityType, t) ?? none },
            { name: t("audience.createProfiles"), value: audience.createNewProfiles ? t("common.on") : t("common.off") },
            { name: t("audience.webhooks"), value: audience.enableWebhooks ? t("common.on") : t("common.off") },
          ]}
        />
      </Part>
      <Part step="schedule">
        <Facts
          facts={[
            { name: t("schedule.start"), value: when(schedule.start, t("schedule.startEmpty")) },
            { name: t("schedule.end"), value: when(schedule.end, t("schedule.endEmpty")) },
          ]}
        />
      </Part>
    </>
  );
}

function identity(type: ReturnType<typeof useCampaign>["design"]["audience"]["identityType"], t: ReturnType<typeof useText>): string | null {
  if (type === null) return null;
  return typeof type === "string" ? t(`identity.${type}`) : type.custom;
}

function Tags({ children }: { children: ReactNode }) {
  return <span className={style({ display: "inline-flex", gap: 4, flexWrap: "wrap" })}>{children}</span>;
}

function Part({ step, children }: { step: Step; children: ReactNode }) {
  const t = useText();
  const go = useGo();
  const session = useSession();
  return (
    <Card
      title={t(`step.${step}`)}
      actions={
        <Button
          size="S"
          variant="secondary"
          aria-label={t("review.editPart", { part: t(`step.${step}`) })}
          onPress={() => go({ at: "campaign", id: session.id, step })}
        >
          {t("common.edit")}
        </Button>
      }
    >
      {children}
    </Card>
  );
}
