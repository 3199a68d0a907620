// Makes or changes an email channel configuration.
import {
  Button,
  ButtonGroup,
  Content,
  Dialog,
  Form,
  Heading,
  Radio,
  RadioGroup,
  Switch,
  TextField,
  useDialogContainer,
} from "@react-spectrum/s2";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { ChannelConfiguration, ChannelParameters, EmailParameters, MessageType } from "../../host";
import { useCommand } from "../../host/query";
import { type MessageKey, useText } from "../../i18n";
import { NotSaved } from "../../parts/NotSaved";

type Parameters = Extract<ChannelParameters, { channel: "email" }>;

const empty: Parameters = {
  channel: "email",
  messageType: "transactional",
  subdomain: "",
  fromName: "",
  fromAddress: "",
  replyToName: "",
  replyToAddress: "",
  errorAddress: "",
  urlTrackingParameters: "",
  listUnsubscribe: true,
};

type TextParameter = { [K in keyof EmailParameters]: EmailParameters[K] extends string ? K : never }[keyof EmailParameters];

const fields: { name: Exclude<TextParameter, "messageType">; label: `configuration.${string}` & MessageKey; isRequired?: boolean; type?: "email" }[] = [
  { name: "fromName", label: "configuration.fromName", isRequired: true },
  // From and reply-to may be personalized, so they need not look like addresses.
  { name: "fromAddress", label: "configuration.fromAddress", isRequired: true },
  { name: "replyToName", label: "configuration.replyToName" },
  { name: "replyToAddress", label: "configuration.replyToAddress" },
  { name: "subdomain", label: "configuration.subdomain" },
  { name: "errorAddress", label: "configuration.errorAddress" },
  { name: "urlTrackingParameters", label: "configuration.urlTracking" },
];

interface Props {
  configuration: ChannelConfiguration | null;
  onSaved: (saved: ChannelConfiguration) => void;
}

export function ConfigurationDialog({ configuration, onSaved }: Props) {
  const t = useText();
  const dialog = useDialogContainer();
  const save = useCommand("channelConfiguration.save");
  const [name, setName] = useState(configuration?.name ?? "");
  const [parameters, setParameters] = useState<Parameters>(() =>
    configuration?.parameters.channel === "email" ? configuration.parameters : empty,
  );
  const isComplete = name.trim() !== "" && fields.every((field) => !field.isRequired || parameters[field.name].trim() !== "");

  const submit = () => {
    if (!isComplete || save.isPending) return;
    save.mutate({ id: configuration?.id ?? null, name: name.trim(), parameters }, { onSuccess: onSaved });
  };

  return (
    <Dialog size="L">
      <Heading slot="title">{configuration ? t("configuration.editTitle") : t("configuration.newTitle")}</Heading>
      <Content>
        <Form
          id="configuration-form"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
          necessityIndicator="icon"
        >
          <TextField label={t("configuration.name")} value={name} onChange={setName} isRequired autoFocus data-testid="configuration-name" />
          <RadioGroup
            label={t("configuration.type")}
            orientation="horizontal"
            value={parameters.messageType}
            onChange={(messageType) => setParameters({ ...parameters, messageType: messageType as MessageType })}
          >
            <Radio value="transactional">{t("messageType.transactional")}</Radio>
            <Radio value="marketing">{t("messageType.marketing")}</Radio>
          </RadioGroup>
          <div className={style({ display: "flex", flexWrap: "wrap", columnGap: 16, rowGap: 24 })}>
            {fields.map((field) => (
              <TextField
                key={field.name}
                label={t(field.label)}
                value={parameters[field.name]}
                isRequired={field.isRequired}
                onChange={(value) => setParameters({ ...parameters, [field.name]: value })}
                data-testid={`configuration-${field.name}`}
                styles={style({ width: "calc(50% - 8px)" })}
              />
            ))}
          </div>
          <Switch
            isSelected={parameters.listUnsubscribe}
            onChange={(listUnsubscribe) => setParameters({ ...parameters, listUnsubscribe })}
          >
            {t("configuration.listUnsubscribe")}
          </Switch>
          <NotSaved error={save.error} />
        </Form>
      </Content>
      <ButtonGroup>
        <Button variant="secondary" onPress={() => dialog.dismiss()}>
          {t("common.cancel")}
        </Button>
        <Button variant="accent" isDisabled={!isComplete} isPending={save.isPending} onPress={submit} data-testid="configuration-save">
          {t("common.save")}
        </Button>
      </ButtonGroup>
    </Dialog>
  );
}
