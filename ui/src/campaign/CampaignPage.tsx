// A campaign's page: its header and its tabs in the order of the work.
import { Tab, TabList, TabPanel, Tabs } from "@react-spectrum/s2";
import type { ComponentType } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { type Step, steps } from "../frame/route";
import { useGo } from "../frame/router";
import { useText } from "../i18n";
import { ActionsTab } from "./actions/ActionsTab";
import { AudienceTab } from "./audience/AudienceTab";
import { ContentTab } from "./content/ContentTab";
import { ExecutionTab } from "./execution/ExecutionTab";
import { CampaignHeader } from "./header/CampaignHeader";
import { PropertiesTab } from "./properties/PropertiesTab";
import { ReportsTab } from "./reports/ReportsTab";
import { ScheduleTab } from "./schedule/ScheduleTab";
import { useSession } from "./useCampaign";

const tabs: Record<Step, ComponentType> = {
  properties: PropertiesTab,
  actions: ActionsTab,
  content: ContentTab,
  audience: AudienceTab,
  schedule: ScheduleTab,
  execution: ExecutionTab,
  reports: ReportsTab,
};

export function CampaignPage({ step }: { step: Step }) {
  const t = useText();
  const go = useGo();
  const session = useSession();

  const choose = (next: Step) => {
    // Leaving a tab is a pause like any other; a refusal shows in the header.
    void session.draft.flush().catch(() => undefined);
    go({ at: "campaign", id: session.id, step: next });
  };

  return (
    <div className={style({ display: "flex", flexDirection: "column", height: "full" })} data-testid="campaign-page">
      <CampaignHeader />
      <Tabs
        aria-label={t("campaign.tabs")}
        selectedKey={step}
        onSelectionChange={(key) => choose(key as Step)}
        styles={style({ flexGrow: 1, minHeight: 0, marginX: 32 })}
      >
        <TabList>
          {steps.map((name) => (
            <Tab key={name} id={name} data-testid={`tab-${name}`}>
              {t(`step.${name}`)}
            </Tab>
          ))}
        </TabList>
        {steps.map((name) => {
          const Content = tabs[name];
          return (
            <TabPanel key={name} id={name} styles={style({ minHeight: 0, flexGrow: 1 })}>
              <div className={style({ height: "full", overflow: "auto" })}>
                <Content />
              </div>
            </TabPanel>
          );
        })}
      </Tabs>
    </div>
  );
}
