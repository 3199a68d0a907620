// The editor in Spectrum's colours. Every value carries both schemes, so the theme needs no switching.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { color } from "@react-spectrum/s2/style" with { type: "macro" };

const code = '"source-code-pro", monospace';

const base = EditorView.theme({
  "&": { color: color("gray-900"), backgroundColor: "transparent", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-content": { caretColor: color("gray-900") },
  ".cm-cursor": { borderLeftColor: color("gray-900"), borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: color("blue-300"),
  },
  ".cm-gutters": { backgroundColor: "transparent", color: color("gray-600"), border: "none" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: color("gray-900") },
  ".cm-activeLine": { backgroundColor: "transparent" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: color("gray-300"), outline: "none" },
  ".cm-searchMatch": { backgroundColor: color("yellow-300") },
  ".cm-searchMatch-selected": { backgroundColor: color("orange-400") },
  ".cm-placeholder": { color: color("gray-600") },
  ".cm-panels": { backgroundColor: color("gray-75"), color: color("gray-900"), borderColor: color("gray-200") },
  ".cm-panels.cm-panels-top": { borderBottom: `1px solid ${color("gray-200")}` },
  ".cm-panel.cm-search": { padding: "8px 12px", fontFamily: "inherit" },
  ".cm-panel.cm-search label": { fontSize: "12px", color: color("gray-800") },
  ".cm-textfield": {
    backgroundColor: color("gray-25"),
    border: `2px solid ${color("gray-300")}`,
    borderRadius: "6px",
    color: color("gray-900"),
    padding: "3px 8px",
    fontSize: "13px",
  },
  ".cm-textfield:focus-visible": { outline: `2px solid ${color("blue-800")}`, outlineOffset: "1px" },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: color("gray-100"),
    border: "none",
    borderRadius: "12px",
    color: color("gray-900"),
    padding: "4px 12px",
    fontSize: "12px",
  },
  ".cm-panel.cm-search [name=close]": { color: color("gray-800"), fontSize: "18px", width: "24px", height: "24px" },
  ".cm-tooltip": {
    backgroundColor: color("gray-25"),
    color: color("gray-900"),
    border: `1px solid ${color("gray-200")}`,
    borderRadius: "8px",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: code, maxHeight: "16em" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 10px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: color("blue-900"), color: "white" },
  ".cm-completionDetail": { color: color("gray-700"), fontStyle: "normal" },
  ".cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail": { color: "white" },
  ".cm-completionInfo": { fontFamily: "inherit", maxWidth: "360px", padding: "8px 12px", lineHeight: "1.5" },
  ".cm-diagnostic": { padding: "6px 12px", borderLeftWidth: "3px", fontFamily: "var(--s2-font-family-sans), sans-serif" },
  ".cm-diagnostic-error": { borderLeftColor: color("red-900") },
  ".cm-diagnostic-warning": { borderLeftColor: color("orange-900") },
  ".cm-diagnostic-info": { borderLeftColor: color("blue-900") },
  ".cm-p13n-tag": { backgroundColor: color("blue-100"), borderRadius: "3px" },
  ".cm-p13n-tag *": { color: "inherit" },
  ".cm-p13n-delimiter, .cm-p13n-tag .cm-p13n-delimiter": { color: color("blue-1000") },
  ".cm-p13n-keyword, .cm-p13n-tag .cm-p13n-keyword": { color: color("purple-1000"), fontWeight: "700" },
  ".cm-p13n-function, .cm-p13n-tag .cm-p13n-function": { color: color("fuchsia-1100") },
  ".cm-p13n-path, .cm-p13n-tag .cm-p13n-path": { color: color("blue-1200") },
  ".cm-p13n-string, .cm-p13n-tag .cm-p13n-string": { color: color("green-1100") },
  ".cm-p13n-number, .cm-p13n-tag .cm-p13n-number": { color: color("orange-1100") },
  ".cm-p13n-operator, .cm-p13n-tag .cm-p13n-operator": { color: color("gray-900") },
  ".cm-p13n-comment, .cm-p13n-comment *": { color: color("gray-700"), fontStyle: "italic" },
});

const html = HighlightStyle.define([
  { tag: [tags.tagName, tags.angleBracket], color: color("indigo-1100") },
  { tag: tags.attributeName, color: color("cinnamon-1100") },
  { tag: [tags.attributeValue, tags.string], color: color("green-1100") },
  { tag: [tags.comment, tags.documentMeta], color: color("gray-700"), fontStyle: "italic" },
  { tag: [tags.propertyName, tags.className], color: color("fuchsia-1100") },
  { tag: [tags.number, tags.unit, tags.color], color: color("orange-1100") },
  { tag: [tags.keyword, tags.bool, tags.null], color: color("purple-1100") },
  { tag: tags.invalid, color: color("red-1000") },
]);

/** An editor of one line that looks like a Spectrum text field within its frame. A long line is shown whole, in rows. */
export const oneLineLook = EditorView.theme({
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "20px" },
  ".cm-content": { padding: "4px 0" },
  ".cm-line": { padding: "0 12px" },
});

export const manyLinesLook = EditorView.theme({
  "&": { fontSize: "13px" },
  ".cm-scroller": { fontFamily: code, lineHeight: "1.6" },
});

export const look = [base, syntaxHighlighting(html)];
