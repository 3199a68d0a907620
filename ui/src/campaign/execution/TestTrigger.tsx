// One test trigger, from the choice of recipients to the answer.
import { Button, Content, DialogContainer, Heading, InlineAlert, Picker, PickerItem, StatusLight, Text } from "@react-spectrum/s2";
import Play from "@react-spectrum/s2/icons/Play";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { EndpointView, RequestRecord } from "../../host";
import { useAnswer, useCommand } from "../../host/query";
import { useLanguage, useText } from "../../i18n";
import { Card } from "../../parts/Card";
import { Code } from "../../parts/Code";
import { explain } from "../../parts/errors";
import { RequestView } from "../../runs/RequestView";
import { useCampaign, useSession } from "../useCampaign";
import { ConfirmProduction } from "./ConfirmProduction";
import { endpointLight } from "../../endpoints/light";
import { PayloadCard } from "./PayloadCard";
import { usePayload } from "./payloads";

export function TestTrigger({ endpoints, active }: { endpoints: EndpointView[]; active: EndpointView }) {
  const t = useText();
  const language = useLanguage();
  const session = useSession();
  const { state, design } = useCampaign();
  const [endpointId, setEndpointId] = useState(active.id);
  const [confirming, setConfirming] = useState(false);
  const [last, setLast] = useState<RequestRecord | null>(null);
  const trigger = useCommand("execution.trigger");
  const draft = usePayload(session.id);
  const payload = draft?.json ?? "";
  const prepared = useAnswer(
    "execution.prepare",
    { campaignId: session.id, endpointId, payload },
    { enabled: draft !== null, keepLast: true },
  );
  const endpoint = endpoints.find(({ id }) => id === endpointId) ?? active;
  const canSend = state.allowed.includes("trigger") && prepared.data !== undefined && prepared.data.violations.length === 0 && !prepared.error;

  const send = (confirmation: string | null) => {
    setConfirming(false);
    trigger.mutate({ campaignId: session.id, endpointId, payload, confirmation }, { onSuccess: setLast });
  };

  return (
    <>
      <PayloadCard />
      <Card title={t("execution.requestTitle")} hint={t("execution.requestHint")}>
        {endpoints.length > 1 ? (
          <Picker label={t("execution.endpoint")} value={endpointId} onChange={(key) => key !== null && setEndpointId(String(key))}>
            {endpoints.map((one) => (
              <PickerItem key={one.id} id={one.id} textValue={one.name}>
                {one.name}
              </PickerItem>
            ))}
          </Picker>
        ) : (
          <StatusLight variant={endpointLight(endpoint.color)}>{endpoint.kind === "local" ? t("endpoint.local") : endpoint.name}</StatusLight>
        )}
        {prepared.error && (
          <InlineAlert variant="negative">
            <Heading>{t("execution.cannotPrepare")}</Heading>
            <Content>{explain(t, prepared.error)}</Content>
          </InlineAlert>
        )}
        {prepared.data && prepared.data.violations.length > 0 && (
          <InlineAlert variant="negative">
            <Heading>{t("execution.violations", { count: prepared.data.violations.length })}</Heading>
            <Content>
              <ul className={style({ margin: 0, paddingStart: 16 })} data-testid="violations">
                {prepared.data.violations.map((violation) => (
                  <li key={`${violation.code} ${violation.pointer}`}>
                    {t("execution.violation", { place: violation.pointer, message: violation.message[language] })}
                  </li>
                ))}
              </ul>
            </Content>
          </InlineAlert>
        )}
        {prepared.data && (
          <Code text={prepared.data.curl} label={t("execution.curl")} copyLabel={t("execution.copyCurl")} testId="curl" />
        )}
        <div>
          <Button
            variant="accent"
            isDisabled={!canSend}
            isPending={trigger.isPending}
            onPress={() => (prepared.data?.needsConfirmation ? setConfirming(true) : send(null))}
            data-testid="trigger"
          >
            <Play />
            <Text>{t("execution.triggerTest")}</Text>
          </Button>
        </div>
        {trigger.error && (
          <InlineAlert variant={trigger.error.refused ? "notice" : "negative"} autoFocus>
            <Heading>{t("execution.failed")}</Heading>
            <Content>{explain(t, trigger.error)}</Content>
          </InlineAlert>
        )}
      </Card>
      {last && (
        <Card title={t("execution.answerTitle")}>
          <RequestView record={last} leadsOn />
        </Card>
      )}
      <DialogContainer onDismiss={() => setConfirming(false)}>
        {confirming && <ConfirmProduction campaignName={design.properties.name} endpointName={endpoint.name} onConfirm={send} />}
      </DialogContainer>
    </>
  );
}
