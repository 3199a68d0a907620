// The list of campaigns: find, sort, filter, make.
import { Button, DialogContainer, MenuItem, Menu, MenuTrigger, ActionButton, SearchField, Text } from "@react-spectrum/s2";
import Filter from "@react-spectrum/s2/icons/Filter";
import Add from "@react-spectrum/s2/icons/Add";
import { useDeferredValue, useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { CampaignSort, Status } from "../host";
import { useText } from "../i18n";
import { Page } from "../parts/Page";
import { CampaignTable } from "./CampaignTable";
import { CreateDialog } from "./CreateDialog";
import { useCampaignList } from "./useCampaignList";

const statuses = ["draft", "scheduled", "live", "completed", "stopped", "failed", "archived"] as const satisfies Status[];
/** What Journey Optimizer shows before one asks for more. */
const usual: Status[] = ["draft", "inReview", "scheduled", "live"];

export function Campaigns() {
  const t = useText();
  const [search, setSearch] = useState("");
  const [shown, setShown] = useState<Status[]>(usual);
  const [sort, setSort] = useState<{ by: CampaignSort; descending: boolean }>({ by: "modified", descending: true });
  const [creating, setCreating] = useState(false);
  const list = useCampaignList({ search: useDeferredValue(search), statuses: shown, sort: sort.by, descending: sort.descending });

  return (
    <Page
      title={t("campaigns.title")}
      lead={t("campaigns.lead")}
      fills
      testId="campaigns"
      actions={
        <Button variant="accent" onPress={() => setCreating(true)} data-testid="new-campaign">
          <Add />
          <Text>{t("campaigns.new")}</Text>
        </Button>
      }
    >
      <div className={style({ display: "flex", gap: 12, alignItems: "center", flexWrap: "wrap" })}>
        <SearchField
          aria-label={t("campaigns.search")}
          placeholder={t("campaigns.search")}
          value={search}
          onChange={setSearch}
          data-testid="campaign-search"
          styles={style({ width: 320 })}
        />
        <MenuTrigger>
          <ActionButton data-testid="status-filter">
            <Filter />
            <Text>{t("campaigns.statusFilter", { count: shown.length })}</Text>
          </ActionButton>
          <Menu
            selectionMode="multiple"
            selectedKeys={shown}
            onSelectionChange={(keys) => setShown(keys === "all" ? [...statuses] : ([...keys] as Status[]))}
          >
            {statuses.map((status) => (
              <MenuItem key={status} id={status}>
                {t(`status.${status}`)}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
        <span className={style({ font: "ui", color: "neutral-subdued" })} role="status" data-testid="campaign-count">
          {list.data && t("campaigns.count", { count: list.data.total })}
        </span>
      </div>
      <CampaignTable
        list={list}
        sort={sort}
        onSort={setSort}
        isFiltered={search !== "" || shown !== usual}
        onClear={() => {
          setSearch("");
          setShown(usual);
        }}
        onCreate={() => setCreating(true)}
      />
      <DialogContainer onDismiss={() => setCreating(false)}>{creating && <CreateDialog />}</DialogContainer>
    </Page>
  );
}
