// What is wrong in the email's texts; choosing one goes to the place.
import { Disclosure, DisclosurePanel, DisclosureTitle, Link } from "@react-spectrum/s2";
import AlertDiamond from "@react-spectrum/s2/icons/AlertDiamond";
import AlertTriangle from "@react-spectrum/s2/icons/AlertTriangle";
import CheckmarkCircle from "@react-spectrum/s2/icons/CheckmarkCircle";
import { iconStyle, style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { DiagnosticView } from "../../host";
import { useLanguage, useText } from "../../i18n";

export interface Problem {
  field: "subject" | "preheader" | "body" | "text";
  diagnostic: DiagnosticView;
}

interface Props {
  problems: Problem[];
  onShow: (problem: Problem) => void;
}

export function Problems({ problems, onShow }: Props) {
  const t = useText();
  const language = useLanguage();
  if (problems.length === 0) {
    return (
      <div className={style({ display: "flex", gap: 8, alignItems: "center", font: "ui-sm", color: "neutral-subdued" })} data-testid="no-problems">
        <CheckmarkCircle styles={iconStyle({ size: "S", color: "positive" })} />
        {t("content.noProblems")}
      </div>
    );
  }
  return (
    <Disclosure size="S" density="compact" defaultExpanded isQuiet>
      <DisclosureTitle level={2}>{t("content.problems", { count: problems.length })}</DisclosureTitle>
      <DisclosurePanel>
        <ul className={list} data-testid="problems">
          {problems.map((problem) => (
            <li
              key={`${problem.field} ${problem.diagnostic.range.from} ${problem.diagnostic.code}`}
              className={style({ display: "flex", gap: 8, font: "ui-sm" })}
            >
              {problem.diagnostic.severity === "error" ? (
                <AlertDiamond aria-label={t("severity.error")} styles={iconStyle({ size: "S", color: "negative" })} />
              ) : (
                <AlertTriangle aria-label={t("severity.warning")} styles={iconStyle({ size: "S", color: "notice" })} />
              )}
              <span className={style({ flexGrow: 1 })}>{problem.diagnostic.message[language]}</span>
              <Link isQuiet onPress={() => onShow(problem)}>
                {t("content.problemPlace", { field: t(`content.${problem.field}`), line: problem.diagnostic.line })}
              </Link>
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}

const list = style({
  listStyleType: "none",
  margin: 0,
  padding: 0,
  display: "flex",
  flexDirection: "column",
  gap: 4,
  maxHeight: 120,
  overflow: "auto",
});
