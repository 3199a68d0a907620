// Execution: to whom, with what, exactly which request, and what came of it.
import { Button, Content, Heading, InlineAlert } from "@react-spectrum/s2";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useGo } from "../../frame/router";
import { useAnswer } from "../../host/query";
import { useText } from "../../i18n";
import { Loaded } from "../../parts/Loaded";
import { useAppState } from "../../settings/state";
import { Column } from "../Column";
import { useCampaign, useSession } from "../useCampaign";
import { TestTrigger } from "./TestTrigger";

export function ExecutionTab() {
  const t = useText();
  const { state } = useCampaign();
  const endpoints = useAnswer("endpoint.list", {});
  const { workspace } = useAppState();
  return (
    <Column>
      {!state.allowed.includes("trigger") && <NotLive />}
      <Loaded answer={endpoints}>
        {(list) => {
          const active = list.find((endpoint) => endpoint.id === workspace?.activeEndpointId) ?? list[0];
          return active ? (
            <TestTrigger endpoints={list} active={active} />
          ) : (
            <p className={style({ font: "body", margin: 0 })}>{t("endpoint.none")}</p>
          );
        }}
      </Loaded>
    </Column>
  );
}

function NotLive() {
  const t = useText();
  const go = useGo();
  const session = useSession();
  const { state } = useCampaign();
  const canActivate = state.allowed.includes("activate");
  return (
    <InlineAlert variant="notice">
      <Heading level={2}>{t("execution.notLiveTitle", { status: t(`status.${state.status}`) })}</Heading>
      <Content>
        <div className={style({ display: "flex", gap: 16, alignItems: "center", flexWrap: "wrap" })}>
          <span className={style({ flexGrow: 1 })}>{canActivate ? t("execution.activateFirst") : t("execution.notLiveText")}</span>
          {canActivate && (
            <Button size="S" variant="secondary" onPress={() => go({ at: "review", id: session.id })}>
              {t("campaign.review")}
            </Button>
          )}
        </div>
      </Content>
    </InlineAlert>
  );
}
