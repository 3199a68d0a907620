// Findings with where they are, what they mean and how to mend them.
import { Link } from "@react-spectrum/s2";
import AlertDiamond from "@react-spectrum/s2/icons/AlertDiamond";
import AlertTriangle from "@react-spectrum/s2/icons/AlertTriangle";
import { iconStyle, style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useGo } from "../frame/router";
import type { Finding } from "../host";
import { useLanguage, useText } from "../i18n";
import { jumpTo } from "./Spot";
import { useSession } from "./useCampaign";

interface Props {
  findings: Finding[];
  /** Runs before the jump, for what stands in front of the page. */
  onJump?: () => void;
}

export function FindingList({ findings, onJump }: Props) {
  const t = useText();
  const language = useLanguage();
  const session = useSession();
  const go = useGo();
  return (
    <ul className={style({ listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: 16 })}>
      {findings.map((finding) => (
        <li
          key={`${finding.code} ${finding.place.path} ${finding.message.en}`}
          data-testid={`finding-${finding.code}`}
          className={style({ display: "flex", gap: 8 })}
        >
          <span className={style({ flexShrink: 0 })}>
            {finding.severity === "error" ? (
              <AlertDiamond aria-label={t("severity.error")} styles={iconStyle({ size: "S", color: "negative" })} />
            ) : (
              <AlertTriangle aria-label={t("severity.warning")} styles={iconStyle({ size: "S", color: "notice" })} />
            )}
          </span>
          <div className={style({ font: "ui", flexGrow: 1, minWidth: 0 })}>
            <div className={style({ fontWeight: "bold" })}>{finding.message[language]}</div>
            <div className={style({ color: "neutral-subdued" })}>{finding.remedy[language]}</div>
            <Link
              onPress={() => {
                onJump?.();
                go({ at: "campaign", id: session.id, step: finding.place.tab });
                requestAnimationFrame(() => jumpTo(finding.place.path));
              }}
            >
              {t("alerts.goTo", { tab: t(`step.${finding.place.tab}`) })}
            </Link>
          </div>
        </li>
      ))}
    </ul>
  );
}
