// Inbox: what the local endpoint delivered.
import { AlertDialog, Button, DialogContainer } from "@react-spectrum/s2";
import MailOpen from "@react-spectrum/s2/illustrations/linear/MailOpen";
import { useDeferredValue, useState } from "react";
import { useGo } from "../frame/router";
import { call } from "../host";
import { usePages } from "../host/pages";
import { useAnswer } from "../host/query";
import { useText } from "../i18n";
import { useDates } from "../i18n/dates";
import { Empty } from "../parts/Empty";
import { report } from "../parts/errors";
import { Loaded } from "../parts/Loaded";
import { Page } from "../parts/Page";
import { Rows } from "../parts/Rows";
import { Split } from "../parts/Split";
import { Message } from "./Message";

export function Inbox({ selected }: { selected?: string }) {
  const t = useText();
  const go = useGo();
  const dates = useDates();
  const [search, setSearch] = useState("");
  const [clearing, setClearing] = useState(false);
  const list = usePages("inbox.list", { campaignId: null, search: useDeferredValue(search) });
  const rows = list.data?.rows ?? [];
  const isEmpty = list.isSuccess && rows.length === 0 && search === "";

  const clear = () => {
    call("inbox.clear", {}).then(
      () => go({ at: "inbox" }),
      (error: unknown) => report(t, error),
    );
  };

  return (
    <Page
      title={t("inbox.title")}
      lead={t("inbox.lead")}
      fills
      testId="inbox"
      actions={
        !isEmpty && (
          <Button variant="secondary" onPress={() => setClearing(true)}>
            {t("inbox.clear")}
          </Button>
        )
      }
    >
      {isEmpty ? (
        <Empty
          illustration={<MailOpen />}
          title={t("inbox.none")}
          text={t("inbox.noneText")}
          action={{ label: t("campaigns.title"), run: () => go({ at: "campaigns" }) }}
        />
      ) : (
        <Split
          list={
            <Rows
              label={t("inbox.title")}
              searchLabel={t("inbox.search")}
              search={search}
              onSearch={setSearch}
              items={rows.map((row) => ({
                id: row.id,
                title: row.subject === "" ? t("preview.noSubject") : row.subject,
                detail: t("inbox.rowDetail", { recipient: row.recipient, time: dates.ago(row.receivedAt) }),
              }))}
              selected={selected}
              onSelect={(id) => go({ at: "inbox", id })}
              isLoading={list.isPending}
              onMore={() => list.hasNextPage && void list.fetchNextPage()}
              empty={t("common.nothingFound")}
              testId="inbox-list"
            />
          }
        >
          {selected ? (
            <OpenMessage key={selected} id={selected} />
          ) : (
            <Empty illustration={<MailOpen />} title={t("inbox.choose")} text={t("inbox.chooseText")} />
          )}
        </Split>
      )}
      <DialogContainer onDismiss={() => setClearing(false)}>
        {clearing && (
          <AlertDialog
            variant="destructive"
            title={t("inbox.clear")}
            primaryActionLabel={t("inbox.clear")}
            cancelLabel={t("common.cancel")}
            onPrimaryAction={clear}
          >
            {t("inbox.clearText")}
          </AlertDialog>
        )}
      </DialogContainer>
    </Page>
  );
}

function OpenMessage({ id }: { id: string }) {
  const message = useAnswer("inbox.get", { messageId: id });
  return <Loaded answer={message}>{(view) => <Message message={view} />}</Loaded>;
}
