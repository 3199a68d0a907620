// Test data: the simulated users content is previewed and tested with.
import { Button, Text } from "@react-spectrum/s2";
import Add from "@react-spectrum/s2/icons/Add";
import UserGroup from "@react-spectrum/s2/illustrations/linear/UserGroup";
import { useState } from "react";
import { useGo } from "../frame/router";
import { useAnswer } from "../host/query";
import { useText } from "../i18n";
import { Empty } from "../parts/Empty";
import { Loaded } from "../parts/Loaded";
import { Page } from "../parts/Page";
import { Rows } from "../parts/Rows";
import { Split } from "../parts/Split";
import { NEW } from "./drafts";
import { UserEditor } from "./UserEditor";

export function TestData({ selected }: { selected?: string }) {
  const t = useText();
  const go = useGo();
  const library = useAnswer("library.get", {});
  const [search, setSearch] = useState("");
  const add = () => go({ at: "testData", id: NEW });

  return (
    <Page
      title={t("testData.title")}
      lead={t("testData.lead")}
      fills
      testId="test-data"
      actions={
        <Button variant="accent" onPress={add} data-testid="new-user">
          <Add />
          <Text>{t("testData.new")}</Text>
        </Button>
      }
    >
      <Loaded answer={library}>
        {({ simulatedUsers }) => {
          if (simulatedUsers.length === 0 && selected !== NEW) {
            return (
              <Empty
                illustration={<UserGroup />}
                title={t("testData.none")}
                text={t("testData.noneText")}
                action={{ label: t("testData.new"), run: add }}
              />
            );
          }
          const wanted = search.trim().toLocaleLowerCase();
          const shown = simulatedUsers.filter((user) => user.name.toLocaleLowerCase().includes(wanted));
          const current = simulatedUsers.find((user) => user.id === selected);
          return (
            <Split
              list={
                <Rows
                  label={t("testData.title")}
                  searchLabel={t("testData.search")}
                  search={search}
                  onSearch={setSearch}
                  items={shown.map((user) => ({
                    id: user.id,
                    title: user.name,
                    detail: t("testData.attributes", { profile: Object.keys(user.profile).length, context: Object.keys(user.context).length }),
                  }))}
                  selected={selected}
                  onSelect={(id) => go({ at: "testData", id })}
                  isLoading={false}
                  empty={t("common.nothingFound")}
                  testId="user-list"
                />
              }
            >
              {current || selected === NEW ? (
                <UserEditor key={selected} user={current ?? null} />
              ) : (
                <Empty illustration={<UserGroup />} title={t("testData.choose")} text={t("testData.chooseText")} />
              )}
            </Split>
          );
        }}
      </Loaded>
    </Page>
  );
}
