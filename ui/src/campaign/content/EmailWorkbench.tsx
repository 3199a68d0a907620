// Writing an email with its preview beside it.
import { useRef, useState } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import type { EditorHandle } from "../../editor/Editor";
import type { DiagnosticView } from "../../host";
import { useText } from "../../i18n";
import { read } from "../../save/path";
import type { EmailContent } from "../../host";
import { jumpTo } from "../Spot";
import { useCampaign, useSession } from "../useCampaign";
import { BodyToolbar, type BodyPart } from "./BodyToolbar";
import { type EmailPlace, emailPath } from "./place";
import { PreviewPane } from "./PreviewPane";
import { Problems, type Problem } from "./Problems";
import { SourceField } from "./SourceField";
import { useEmailPreview } from "./useEmailPreview";

interface Props {
  place: EmailPlace;
  onPlace: (place: EmailPlace) => void;
  userId: string | null;
  onUser: (id: string | null) => void;
}

const none: readonly DiagnosticView[] = [];

export function EmailWorkbench({ place, onPlace, userId, onUser }: Props) {
  const t = useText();
  const session = useSession();
  const { design } = useCampaign();
  const [part, setPart] = useState<BodyPart>("body");
  const editor = useRef<EditorHandle>(null);
  const path = emailPath(place);
  const email = read(design, path) as EmailContent;
  const preview = useEmailPreview(session.id, email, userId, place.locale);
  const found = (name: "subject" | "preheader" | "body" | "text") => preview.data?.[name].diagnostics ?? none;

  const problems: Problem[] = (["subject", "preheader", "body", "text"] as const).flatMap((field) =>
    found(field).map((diagnostic) => ({ field, diagnostic })),
  );
  const show = ({ field, diagnostic }: Problem) => {
    if (field === "body" || field === "text") setPart(field);
    requestAnimationFrame(() => jumpTo(`${path}/${field}`, { start: diagnostic.range.from, end: diagnostic.range.to }));
  };

  return (
    <div className={bench}>
      <div className={style({ display: "flex", flexDirection: "column", gap: 12, minHeight: 0, minWidth: 0 })}>
        <SourceField
          path={`${path}/subject`}
          label={t("content.subject")}
          format="text"
          userId={userId}
          diagnostics={found("subject")}
          singleLine
          isRequired
          testId="editor-subject"
        />
        <SourceField
          path={`${path}/preheader`}
          label={t("content.preheader")}
          format="text"
          userId={userId}
          diagnostics={found("preheader")}
          singleLine
          testId="editor-preheader"
        />
        <BodyToolbar
          design={design}
          part={part}
          onPart={setPart}
          place={place}
          onPlace={onPlace}
          onSearch={() => editor.current?.search()}
        />
        <div className={style({ flexGrow: 1, flexBasis: 0, minHeight: 200, display: "grid" })}>
          <SourceField
            key={part}
            path={`${path}/${part}`}
            label={part === "body" ? t("content.body") : t("content.text")}
            format={part === "body" ? "html" : "text"}
            userId={userId}
            diagnostics={found(part)}
            hidesLabel
            testId={`editor-${part}`}
            handle={editor}
          />
        </div>
        <Problems problems={problems} onShow={show} />
      </div>
      <PreviewPane preview={preview} userId={userId} onUser={onUser} locale={place.locale} />
    </div>
  );
}

const bench = style({
  display: "grid",
  gap: 20,
  height: "full",
  minHeight: 0,
  gridTemplateColumns: ["minmax(0, 1fr)", "minmax(0, 1fr)"],
});
