// One request and what came of it.
import { Button, Content, Heading, InlineAlert, StatusLight, Tab, TabList, TabPanel, Tabs } from "@react-spectrum/s2";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useGo } from "../frame/router";
import type { Header, RequestOutcome, RequestRecord } from "../host";
import { useText } from "../i18n";
import { useDates } from "../i18n/dates";
import { Code } from "../parts/Code";
import { Facts } from "../parts/Facts";

const lights = {
  unknown: "notice",
  accepted: "positive",
  rejected: "negative",
  notSent: "negative",
} as const satisfies Record<RequestOutcome, string>;

export function OutcomeLight({ outcome, size = "M" }: { outcome: RequestOutcome; size?: "S" | "M" }) {
  const t = useText();
  return (
    <StatusLight variant={lights[outcome]} size={size}>
      {t(`outcome.${outcome}`)}
    </StatusLight>
  );
}

/** @param leadsOn whether to offer the way to the journal and the inbox */
export function RequestView({ record, leadsOn = false }: { record: RequestRecord; leadsOn?: boolean }) {
  const t = useText();
  const go = useGo();
  const dates = useDates();
  const { row } = record;
  return (
    <div className={style({ display: "flex", flexDirection: "column", gap: 16 })} data-testid="request-view" data-outcome={row.outcome}>
      <OutcomeLight outcome={row.outcome} />
      {record.failure && (
        <InlineAlert variant={record.failure.mayHaveBeenSent ? "notice" : "negative"}>
          <Heading>{record.failure.mayHaveBeenSent ? t("runs.mayHaveBeenSent") : t("runs.notSent")}</Heading>
          <Content>{record.failure.reason}</Content>
        </InlineAlert>
      )}
      {record.exclusions.length > 0 && (
        <InlineAlert variant="notice">
          <Heading>{t("runs.excluded", { count: record.exclusions.length })}</Heading>
          <Content>
            <ul className={style({ margin: 0, paddingStart: 16 })} data-testid="exclusions">
              {record.exclusions.map(({ recipient, reason, detail }) => (
                <li key={`${recipient.namespace} ${recipient.userId}`}>
                  {t("runs.exclusion", { recipient: recipient.userId, reason: t(`exclusion.${reason}`) })}
                  {detail !== "" && <div className={style({ font: "code-sm" })}>{detail}</div>}
                </li>
              ))}
            </ul>
          </Content>
        </InlineAlert>
      )}
      <Facts
        facts={[
          { name: t("runs.status"), value: row.status ?? t("common.none") },
          { name: t("runs.duration"), value: row.durationMillis === null ? t("common.none") : t("runs.millis", { millis: Math.round(row.durationMillis) }) },
          { name: t("runs.executionId"), value: row.executionId ?? t("common.none") },
          { name: t("runs.sentAt"), value: dates.precise(row.sentAt) },
          { name: t("runs.endpoint"), value: row.endpointName },
        ]}
      />
      <Tabs aria-label={t("runs.parts")} density="compact">
        <TabList>
          <Tab id="answer">{t("runs.answer")}</Tab>
          <Tab id="request">{t("runs.request")}</Tab>
        </TabList>
        <TabPanel id="answer" styles={style({ marginTop: 16 })}>
          {record.answerBody === null ? (
            <p className={style({ font: "body", margin: 0 })}>{t("runs.noAnswer")}</p>
          ) : (
            <Code
              text={message(`HTTP ${row.status ?? ""}`, record.answerHeaders, pretty(record.answerBody))}
              label={t("runs.answer")}
              copyLabel={t("common.copy")}
              testId="answer"
            />
          )}
        </TabPanel>
        <TabPanel id="request" styles={style({ marginTop: 16 })}>
          <Code
            text={message(`${record.method} ${record.url}`, record.headers, pretty(record.body))}
            label={t("runs.request")}
            copyLabel={t("common.copy")}
            testId="request"
          />
        </TabPanel>
      </Tabs>
      {leadsOn && (
        <div className={style({ display: "flex", gap: 8 })}>
          {row.outcome === "accepted" && (
            <Button variant="secondary" onPress={() => go({ at: "inbox" })} data-testid="to-inbox">
              {t("runs.toInbox")}
            </Button>
          )}
          <Button variant="secondary" fillStyle="outline" onPress={() => go({ at: "runs", id: row.id })}>
            {t("runs.toRun")}
          </Button>
        </div>
      )}
    </div>
  );
}

function message(first: string, headers: Header[], body: string): string {
  return [first, ...headers.map(({ name, value }) => `${name}: ${value}`), "", body].join("\n");
}

/** JSON indented, anything else as it came. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
