// The bar above everything: the program, the workspace, search, the endpoint that triggers go to.
import { ActionButton, Keyboard, StatusLight, Text, Tooltip, TooltipTrigger } from "@react-spectrum/s2";
import Search from "@react-spectrum/s2/icons/Search";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useAnswer } from "../host/query";
import { useText } from "../i18n";
import { WorkspaceMenu } from "../workspace/WorkspaceMenu";
import { modifierName } from "./keys";
import { Mark } from "./Mark";
import { useGo } from "./router";

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const t = useText();
  return (
    <header className={bar}>
      <div className={style({ display: "flex", alignItems: "center", gap: 8, minWidth: 184 })}>
        <Mark />
        <span className={style({ font: "title" })}>{t("app.name")}</span>
      </div>
      <WorkspaceMenu />
      <div className={style({ flexGrow: 1 })} />
      <ActionButton onPress={onSearch} data-testid="open-search" styles={style({ width: 280 })}>
        <Search />
        <Text>{t("search.open")}</Text>
        <Keyboard>{`${modifierName} K`}</Keyboard>
      </ActionButton>
      <div className={style({ flexGrow: 1 })} />
      <ActiveEndpoint />
    </header>
  );
}

function ActiveEndpoint() {
  const t = useText();
  const go = useGo();
  const { data } = useAnswer("endpoint.list", {});
  const active = data?.endpoints.find((endpoint) => endpoint.id === data.activeId);
  if (!active) return null;
  return (
    <TooltipTrigger>
      <ActionButton isQuiet onPress={() => go({ at: "endpoints" })} data-testid="active-endpoint">
        <StatusLight variant={active.color}>{active.kind === "local" ? t("endpoint.local") : active.name}</StatusLight>
      </ActionButton>
      <Tooltip>{t("endpoint.activeHint")}</Tooltip>
    </TooltipTrigger>
  );
}

const bar = style({
  gridArea: "bar",
  display: "flex",
  alignItems: "center",
  gap: 12,
  height: 56,
  paddingX: 20,
  boxSizing: "border-box",
});
