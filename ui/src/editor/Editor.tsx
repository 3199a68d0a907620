// A code editor as a React component: the text goes in, edits come out, never in the middle of a composed word.
// With several lines it fills the box around it, which must be positioned.
import { autocompletion, type CompletionSource, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState, type Extension, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, type HoverTooltipSource, hoverTooltip, keymap, lineNumbers, placeholder as placeholderText } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { useText } from "../i18n";
import { smallestChange } from "./difference";
import { look, manyLinesLook, oneLineLook } from "./look";
import { oneLine } from "./oneLine";
import { phrases } from "./phrases";

export interface EditorHandle {
  focus(): void;
  /** Selects a range and brings it into view. */
  select(from: number, to: number): void;
  search(): void;
  insert(text: string): void;
}

export interface EditorProps {
  label: string;
  value: string;
  onChange?: (value: string) => void;
  /** Runs whenever text is held back by an input method; answers how to stop holding. */
  registerTypist?: (settle: () => void) => () => void;
  onBlur?: () => void;
  /** The language and its decorations. Must not change between renders. */
  language?: Extension;
  diagnostics?: Diagnostic[];
  complete?: readonly CompletionSource[];
  placeholder?: string;
  singleLine?: boolean;
  readOnly?: boolean;
  /** Whether long lines wrap; a single line always does. */
  wrap?: boolean;
  /** What is said about the place under the pointer. */
  hover?: HoverTooltipSource;
  testId?: string;
  handle?: Ref<EditorHandle>;
}

/** Marks a change that came from outside, so that it is not reported back. */
const fromOutside = Annotation.define<boolean>();

export function Editor(props: EditorProps) {
  const t = useText();
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  const changing = useRef(new Compartment());
  const reported = useRef(props.value);
  useLayoutEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (!element.current) return;
    const report = (editor: EditorView) => {
      const text = editor.state.doc.toString();
      if (text === reported.current) return;
      reported.current = text;
      latest.current.onChange?.(text);
    };
    const editor = new EditorView({
      parent: element.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: [
          fixedExtensions(latest.current),
          changing.current.of([]),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged || update.transactions.every((transaction) => transaction.annotation(fromOutside))) return;
            if (!update.view.composing) report(update.view);
          }),
          EditorView.domEventHandlers({
            // The last text of a composition reaches the document after the event.
            compositionend: (_event, editor) => void setTimeout(() => report(editor)),
            blur: () => latest.current.onBlur?.(),
          }),
        ],
      }),
    });
    view.current = editor;
    reported.current = latest.current.value;
    const leave = latest.current.registerTypist?.(() => report(editor));
    return () => {
      report(editor);
      leave?.();
      editor.destroy();
      view.current = null;
    };
  }, []);

  useEffect(() => {
    view.current?.dispatch({
      effects: changing.current.reconfigure([
        EditorState.phrases.of(phrases(t)),
        EditorState.readOnly.of(props.readOnly ?? false),
        EditorView.contentAttributes.of({
          "aria-label": props.label,
          tabindex: "0",
          ...(props.testId && { "data-testid": props.testId }),
          ...(props.readOnly && { "aria-readonly": "true" }),
        }),
        props.placeholder ? placeholderText(props.placeholder) : [],
        props.wrap && !props.singleLine ? EditorView.lineWrapping : [],
      ]),
    });
  }, [t, props.readOnly, props.label, props.placeholder, props.testId, props.wrap, props.singleLine]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.composing) return;
    const text = editor.state.doc.toString();
    // An edit not yet reported is newer than the value.
    if (text === props.value || text !== reported.current) return;
    reported.current = props.value;
    editor.dispatch({
      changes: smallestChange(text, props.value),
      annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)],
    });
  }, [props.value]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const length = editor.state.doc.length;
    // Diagnostics describe the text they were made from; one that is shorter by now must not be overrun.
    const within = (props.diagnostics ?? []).filter((diagnostic) => diagnostic.to <= length);
    editor.dispatch(setDiagnostics(editor.state, within));
  }, [props.diagnostics]);

  useImperativeHandle(props.handle, () => ({
    focus: () => view.current?.focus(),
    select(from, to) {
      const editor = view.current;
      if (!editor) return;
      const end = Math.min(to, editor.state.doc.length);
      editor.dispatch({ selection: { anchor: Math.min(from, end), head: end }, scrollIntoView: true });
      editor.focus();
    },
    search() {
      if (view.current) openSearchPanel(view.current);
    },
    insert(text) {
      const editor = view.current;
      if (!editor) return;
      editor.dispatch(editor.state.replaceSelection(text));
      editor.focus();
    },
  }));

  return <div ref={element} style={props.singleLine ? undefined : { position: "absolute", inset: 0 }} />;
}

function fixedExtensions(props: EditorProps): Extension {
  // Tab is left to move the focus: an editor must not be a trap for the keyboard.
  return [
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    EditorState.allowMultipleSelections.of(true),
    props.language ?? [],
    look,
    props.hover ? hoverTooltip(props.hover, { hideOnChange: true }) : [],
    props.complete ? autocompletion({ override: [...props.complete], icons: false }) : [],
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
    props.singleLine
      ? [oneLine, oneLineLook, EditorView.lineWrapping]
      : [
          manyLinesLook,
          lineNumbers(),
          lintGutter(),
          search({ top: true }),
          highlightSelectionMatches(),
          keymap.of(searchKeymap),
        ],
  ];
}
