// What the host knows about a place in a source: completions and explanations, in the editor's terms.
import { htmlCompletionSource } from "@codemirror/lang-html";
import { type Completion, type CompletionSource, snippet } from "@codemirror/autocomplete";
import type { HoverTooltipSource } from "@codemirror/view";
import type { Diagnostic } from "@codemirror/lint";
import { call, type CompletionItem, type CompletionKind, type DiagnosticView, type SourceFormat, type Text } from "../../host";
import type { Language } from "../../i18n";

export interface Assisted {
  campaignId: string;
  format: SourceFormat;
  userId: string | null;
  language: Language;
}

const types: Record<CompletionKind, string> = {
  profileAttribute: "property",
  contextAttribute: "property",
  variable: "variable",
  function: "function",
  snippet: "text",
  fragment: "class",
};

/** What the editor asks while one types. It is given to the editor once and outlives changes of user and language. */
export class Assistant {
  readonly completions: readonly CompletionSource[];
  readonly hover: HoverTooltipSource;

  constructor(private assisted: Assisted) {
    const current = () => this.assisted;
    this.completions = completions(current);
    this.hover = hover(current);
  }

  serve(assisted: Assisted): void {
    this.assisted = assisted;
  }
}

function completions(current: () => Assisted): readonly CompletionSource[] {
  const fromHost: CompletionSource = async (context) => {
    const { campaignId, format, userId, language } = current();
    const source = context.state.doc.toString();
    if (!context.explicit && !isInTag(source, context.pos)) return null;
    const answer = await call("content.complete", { campaignId, format, source, position: context.pos, userId }).catch(() => null);
    if (!answer || answer.items.length === 0 || context.aborted) return null;
    return {
      from: answer.range.from,
      to: answer.range.to,
      options: answer.items.map((item, index) => option(item, language, -index)),
      validFor: /^[\p{L}\p{N}_@]*$/u,
    };
  };
  return current().format === "html" ? [fromHost, htmlCompletionSource] : [fromHost];
}

function option(item: CompletionItem, language: Language, boost: number): Completion {
  return {
    label: item.label,
    // The host marks the cursor's place as editors commonly do; CodeMirror has a mark of its own.
    apply: item.insert.includes("$0") ? snippet(item.insert.replace("$0", "${}")) : item.insert,
    type: types[item.kind],
    detail: item.detail,
    info: item.documentation?.[language],
    boost: Math.max(-99, boost),
  };
}

/** Whether the position is inside a tag that has been opened and not closed. */
export function isInTag(source: string, position: number): boolean {
  const before = source.slice(Math.max(0, position - 2000), position);
  const opened = Math.max(before.lastIndexOf("{{"), before.lastIndexOf("{%"));
  const closed = Math.max(before.lastIndexOf("}}"), before.lastIndexOf("%}"));
  return opened > closed;
}

function hover(current: () => Assisted): HoverTooltipSource {
  return async (view, position) => {
    const { campaignId, format, userId, language } = current();
    const source = view.state.doc.toString();
    if (!isInTag(source, position)) return null;
    const about = await call("content.hover", { campaignId, format, source, position, userId }).catch(() => null);
    if (!about) return null;
    return {
      pos: about.range.from,
      end: about.range.to,
      create: () => ({ dom: hoverElement(about.title, about.value, about.documentation, language) }),
    };
  };
}

function hoverElement(title: string, value: string | null, documentation: Text | null, language: Language): HTMLElement {
  const element = document.createElement("div");
  element.className = "cm-p13n-hover";
  const line = (text: string, className: string) => {
    const part = document.createElement("div");
    part.className = className;
    part.textContent = text;
    element.append(part);
  };
  line(title, "cm-p13n-hover-title");
  if (value !== null) line(value, "cm-p13n-hover-value");
  if (documentation) line(documentation[language], "cm-p13n-hover-text");
  return element;
}

/** The host's diagnostics as the editor shows them, each fix as a button. */
export function toEditor(diagnostics: readonly DiagnosticView[], language: Language): Diagnostic[] {
  return diagnostics.map((diagnostic) => ({
    from: diagnostic.range.from,
    to: diagnostic.range.to,
    severity: diagnostic.severity,
    message: diagnostic.message[language],
    actions: diagnostic.fixes.map((fix) => ({
      name: fix.title[language],
      apply: (view) => {
        const length = view.state.doc.length;
        // The text may have moved on since the diagnosis.
        if (fix.edits.some((edit) => edit.range.to > length)) return;
        view.dispatch({ changes: fix.edits.map(({ range, text }) => ({ ...range, insert: text })) });
      },
    })),
  }));
}
