// The left rail: the parts of the program.
import DataIcon from "@react-spectrum/s2/icons/Data";
import Email from "@react-spectrum/s2/icons/Email";
import History from "@react-spectrum/s2/icons/History";
import Home from "@react-spectrum/s2/icons/Home";
import Promote from "@react-spectrum/s2/icons/Promote";
import Settings from "@react-spectrum/s2/icons/Settings";
import UserGroup from "@react-spectrum/s2/icons/UserGroup";
import { type ComponentType, type KeyboardEvent, useRef } from "react";
import { focusRing, style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useText } from "../i18n";
import { type Section, sectionOf, toAddress } from "./route";
import { useRouter } from "./router";

const entries: { section: Section; Icon: ComponentType }[] = [
  { section: "home", Icon: Home },
  { section: "campaigns", Icon: Promote },
  { section: "testData", Icon: UserGroup },
  { section: "runs", Icon: History },
  { section: "inbox", Icon: Email },
  { section: "endpoints", Icon: DataIcon },
  { section: "settings", Icon: Settings },
];

export function Rail() {
  const t = useText();
  const { place, go } = useRouter();
  const list = useRef<HTMLUListElement>(null);
  const here = sectionOf(place);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const links = [...(list.current?.querySelectorAll("a") ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    links.at((at + step + links.length) % links.length)?.focus();
    event.preventDefault();
  };

  return (
    <nav aria-label={t("rail.label")} className={rail}>
      {/* The links are what is focused; the arrow keys only move between them. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul ref={list} onKeyDown={onKeyDown} className={items}>
        {entries.map(({ section, Icon }) => (
          <li key={section}>
            <a
              href={`#${toAddress({ at: section })}`}
              aria-current={section === here ? "page" : undefined}
              data-testid={`rail-${section}`}
              onClick={(event) => {
                event.preventDefault();
                go({ at: section });
              }}
              className={`rail-link ${entry({ isCurrent: section === here })}`}
            >
              <Icon />
              <span className={style({ truncate: true })}>{t(`rail.${section}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const rail = style({
  gridArea: "rail",
  width: 208,
  paddingX: 12,
  paddingY: 16,
  boxSizing: "border-box",
  overflow: "auto",
});

const items = style({ listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: 4 });

const entry = style<{ isCurrent: boolean; isFocusVisible?: boolean }>({
  ...focusRing(),
  display: "flex",
  alignItems: "center",
  gap: 12,
  height: 36,
  paddingX: 12,
  borderRadius: "default",
  font: "ui",
  fontWeight: { default: "normal", isCurrent: "bold" },
  color: { default: "neutral", isCurrent: "neutral" },
  backgroundColor: { default: "transparent", isCurrent: "gray-200" },
  textDecoration: "none",
  boxSizing: "border-box",
});
