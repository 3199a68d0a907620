// Colours personalization tags over whatever language hosts them.
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { type Part, scanTags } from "./tags";

const marks = Object.fromEntries(
  (["tag", "delimiter", "keyword", "function", "path", "string", "number", "operator", "comment"] as const).map((part) => [
    part,
    Decoration.mark({ class: `cm-p13n-${part}` }),
  ]),
) as Record<Part, Decoration>;

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const visible = view.visibleRanges;
  // The whole text is scanned, for a tag may begin above the window; only what is seen is marked.
  for (const piece of scanTags(view.state.doc.toString())) {
    if (visible.some((range) => piece.from < range.to && piece.to > range.from)) {
      builder.add(piece.from, piece.to, marks[piece.part]);
    }
  }
  return builder.finish();
}

export const personalizationColouring = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
