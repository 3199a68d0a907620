// What a desktop window does otherwise than a page: no reload from a menu, and the habit of Ctrl+S is honoured.
import { isShortcut } from "./keys";

const EDITABLE = 'input, textarea, [contenteditable="true"]';

/** @param save keeps everything typed, now */
export function behaveAsWindow(save: () => void): () => void {
  const onContextMenu = (event: Event) => {
    // In a text the menu has cut, copy and paste; elsewhere it would offer to reload the page.
    if (!(event.target instanceof Element && event.target.closest(EDITABLE))) event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "F5" || isShortcut(event, "r")) event.preventDefault();
    if (!isShortcut(event, "s")) return;
    event.preventDefault();
    save();
  };
  window.addEventListener("contextmenu", onContextMenu);
  window.addEventListener("keydown", onKeyDown);
  return () => {
    window.removeEventListener("contextmenu", onContextMenu);
    window.removeEventListener("keydown", onKeyDown);
  };
}
