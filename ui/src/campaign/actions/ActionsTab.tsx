// Actions: the channel, its configuration, and what is tracked.
import { Button, Checkbox, CheckboxGroup, Content, DialogContainer, Heading, InlineAlert, Picker, PickerItem, Text } from "@react-spectrum/s2";
import Email from "@react-spectrum/s2/icons/Email";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { Channel, ChannelConfiguration, Tracking } from "../../host";
import { useAnswer } from "../../host/query";
import { useText } from "../../i18n";
import { Card } from "../../parts/Card";
import { Column } from "../Column";
import { Spot } from "../Spot";
import { useField } from "../useCampaign";
import { ConfigurationDialog } from "./ConfigurationDialog";
import { ConfigurationFacts } from "./ConfigurationFacts";

export function ActionsTab() {
  const t = useText();
  const channel = useField<Channel | null>("/actions/channel");
  return (
    <Column>
      <Card title={t("actions.title")} hint={t("actions.hint")}>
        <Spot path="/actions/channel">
          {channel.value === null ? (
            <Button variant="accent" isDisabled={channel.isReadOnly} onPress={() => channel.set("email")} data-testid="add-email">
              <Email />
              <Text>{t("actions.addEmail")}</Text>
            </Button>
          ) : (
            <div className={style({ display: "flex", alignItems: "center", gap: 8, font: "ui-lg" })}>
              <Email />
              <span>{t(`channel.${channel.value}`)}</span>
            </div>
          )}
        </Spot>
        {channel.value === "email" && <Configuration />}
        {(channel.value === "sms" || channel.value === "push") && (
          <InlineAlert variant="informative">
            <Heading>{t("actions.otherChannelTitle")}</Heading>
            <Content>{t("actions.otherChannelText")}</Content>
          </InlineAlert>
        )}
      </Card>
      {channel.value === "email" && <TrackingCard />}
    </Column>
  );
}

const isEmail = (configuration: ChannelConfiguration) => configuration.parameters.channel === "email";

function Configuration() {
  const t = useText();
  const { value: chosen, set, isReadOnly } = useField<string | null>("/actions/channelConfigurationId");
  const library = useAnswer("library.get", {});
  const [editing, setEditing] = useState<ChannelConfiguration | "new" | null>(null);
  const configurations = (library.data?.channelConfigurations ?? []).filter(isEmail);
  const current = configurations.find((configuration) => configuration.id === chosen);

  return (
    <div className={style({ display: "flex", flexDirection: "column", gap: 16 })}>
      <Spot path="/actions/channelConfigurationId">
        <div className={style({ display: "flex", gap: 8, alignItems: "end", flexWrap: "wrap" })}>
          {configurations.length > 0 && (
            <Picker
              label={t("actions.configuration")}
              placeholder={t("actions.chooseConfiguration")}
              isRequired
              isDisabled={isReadOnly}
              items={configurations}
              value={current?.id ?? null}
              onChange={(key) => set(key === null ? null : String(key))}
              data-testid="channel-configuration"
              styles={style({ width: 320 })}
            >
              {(configuration) => <PickerItem textValue={configuration.name}>{configuration.name}</PickerItem>}
            </Picker>
          )}
          {current && (
            <Button variant="secondary" onPress={() => setEditing(current)}>
              {t("common.edit")}
            </Button>
          )}
          <Button
            variant={configurations.length === 0 ? "accent" : "secondary"}
            onPress={() => setEditing("new")}
            data-testid="new-configuration"
          >
            {t("actions.newConfiguration")}
          </Button>
        </div>
      </Spot>
      {current && <ConfigurationFacts configuration={current} />}
      <DialogContainer onDismiss={() => setEditing(null)}>
        {editing && (
          <ConfigurationDialog
            configuration={editing === "new" ? null : editing}
            onSaved={(saved) => {
              setEditing(null);
              if (!isReadOnly && saved.id !== chosen) set(saved.id);
            }}
          />
        )}
      </DialogContainer>
    </div>
  );
}

function TrackingCard() {
  const t = useText();
  const { value: tracking, set, isReadOnly } = useField<Tracking>("/actions/tracking");
  const chosen = (["opens", "clicks"] as const).filter((what) => tracking[what]);
  return (
    <Card title={t("actions.tracking")} hint={t("actions.trackingHint")}>
      <Spot path="/actions/tracking">
        <CheckboxGroup
          aria-label={t("actions.tracking")}
          value={chosen}
          isReadOnly={isReadOnly}
          onChange={(now) => set({ opens: now.includes("opens"), clicks: now.includes("clicks") })}
        >
          <Checkbox value="opens">{t("actions.trackOpens")}</Checkbox>
          <Checkbox value="clicks">{t("actions.trackClicks")}</Checkbox>
        </CheckboxGroup>
      </Spot>
    </Card>
  );
}
