// The editor's languages: HTML or plain text, each with personalization tags in it.
import { html } from "@codemirror/lang-html";
import { json } from "@codemirror/lang-json";
import type { Extension } from "@codemirror/state";
import { personalizationColouring } from "./colouring";

export const personalizedHtml: Extension = [html({ autoCloseTags: true }), personalizationColouring];
export const personalizedText: Extension = [personalizationColouring];
export const plainJson: Extension = json();
