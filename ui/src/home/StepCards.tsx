// The eight steps of an API triggered campaign, each opening the thing itself.
import CalendarIcon from "@react-spectrum/s2/icons/Calendar";
import CheckmarkCircle from "@react-spectrum/s2/icons/CheckmarkCircle";
import Edit from "@react-spectrum/s2/icons/Edit";
import ListBulleted from "@react-spectrum/s2/icons/ListBulleted";
import Play from "@react-spectrum/s2/icons/Play";
import Properties from "@react-spectrum/s2/icons/Properties";
import Send from "@react-spectrum/s2/icons/Send";
import UserGroup from "@react-spectrum/s2/icons/UserGroup";
import type { ComponentType } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { Place } from "../frame/route";
import { useGo } from "../frame/router";
import type { CampaignRow } from "../host";
import { useText } from "../i18n";

const cards = ["manage", "properties", "actions", "content", "audience", "schedule", "review", "execution"] as const;
type CardName = (typeof cards)[number];

const icons: Record<CardName, ComponentType> = {
  manage: ListBulleted,
  properties: Properties,
  actions: Send,
  content: Edit,
  audience: UserGroup,
  schedule: CalendarIcon,
  review: CheckmarkCircle,
  execution: Play,
};

/** Where a card leads: into the campaign worked on last, or to the list when there is none. */
function placeOf(card: CardName, latest: CampaignRow | null): Place {
  if (card === "manage" || !latest) return { at: "campaigns" };
  return card === "review" ? { at: "review", id: latest.id } : { at: "campaign", id: latest.id, step: card };
}

export function StepCards({ latest }: { latest: CampaignRow | null }) {
  const t = useText();
  const go = useGo();
  return (
    <ol className={grid}>
      {cards.map((card, index) => {
        const Icon = icons[card];
        return (
          <li key={card} className={style({ display: "flex" })}>
            <button type="button" className={`step-card ${tile}`} onClick={() => go(placeOf(card, latest))} data-testid={`home-${card}`}>
              <span className={style({ display: "flex", alignItems: "center", gap: 8, font: "title" })}>
                <Icon />
                {t("home.step", { number: index + 1, name: t(`home.${card}`) })}
              </span>
              <span className={style({ font: "body-sm", color: "neutral-subdued" })}>{t(`home.${card}Text`)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

const grid = style({
  listStyleType: "none",
  margin: 0,
  padding: 0,
  display: "grid",
  gap: 16,
  gridTemplateColumns: ["repeat(auto-fill, minmax(240px, 1fr))"],
});

const tile = style({
  display: "flex",
  flexDirection: "column",
  alignItems: "start",
  gap: 8,
  width: "full",
  padding: 20,
  textAlign: "start",
  borderRadius: "lg",
  borderWidth: 1,
  borderStyle: "solid",
  borderColor: "gray-200",
  backgroundColor: "layer-2",
  color: "neutral",
  cursor: "pointer",
});
