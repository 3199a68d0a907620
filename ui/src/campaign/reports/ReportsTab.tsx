// Reports: what is known of the campaign's triggers, counted from the journal and the inbox.
import { Button } from "@react-spectrum/s2";
import Chart from "@react-spectrum/s2/illustrations/linear/GraphBarChart";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useGo } from "../../frame/router";
import { useAnswer } from "../../host/query";
import { useLocaleTag, useText } from "../../i18n";
import { Card } from "../../parts/Card";
import { Empty } from "../../parts/Empty";
import { Loaded } from "../../parts/Loaded";
import { Column } from "../Column";
import { useSession } from "../useCampaign";

const counts = ["requests", "accepted", "rejected", "unknown", "notSent", "delivered"] as const;

export function ReportsTab() {
  const t = useText();
  const go = useGo();
  const session = useSession();
  const numbers = new Intl.NumberFormat(useLocaleTag());
  const report = useAnswer("execution.report", { campaignId: session.id });
  return (
    <Loaded answer={report}>
      {(data) =>
        data.requests === 0 ? (
          <Empty
            illustration={<Chart />}
            title={t("reports.none")}
            text={t("reports.noneText")}
            action={{ label: t("reports.toExecution"), run: () => go({ at: "campaign", id: session.id, step: "execution" }) }}
          />
        ) : (
          <Column>
            <Card
              title={t("reports.title")}
              hint={t("reports.hint")}
              actions={
                <Button variant="secondary" onPress={() => go({ at: "runs" })}>
                  {t("reports.toRuns")}
                </Button>
              }
            >
              <dl className={tiles}>
                {counts.map((name) => (
                  <div key={name} className={style({ display: "flex", flexDirection: "column-reverse", gap: 4 })}>
                    <dt className={style({ font: "ui-sm", color: "neutral-subdued" })}>{t(`reports.${name}`)}</dt>
                    <dd className={style({ font: "heading-lg", margin: 0 })} data-testid={`report-${name}`}>
                      {numbers.format(data[name])}
                    </dd>
                  </div>
                ))}
              </dl>
            </Card>
          </Column>
        )
      }
    </Loaded>
  );
}

const tiles = style({ display: "grid", gap: 24, margin: 0, gridTemplateColumns: ["repeat(auto-fill, minmax(140px, 1fr))"] });
