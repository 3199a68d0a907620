// The editor's own words, which it looks up by their English.
import type { MessageKey, Translate } from "../i18n";

const words = {
  Find: "editor.find",
  Replace: "editor.replaceWith",
  next: "editor.next",
  previous: "editor.previous",
  all: "editor.all",
  "match case": "editor.matchCase",
  "by word": "editor.byWord",
  regexp: "editor.regexp",
  replace: "editor.replace",
  "replace all": "editor.replaceAll",
  close: "common.close",
  "current match": "editor.currentMatch",
  "on line": "editor.onLine",
  "Go to line": "editor.goToLine",
  go: "editor.go",
  Completions: "editor.completions",
  Diagnostics: "editor.diagnostics",
  "No diagnostics": "editor.noDiagnostics",
  "Folded lines": "editor.foldedLines",
  "Unfolded lines": "editor.unfoldedLines",
  to: "editor.to",
  "folded code": "editor.foldedCode",
  unfold: "editor.unfold",
  "Fold line": "editor.foldLine",
  "Unfold line": "editor.unfoldLine",
  "Selection deleted": "editor.selectionDeleted",
  "Control character": "editor.controlCharacter",
  "replaced match on line $": "editor.replacedOnLine",
  "replaced $ matches": "editor.replacedMatches",
} as const satisfies Record<string, MessageKey>;

export const phrases = (t: Translate): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([english, key]) => [english, t(key)]));
