// What a mail client shows before the message is opened.
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { useText } from "../i18n";

interface Props {
  from: string;
  subject: string;
  preheader?: string;
}

export function Envelope({ from, subject, preheader }: Props) {
  const t = useText();
  return (
    <div className={style({ font: "ui", overflowWrap: "anywhere" })}>
      <div className={style({ color: "neutral-subdued", font: "ui-sm" })}>{from === "" ? t("preview.noFrom") : from}</div>
      <div className={style({ font: "title" })} data-testid="preview-subject">
        {subject === "" ? t("preview.noSubject") : subject}
      </div>
      {preheader !== undefined && preheader !== "" && (
        <div className={style({ color: "neutral-subdued" })} data-testid="preview-preheader">
          {preheader}
        </div>
      )}
    </div>
  );
}
