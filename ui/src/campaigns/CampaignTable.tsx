// The rows, virtual so that thousands scroll smoothly.
import { Badge, Button, Cell, Column, Content, Heading, InlineAlert, Row, TableBody, TableHeader, TableView } from "@react-spectrum/s2";
import Campaign from "@react-spectrum/s2/illustrations/linear/MegaphonePromote";
import NoResults from "@react-spectrum/s2/illustrations/linear/NoSearchResults";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useGo } from "../frame/router";
import type { CampaignRow, CampaignSort } from "../host";
import { useText } from "../i18n";
import { useDates } from "../i18n/dates";
import { Empty } from "../parts/Empty";
import { explain } from "../parts/errors";
import { StatusMark } from "../parts/StatusMark";
import { TagMark } from "../parts/TagMark";
import { RowMenu } from "./RowMenu";
import type { useCampaignList } from "./useCampaignList";

interface Props {
  list: ReturnType<typeof useCampaignList>;
  sort: { by: CampaignSort; descending: boolean };
  onSort: (sort: { by: CampaignSort; descending: boolean }) => void;
  isFiltered: boolean;
  onClear: () => void;
  onCreate: () => void;
}

export function CampaignTable({ list, sort, onSort, isFiltered, onClear, onCreate }: Props) {
  const t = useText();
  const go = useGo();
  const dates = useDates();
  if (list.error) {
    return (
      <InlineAlert variant="negative">
        <Heading level={2}>{t("error.loadTitle")}</Heading>
        <Content>
          {explain(t, list.error)}
          <Button variant="secondary" onPress={() => void list.refetch()}>
            {t("common.tryAgain")}
          </Button>
        </Content>
      </InlineAlert>
    );
  }
  const rows = list.data?.rows ?? [];
  return (
    <TableView
      aria-label={t("campaigns.title")}
      styles={style({ width: "full", flexGrow: 1, minHeight: 0 })}
      loadingState={list.isPending ? "loading" : list.isFetchingNextPage ? "loadingMore" : "idle"}
      onLoadMore={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
      sortDescriptor={{ column: sort.by, direction: sort.descending ? "descending" : "ascending" }}
      onSortChange={({ column, direction }) => onSort({ by: column as CampaignSort, descending: direction === "descending" })}
      onAction={(key) => go({ at: "campaign", id: String(key), step: "properties" })}
      data-testid="campaign-table"
    >
      <TableHeader>
        <Column id="name" isRowHeader allowsSorting minWidth={180} defaultWidth="2fr">
          {t("campaigns.name")}
        </Column>
        <Column id="status" allowsSorting minWidth={200}>
          {t("campaigns.status")}
        </Column>
        <Column id="kind" allowsSorting minWidth={150}>
          {t("campaigns.kind")}
        </Column>
        <Column id="channel" allowsSorting minWidth={100}>
          {t("campaigns.channel")}
        </Column>
        <Column id="tags" minWidth={200}>
          {t("campaigns.tags")}
        </Column>
        <Column id="modified" allowsSorting minWidth={120}>
          {t("campaigns.modified")}
        </Column>
        <Column id="menu" width={80} align="end">
          {t("campaigns.actions")}
        </Column>
      </TableHeader>
      <TableBody
        items={rows}
        renderEmptyState={() =>
          isFiltered ? (
            <Empty
              illustration={<NoResults />}
              title={t("campaigns.noneFound")}
              text={t("campaigns.noneFoundText")}
              second={{ label: t("campaigns.clearFilter"), run: onClear }}
            />
          ) : (
            <Empty
              illustration={<Campaign />}
              title={t("campaigns.none")}
              text={t("campaigns.noneText")}
              action={{ label: t("campaigns.new"), run: onCreate }}
            />
          )
        }
      >
        {(row: CampaignRow) => (
          <Row id={row.id} textValue={row.name}>
            <Cell>{row.name === "" ? t("campaign.unnamed") : row.name}</Cell>
            <Cell textValue={t(`status.${row.status}`)}>
              <div className={style({ display: "flex", gap: 8, alignItems: "center" })}>
                <StatusMark status={row.status} size="S" />
                {row.draftVersion && (
                  <Badge variant="neutral" fillStyle="subtle" size="S" styles={style({ flexShrink: 0 })}>
                    {t("campaigns.draftVersion")}
                  </Badge>
                )}
              </div>
            </Cell>
            <Cell>{t(`kind.${row.kind}`)}</Cell>
            <Cell>{row.channel ? t(`channel.${row.channel}`) : t("common.none")}</Cell>
            <Cell textValue={row.tags.map((tag) => tag.name).join(", ")}>
              <div className={style({ display: "flex", gap: 4 })}>
                {row.tags.map((tag) => (
                  <TagMark key={tag.name} tag={tag} />
                ))}
              </div>
            </Cell>
            <Cell>{dates.ago(row.modifiedAt)}</Cell>
            <Cell textValue={t("campaign.more")}>
              <RowMenu row={row} />
            </Cell>
          </Row>
        )}
      </TableBody>
    </TableView>
  );
}
