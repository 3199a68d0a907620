// One text of the message with its label, in an editor that knows the personalization language.
import { type Ref, useEffect, useId, useMemo, useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { Editor, type EditorHandle } from "../../editor/Editor";
import { personalizedHtml, personalizedText } from "../../editor/personalization";
import type { DiagnosticView, SourceFormat } from "../../host";
import { useLanguage, useText } from "../../i18n";
import { useSettings } from "../../settings/state";
import { Spot } from "../Spot";
import { useField, useSession } from "../useCampaign";
import { Assistant, toEditor } from "./assist";

interface Props {
  path: string;
  label: string;
  format: SourceFormat;
  userId: string | null;
  diagnostics: readonly DiagnosticView[];
  singleLine?: boolean;
  isRequired?: boolean;
  /** The label is said but not shown, where a tab already shows it. */
  hidesLabel?: boolean;
  testId: string;
  handle?: Ref<EditorHandle>;
}

export function SourceField({ path, label, format, userId, diagnostics, singleLine = false, isRequired, hidesLabel, testId, handle }: Props) {
  const t = useText();
  const id = useId();
  const language = useLanguage();
  const session = useSession();
  const { wordWrap } = useSettings();
  const { value, set, isReadOnly } = useField<string>(path);
  const [assistant] = useState(() => new Assistant({ campaignId: session.id, format, userId, language }));
  useEffect(() => assistant.serve({ campaignId: session.id, format, userId, language }), [assistant, session.id, format, userId, language]);
  const shown = useMemo(() => toEditor(diagnostics, language), [diagnostics, language]);

  return (
    <Spot path={path} isFilling={!singleLine}>
      <div className={field({ isSingleLine: singleLine })}>
        {!hidesLabel && (
          <span id={id} className={style({ font: "ui", color: "neutral-subdued" })}>
            {label}
            {isRequired && (
              <span role="img" aria-label={t("common.required")} className={style({ marginStart: 4 })}>
                {"*"}
              </span>
            )}
          </span>
        )}
        <div className={`editor-box ${box({ isSingleLine: singleLine })}`} data-invalid={diagnostics.some(({ severity }) => severity === "error") || undefined}>
          <Editor
            label={label}
            value={value}
            onChange={set}
            onBlur={() => void session.draft.flush().catch(() => undefined)}
            registerTypist={(settle) => session.draft.registerTypist(settle)}
            language={format === "html" ? personalizedHtml : personalizedText}
            diagnostics={shown}
            complete={assistant.completions}
            hover={assistant.hover}
            singleLine={singleLine}
            readOnly={isReadOnly}
            wrap={wordWrap}
            testId={testId}
            handle={handle}
          />
        </div>
      </div>
    </Spot>
  );
}

const field = style({ display: "flex", flexDirection: "column", gap: 4, height: { default: "full", isSingleLine: "auto" }, minHeight: 0 });

const box = style({
  borderWidth: 2,
  borderStyle: "solid",
  borderColor: "gray-300",
  borderRadius: "default",
  backgroundColor: "base",
  font: "ui",
  overflow: "hidden",
  position: "relative",
  boxSizing: "border-box",
  minHeight: { default: 0, isSingleLine: 32 },
  flexGrow: { default: 1, isSingleLine: 0 },
});
