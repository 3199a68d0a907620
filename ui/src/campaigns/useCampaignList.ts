// The campaigns that match, in pages asked for as one scrolls.
import type { CampaignSort, Status } from "../host";
import { usePages } from "../host/pages";

export interface Wanted {
  search: string;
  statuses: Status[];
  sort: CampaignSort;
  descending: boolean;
}

export const useCampaignList = (wanted: Wanted) => usePages("campaign.list", { ...wanted, kinds: [], channels: [], tags: [] });
