// Keeps a text on one line: Enter does nothing and pasted line breaks become spaces.
import { EditorState, type Extension } from "@codemirror/state";

export const oneLine: Extension = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.newDoc.lines === 1) return transaction;
  let typedBreakOnly = true;
  const breaks: { from: number; to: number; insert: string }[] = [];
  transaction.changes.iterChanges((_fromA, _toA, fromB, toB, inserted) => {
    if (inserted.toString().trim() !== "") typedBreakOnly = false;
    const text = transaction.newDoc.sliceString(fromB, toB);
    for (const found of text.matchAll(/\s*\n\s*/g)) {
      breaks.push({ from: fromB + found.index, to: fromB + found.index + found[0].length, insert: " " });
    }
  });
  return typedBreakOnly ? [] : [transaction, { changes: breaks, sequential: true }];
});
