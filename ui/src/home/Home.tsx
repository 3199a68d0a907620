// Home: what API triggered campaigns are, the way through them, and where one was.
import { Button, Link } from "@react-spectrum/s2";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useGo } from "../frame/router";
import { useAnswer } from "../host/query";
import { useText } from "../i18n";
import { useDates } from "../i18n/dates";
import { Loaded } from "../parts/Loaded";
import { Page } from "../parts/Page";
import { StatusMark } from "../parts/StatusMark";
import { StepCards } from "./StepCards";

const RECENT = 6;

export function Home() {
  const t = useText();
  const recent = useAnswer("campaign.list", {
    search: "",
    statuses: [],
    kinds: [],
    channels: [],
    tags: [],
    sort: "modified",
    descending: true,
    offset: 0,
    limit: RECENT,
  });
  return (
    <Page title={t("home.title")} testId="home">
      <p className={style({ font: "body-lg", margin: 0, maxWidth: 800 })}>{t("home.what")}</p>
      <section aria-labelledby="home-way">
        <h2 id="home-way" className={heading}>
          {t("home.way")}
        </h2>
        <StepCards latest={recent.data?.rows[0] ?? null} />
      </section>
      <section aria-labelledby="home-recent">
        <h2 id="home-recent" className={heading}>
          {t("home.recent")}
        </h2>
        <Loaded answer={recent}>{({ rows }) => (rows.length === 0 ? <NoneYet /> : <Recent rows={rows} />)}</Loaded>
      </section>
    </Page>
  );
}

function NoneYet() {
  const t = useText();
  const go = useGo();
  return (
    <div className={style({ display: "flex", gap: 16, alignItems: "center" })}>
      <p className={style({ font: "body", margin: 0 })}>{t("campaigns.noneText")}</p>
      <Button variant="accent" onPress={() => go({ at: "campaigns" })}>
        {t("campaigns.title")}
      </Button>
    </div>
  );
}

function Recent({ rows }: { rows: { id: string; name: string; status: Parameters<typeof StatusMark>[0]["status"]; modifiedAt: string }[] }) {
  const t = useText();
  const go = useGo();
  const dates = useDates();
  return (
    <ul className={style({ listStyleType: "none", margin: 0, padding: 0, maxWidth: 800 })}>
      {rows.map((row) => (
        <li key={row.id} className={line}>
          <div className={style({ flexGrow: 1, minWidth: 0, font: "ui" })}>
            <Link isStandalone isQuiet onPress={() => go({ at: "campaign", id: row.id, step: "properties" })} data-testid="recent-campaign">
              {row.name === "" ? t("campaign.unnamed") : row.name}
            </Link>
          </div>
          <div className={style({ width: 160 })}>
            <StatusMark status={row.status} size="S" />
          </div>
          <div className={style({ font: "ui-sm", color: "neutral-subdued", width: 160, textAlign: "end" })}>{dates.ago(row.modifiedAt)}</div>
        </li>
      ))}
    </ul>
  );
}

const heading = style({ font: "title-lg", marginTop: 0, marginBottom: 16 });

const line = style({
  display: "flex",
  alignItems: "center",
  gap: 16,
  minHeight: 40,
  borderWidth: 0,
  borderBottomWidth: 1,
  borderStyle: "solid",
  borderColor: "gray-200",
});
