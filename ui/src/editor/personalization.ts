// The editor's languages: HTML or plain text, each with personalization tags in it.
import { html } from "@codemirror/lang-html";
import { json } from "@codemirror/lang-json";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import { personalizationColouring } from "./colouring";

// Braces close themselves also in front of markup. Quotes do not: in prose they are apostrophes.
const braces = Prec.highest(
  EditorState.languageData.of(() => [{ closeBrackets: { brackets: ["(", "[", "{"], before: ")]}:;>< \n" } }]),
);

// End tags are left to the person: one that is inserted doubles the one that is typed.
export const personalizedHtml: Extension = [braces, html({ autoCloseTags: false }), personalizationColouring];
export const personalizedText: Extension = [braces, personalizationColouring];
export const plainJson: Extension = json();
