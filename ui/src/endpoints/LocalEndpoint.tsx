// The endpoint that ships with the program: on or off, its port, and what a caller needs to know.
import { Button, Content, Heading, InlineAlert, NumberField, StatusLight, Switch } from "@react-spectrum/s2";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { EndpointView, LocalEndpointView, SwitchLocalEndpoint } from "../host";
import { useCommand } from "../host/query";
import { useText } from "../i18n";
import { Card } from "../parts/Card";
import { CopyButton } from "../parts/CopyButton";
import { explain } from "../parts/errors";
import { Facts } from "../parts/Facts";

/** Ports below are the system's own. */
const LOWEST_PORT = 1024;
const HIGHEST_PORT = 65535;

export function LocalEndpoint({ endpoint, local }: { endpoint: EndpointView; local: LocalEndpointView }) {
  const t = useText();
  const client = useQueryClient();
  const turn = useCommand("endpoint.switchLocal");
  const change = (request: SwitchLocalEndpoint) =>
    // Whether the endpoint answers is no change of the workspace, so no event tells of it.
    turn.mutate(request, { onSettled: () => client.invalidateQueries({ queryKey: ["endpoint.list"] }) });
  const [port, setPort] = useState(local.port);
  const light = local.problem !== null ? "negative" : local.running ? "positive" : "neutral";
  const state = local.problem !== null ? t("endpoint.failed") : local.running ? t("endpoint.running") : t("endpoint.stopped");
  const facts = [
    { name: t("endpoint.baseUrl"), value: endpoint.baseUrl },
    { name: "x-gw-ims-org-id", value: endpoint.organizationId },
    { name: "x-sandbox-name", value: endpoint.sandbox },
    { name: "x-api-key", value: endpoint.clientId },
    { name: t("endpoint.secret"), value: local.sampleSecret },
  ];

  return (
    <Card
      title={t("endpoint.local")}
      hint={t("endpoint.localHint")}
      actions={
        <span data-testid="endpoint-state" data-running={local.running}>
          <StatusLight variant={light}>{state}</StatusLight>
        </span>
      }
    >
      <div className={style({ display: "flex", gap: 24, alignItems: "end", flexWrap: "wrap" })}>
        <Switch
          isSelected={local.running}
          isDisabled={turn.isPending}
          onChange={(running) => change({ running, port: null })}
          data-testid="endpoint-switch"
        >
          {t("endpoint.on")}
        </Switch>
        <NumberField
          label={t("endpoint.port")}
          value={port}
          minValue={LOWEST_PORT}
          maxValue={HIGHEST_PORT}
          formatOptions={{ useGrouping: false }}
          onChange={setPort}
          styles={style({ width: 160 })}
        />
        <Button
          variant="secondary"
          isDisabled={port === local.port || Number.isNaN(port)}
          isPending={turn.isPending}
          onPress={() => change({ running: true, port })}
          data-testid="endpoint-port"
        >
          {t("endpoint.changePort")}
        </Button>
      </div>
      {local.problem !== null && (
        <InlineAlert variant="negative">
          <Heading>{t("endpoint.failed")}</Heading>
          <Content>{t("endpoint.failedText", { reason: local.problem })}</Content>
        </InlineAlert>
      )}
      {turn.error && (
        <InlineAlert variant="negative">
          <Heading>{t("endpoint.failed")}</Heading>
          <Content>{explain(t, turn.error)}</Content>
        </InlineAlert>
      )}
      {local.running && (
        <Facts
          facts={facts.map(({ name, value }) => ({
            name,
            value: (
              <span className={style({ display: "inline-flex", alignItems: "center", gap: 8 })}>
                <code className={style({ font: "code-sm" })}>{value}</code>
                <CopyButton text={value} label={t("endpoint.copy", { name })} isQuiet hidesText />
              </span>
            ),
          }))}
        />
      )}
    </Card>
  );
}
