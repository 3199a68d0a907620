// A list of things to choose one from, with search above it.
import { ListView, ListViewItem, SearchField, Text } from "@react-spectrum/s2";
import type { ReactNode } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };

interface Item {
  id: string;
  title: string;
  detail: string;
}

interface Props {
  label: string;
  searchLabel: string;
  search: string;
  onSearch: (text: string) => void;
  items: Item[];
  selected: string | undefined;
  onSelect: (id: string) => void;
  isLoading: boolean;
  onMore?: () => void;
  empty: ReactNode;
  testId: string;
}

export function Rows({ label, searchLabel, search, onSearch, items, selected, onSelect, isLoading, onMore, empty, testId }: Props) {
  return (
    <>
      <SearchField aria-label={searchLabel} placeholder={searchLabel} value={search} onChange={onSearch} styles={style({ width: "full" })} />
      <ListView
        aria-label={label}
        selectionMode="single"
        selectionStyle="highlight"
        selectedKeys={selected ? [selected] : []}
        onSelectionChange={(keys) => {
          const [key] = keys === "all" ? [] : keys;
          if (key !== undefined) onSelect(String(key));
        }}
        items={items}
        loadingState={isLoading ? "loading" : "idle"}
        onLoadMore={onMore}
        renderEmptyState={() => empty}
        data-testid={testId}
        styles={style({ flexGrow: 1, minHeight: 0, width: "full" })}
      >
        {(item) => (
          <ListViewItem id={item.id} textValue={item.title}>
            <Text slot="label">{item.title}</Text>
            <Text slot="description">{item.detail}</Text>
          </ListViewItem>
        )}
      </ListView>
    </>
  );
}
