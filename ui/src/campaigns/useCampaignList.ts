// The campaigns that match, in pages asked for as one scrolls.
import { useInfiniteQuery } from "@tanstack/react-query";
import { call, type CampaignPage, type CampaignSort, type HostError, type Status } from "../host";

const PAGE = 200;

export interface Wanted {
  search: string;
  statuses: Status[];
  sort: CampaignSort;
  descending: boolean;
}

export function useCampaignList({ search, statuses, sort, descending }: Wanted) {
  return useInfiniteQuery<CampaignPage, HostError, CampaignPage, unknown[], number>({
    queryKey: ["campaign.list", search, statuses, sort, descending],
    queryFn: ({ pageParam }) =>
      call("campaign.list", { search, statuses, sort, descending, kinds: [], channels: [], tags: [], offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.rows.length, 0);
      return loaded < last.total && last.rows.length > 0 ? loaded : null;
    },
    select: ({ pages }) => ({ rows: pages.flatMap((page) => page.rows), total: pages[0]?.total ?? 0 }),
    placeholderData: (last) => last,
  });
}
