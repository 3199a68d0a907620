// Audience: to whom, how a recipient is identified, and what happens to people not known yet.
import { Button, Content, DialogContainer, Heading, InlineAlert, Picker, PickerItem, Switch } from "@react-spectrum/s2";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useAnswer } from "../../host/query";
import { useText } from "../../i18n";
import { Card } from "../../parts/Card";
import { Facts } from "../../parts/Facts";
import { Column } from "../Column";
import { Spot } from "../Spot";
import { useCampaign, useField } from "../useCampaign";
import { AudienceDialog } from "./AudienceDialog";
import { IdentityTypeField } from "./IdentityTypeField";

export function AudienceTab() {
  const { state } = useCampaign();
  return (
    <Column>
      {state.kind === "marketing" ? <MarketingAudience /> : <CalledRecipients />}
      <Identity />
    </Column>
  );
}

function CalledRecipients() {
  const t = useText();
  return (
    <Card title={t("audience.title")}>
      <InlineAlert variant="informative">
        <Heading>{t("audience.calledTitle")}</Heading>
        <Content>{t("audience.calledText")}</Content>
      </InlineAlert>
    </Card>
  );
}

function MarketingAudience() {
  const t = useText();
  const { value: chosen, set, isReadOnly } = useField<string | null>("/audience/audienceId");
  const { data } = useAnswer("library.get", {});
  const [making, setMaking] = useState(false);
  const audiences = data?.audiences ?? [];
  const current = audiences.find((audience) => audience.id === chosen);
  return (
    <Card title={t("audience.title")} hint={t("audience.marketingHint")}>
      <Spot path="/audience/audienceId">
        <div className={style({ display: "flex", gap: 8, alignItems: "end", flexWrap: "wrap" })}>
          {audiences.length > 0 && (
            <Picker
              label={t("audience.audience")}
              placeholder={t("audience.choose")}
              isRequired
              isDisabled={isReadOnly}
              items={audiences}
              value={current?.id ?? null}
              onChange={(key) => set(key === null ? null : String(key))}
              styles={style({ width: 320 })}
            >
              {(audience) => <PickerItem textValue={audience.name}>{audience.name}</PickerItem>}
            </Picker>
          )}
          <Button
            variant={audiences.length === 0 ? "accent" : "secondary"}
            isDisabled={isReadOnly}
            onPress={() => setMaking(true)}
            data-testid="new-audience"
          >
            {t("audience.new")}
          </Button>
        </div>
      </Spot>
      {current && <Facts facts={[{ name: t("audience.platformId"), value: current.platformId }]} />}
      <DialogContainer onDismiss={() => setMaking(false)}>
        {making && (
          <AudienceDialog
            onSaved={(audience) => {
              setMaking(false);
              set(audience.id);
            }}
          />
        )}
      </DialogContainer>
    </Card>
  );
}

function Identity() {
  const t = useText();
  const { state } = useCampaign();
  const create = useField<boolean>("/audience/createNewProfiles");
  const webhooks = useField<boolean>("/audience/enableWebhooks");
  return (
    <Card title={t("audience.identityTitle")} hint={t("audience.identityHint")}>
      <IdentityTypeField />
      {state.kind !== "highThroughput" && (
        <Spot path="/audience/createNewProfiles">
          <Option
            label={t("audience.createProfiles")}
            hint={create.value ? t("audience.createProfilesOn") : t("audience.createProfilesOff")}
            {...create}
          />
        </Spot>
      )}
      {state.kind !== "marketing" && (
        <Spot path="/audience/enableWebhooks">
          <Option label={t("audience.webhooks")} hint={t("audience.webhooksHint")} {...webhooks} />
        </Spot>
      )}
    </Card>
  );
}

interface OptionProps {
  label: string;
  hint: string;
  value: boolean;
  set: (value: boolean) => void;
  isReadOnly: boolean;
}

function Option({ label, hint, value, set, isReadOnly }: OptionProps) {
  return (
    <div>
      <Switch isSelected={value} onChange={set} isReadOnly={isReadOnly}>
        {label}
      </Switch>
      <p className={style({ font: "body-sm", color: "neutral-subdued", margin: 0, marginTop: 4 })}>{hint}</p>
    </div>
  );
}
