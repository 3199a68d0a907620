// Which screen a place shows.
import { Campaigns } from "../campaigns/Campaigns";
import { CampaignScreen } from "../campaign/CampaignScreen";
import { Endpoints } from "../endpoints/Endpoints";
import { Home } from "../home/Home";
import { Inbox } from "../inbox/Inbox";
import { Runs } from "../runs/Runs";
import { SettingsScreen } from "../settings/SettingsScreen";
import { TestData } from "../testdata/TestData";
import type { Place } from "./route";

export function Screen({ place }: { place: Place }) {
  switch (place.at) {
    case "home":
      return <Home />;
    case "campaigns":
      return <Campaigns />;
    case "campaign":
      return <CampaignScreen key={place.id} id={place.id} step={place.step} />;
    case "review":
      return <CampaignScreen key={place.id} id={place.id} step="review" />;
    case "testData":
      return <TestData selected={place.id} />;
    case "runs":
      return <Runs selected={place.id} />;
    case "inbox":
      return <Inbox selected={place.id} />;
    case "endpoints":
      return <Endpoints />;
    case "settings":
      return <SettingsScreen />;
  }
}
