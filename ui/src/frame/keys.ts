// Keyboard shortcuts that hold everywhere.

const isMac = /Mac/.test(navigator.platform);

/** The modifier as it is printed on this computer's keyboard. */
export const modifierName = isMac ? "⌘" : "Ctrl";

/** A shortcut as it is printed beside what it does. */
export const shortcutName = (key: string): string => (isMac ? `${modifierName}${key}` : `${modifierName}+${key}`);

/** Whether the event is the system's modifier with the given key, and nothing else. */
export function isShortcut(event: KeyboardEvent, key: string, shift = false): boolean {
  const modifier = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return modifier && !event.altKey && event.shiftKey === shift && event.key.toLowerCase() === key;
}
