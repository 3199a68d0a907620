// Text for machines, shown as it is, to be read and copied.
import { style } from "@react-spectrum/s2/style" with { type: "macro" };
import { CopyButton } from "./CopyButton";

interface Props {
  text: string;
  /** What the text is. */
  label: string;
  copyLabel: string;
  testId?: string;
}

export function Code({ text, label, copyLabel, testId }: Props) {
  return (
    <div className={style({ position: "relative" })}>
      {/* A scrolling region needs the focus to be scrolled by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre role="region" tabIndex={0} aria-label={label} className={`code-block ${block}`} data-testid={testId}>
        {text}
      </pre>
      <div className={style({ position: "absolute", top: 8, insetEnd: 8 })}>
        <CopyButton text={text} label={copyLabel} />
      </div>
    </div>
  );
}

const block = style({
  font: "code-sm",
  margin: 0,
  padding: 16,
  paddingEnd: 96,
  maxHeight: 320,
  overflow: "auto",
  whiteSpace: "pre-wrap",
  overflowWrap: "anywhere",
  backgroundColor: "gray-75",
  borderRadius: "default",
});
