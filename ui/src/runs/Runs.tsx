// Runs: every request ever sent, with its answer.
import Journal from "@react-spectrum/s2/illustrations/linear/Paperairplane";
import { useDeferredValue, useState } from "react";
import { useGo } from "../frame/router";
import { useAnswer } from "../host/query";
import { usePages } from "../host/pages";
import { useText } from "../i18n";
import { useDates } from "../i18n/dates";
import { Card } from "../parts/Card";
import { Empty } from "../parts/Empty";
import { Loaded } from "../parts/Loaded";
import { Page } from "../parts/Page";
import { Rows } from "../parts/Rows";
import { Split } from "../parts/Split";
import { RequestView } from "./RequestView";

export function Runs({ selected }: { selected?: string }) {
  const t = useText();
  const go = useGo();
  const dates = useDates();
  const [search, setSearch] = useState("");
  const list = usePages("request.list", { campaignId: null, search: useDeferredValue(search) });
  const rows = list.data?.rows ?? [];
  const isEmpty = list.isSuccess && rows.length === 0 && search === "";

  return (
    <Page title={t("runs.title")} lead={t("runs.lead")} fills testId="runs">
      {isEmpty ? (
        <Empty
          illustration={<Journal />}
          title={t("runs.none")}
          text={t("runs.noneText")}
          action={{ label: t("campaigns.title"), run: () => go({ at: "campaigns" }) }}
        />
      ) : (
        <Split
          list={
            <Rows
              label={t("runs.title")}
              searchLabel={t("runs.search")}
              search={search}
              onSearch={setSearch}
              items={rows.map((row) => ({
                id: row.id,
                title: row.campaignName,
                detail: t("runs.rowDetail", { outcome: t(`outcome.${row.outcome}`), time: dates.precise(row.sentAt) }),
              }))}
              selected={selected}
              onSelect={(id) => go({ at: "runs", id })}
              isLoading={list.isPending}
              onMore={() => list.hasNextPage && void list.fetchNextPage()}
              empty={t("common.nothingFound")}
              testId="run-list"
            />
          }
        >
          {selected ? <Run key={selected} id={selected} /> : <Empty illustration={<Journal />} title={t("runs.choose")} text={t("runs.chooseText")} />}
        </Split>
      )}
    </Page>
  );
}

function Run({ id }: { id: string }) {
  const run = useAnswer("request.get", { requestId: id });
  return (
    <Loaded answer={run}>
      {(record) => (
        <Card title={record.row.campaignName}>
          <RequestView record={record} />
        </Card>
      )}
    </Loaded>
  );
}
