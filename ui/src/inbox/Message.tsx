// One delivered message: as it looks, as text, as it travelled.
import { Button, Tab, TabList, TabPanel, Tabs } from "@react-spectrum/s2";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useGo } from "../frame/router";
import { call, type InboxMessageView } from "../host";
import { useText } from "../i18n";
import { useDates } from "../i18n/dates";
import { Code } from "../parts/Code";
import { report } from "../parts/errors";
import { Facts } from "../parts/Facts";
import { EmailFrame } from "../preview/EmailFrame";
import { Envelope } from "../preview/Envelope";

const headerOf = (message: InboxMessageView, name: string) =>
  message.headers.find((header) => header.name.toLowerCase() === name)?.value ?? "";

export function Message({ message }: { message: InboxMessageView }) {
  const t = useText();
  const go = useGo();
  const dates = useDates();
  const { row } = message;
  const remove = () =>
    call("inbox.delete", { messageId: row.id }).then(
      () => go({ at: "inbox" }),
      (error: unknown) => report(t, error),
    );
  const views = [
    ...(message.html !== null ? (["html"] as const) : []),
    ...(message.text !== null ? (["text"] as const) : []),
    "headers" as const,
    "source" as const,
  ];

  return (
    <article aria-label={row.subject} className={style({ display: "flex", flexDirection: "column", gap: 16, flexGrow: 1, minHeight: 0 })} data-testid="message">
      <div className={style({ display: "flex", gap: 16, alignItems: "start" })}>
        <div className={style({ flexGrow: 1 })}>
          <Envelope from={headerOf(message, "from")} subject={row.subject} />
        </div>
        <Button variant="secondary" size="S" onPress={() => go({ at: "campaign", id: row.campaignId, step: "content" })}>
          {t("inbox.toCampaign")}
        </Button>
        <Button variant="secondary" size="S" onPress={() => void remove()}>
          {t("act.delete")}
        </Button>
      </div>
      <Facts
        facts={[
          { name: t("inbox.to"), value: row.recipient },
          { name: t("inbox.received"), value: dates.precise(row.receivedAt) },
          { name: t("inbox.campaign"), value: t("inbox.campaignVersion", { name: row.campaignName, version: row.campaignVersion }) },
        ]}
      />
      <Tabs aria-label={t("inbox.views")} density="compact" styles={style({ flexGrow: 1, minHeight: 0 })}>
        <TabList>
          {views.map((view) => (
            <Tab key={view} id={view} data-testid={`message-${view}`}>
              {t(`inbox.${view}`)}
            </Tab>
          ))}
        </TabList>
        {message.html !== null && (
          <TabPanel id="html" styles={style({ flexGrow: 1, minHeight: 360, marginTop: 12 })}>
            <div className={style({ display: "flex", height: "full", minHeight: 360 })}>
              <EmailFrame title={t("preview.frame")} html={message.html} />
            </div>
          </TabPanel>
        )}
        {message.text !== null && (
          <TabPanel id="text" styles={style({ marginTop: 12 })}>
            <Code text={message.text} label={t("inbox.text")} copyLabel={t("common.copy")} testId="message-text-body" />
          </TabPanel>
        )}
        <TabPanel id="headers" styles={style({ marginTop: 12 })}>
          <Facts facts={message.headers.map(({ name, value }) => ({ name, value }))} />
        </TabPanel>
        <TabPanel id="source" styles={style({ marginTop: 12 })}>
          <Code text={message.source} label={t("inbox.source")} copyLabel={t("common.copy")} />
        </TabPanel>
      </Tabs>
    </article>
  );
}
