// Marks where a setting is on the page, so that an alert can lead to it.
import { EditorView } from "@codemirror/view";
import type { ReactNode } from "react";
import { style } from "@react-spectrum/s2/style" with { type: "macro" };

interface Props {
  /** JSON pointer of the setting in the design. */
  path: string;
  /** Takes the height it is given instead of the height it needs. */
  isFilling?: boolean;
  children: ReactNode;
}

export function Spot({ path, isFilling = false, children }: Props) {
  return (
    <div data-path={path} className={spot({ isFilling })}>
      {children}
    </div>
  );
}

const spot = style({ minHeight: 0, height: { isFilling: "full" } });

const FOCUSABLE = 'input:not([type="hidden"]),textarea,button,[contenteditable="true"],select,a[href]';

/** Frames to wait for a tab to be shown before giving up. */
const FRAMES = 60;

/** Brings a setting into view and puts the focus on it; in a text, selects the range. */
export function jumpTo(path: string, span?: { start: number; end: number } | null, frames = FRAMES): void {
  const spot = nearest(path);
  const target = spot?.querySelector<HTMLElement>(FOCUSABLE);
  if (!spot || !target) {
    if (frames > 0) requestAnimationFrame(() => jumpTo(path, span, frames - 1));
    return;
  }
  spot.scrollIntoView({ block: "center" });
  target.focus();
  const editor = target.isContentEditable ? EditorView.findFromDOM(target) : null;
  if (editor && span) {
    const length = editor.state.doc.length;
    const selection = { anchor: Math.min(span.start, length), head: Math.min(span.end, length) };
    editor.dispatch({ selection, scrollIntoView: true });
  }
}

/** The spot of the path, or of the closest setting that contains it. */
function nearest(path: string): Element | null {
  for (let at = path; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const found = document.querySelector(`[data-path="${CSS.escape(at)}"]`);
    if (found) return found;
  }
  return null;
}
