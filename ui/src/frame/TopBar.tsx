// The bar above everything: the program, the workspace, search, the endpoint that triggers go to.
import { ActionButton, StatusLight, Tooltip, TooltipTrigger } from "@react-spectrum/s2";
import Search from "@react-spectrum/s2/icons/Search";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { endpointLight } from "../endpoints/light";
import { useAnswer } from "../host/query";
import { useText } from "../i18n";
import { useAppState } from "../settings/state";
import { WorkspaceMenu } from "../workspace/WorkspaceMenu";
import { shortcutName } from "./keys";
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
      <button type="button" onClick={onSearch} data-testid="open-search" className={`search-open ${search}`}>
        <Search />
        <span className={style({ flexGrow: 1, textAlign: "start" })}>{t("search.open")}</span>
        <kbd className={style({ font: "ui-sm", color: "neutral-subdued" })}>{shortcutName("K")}</kbd>
      </button>
      <div className={style({ flexGrow: 1 })} />
      <ActiveEndpoint />
    </header>
  );
}

function ActiveEndpoint() {
  const t = useText();
  const go = useGo();
  const { data } = useAnswer("endpoint.list", {});
  const { workspace } = useAppState();
  const active = data?.find((endpoint) => endpoint.id === workspace?.activeEndpointId) ?? data?.[0];
  if (!active) return null;
  return (
    <TooltipTrigger>
      <ActionButton isQuiet onPress={() => go({ at: "endpoints" })} data-testid="active-endpoint">
        <StatusLight variant={endpointLight(active.color)}>{active.kind === "local" ? t("endpoint.local") : active.name}</StatusLight>
      </ActionButton>
      <Tooltip>{t("endpoint.activeHint")}</Tooltip>
    </TooltipTrigger>
  );
}

const search = style({
  display: "flex",
  alignItems: "center",
  gap: 8,
  width: 320,
  height: 32,
  paddingX: 12,
  font: "ui",
  color: "neutral-subdued",
  backgroundColor: "base",
  borderWidth: 1,
  borderStyle: "solid",
  borderColor: "gray-300",
  borderRadius: "full",
  cursor: "pointer",
});

const bar = style({
  gridArea: "bar",
  display: "flex",
  alignItems: "center",
  gap: 12,
  height: 56,
  paddingX: 20,
  boxSizing: "border-box",
});
