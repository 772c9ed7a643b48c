import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';

import { isRow } from '../structures/rows';
import { newParagraph } from '../structures/new-nodes';
import { changedRanges, nodesIn, type ChangedRange } from './changed-ranges';

/** Blocks at whose end the caret can stand, and from which Enter leads on. */
const open: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
]);

const lists: ReadonlySet<string> = new Set(['bulletList', 'orderedList']);

const holders: ReadonlySet<string> = new Set(['listItem', 'blockquote', 'footnoteDefinition']);

const wantsLine = (node: Node) => isRow(node) || holders.has(node.type.name);

/**
 * Writes into `tr` what gives the caret a place: a line in each changed row, list item, quote and footnote that has lost all of
 * its blocks, and a paragraph at the end of a document that ends with something one cannot write after.
 */
export function giveCaretPlace(tr: Transaction, ranges: readonly Pick<ChangedRange, 'from' | 'to'>[]): void {
  const { schema } = tr.doc.type;
  const bare: { readonly pos: number; readonly node: Node }[] = [];
  nodesIn(tr.doc, ranges, (node, pos) => {
    if (node.childCount === 0 && (wantsLine(node) || lists.has(node.type.name))) bare.push({ node, pos });
  });
  for (const { node, pos } of bare.toReversed())
    if (lists.has(node.type.name)) tr.delete(pos, pos + node.nodeSize);
    else tr.insert(pos + 1, newParagraph(schema));
  const last = tr.doc.lastChild;
  if (last === null || !open.has(last.type.name)) tr.insert(tr.doc.content.size, newParagraph(schema));
}

/** The document never ends without a place for the caret, and no row is without a line. */
export function caretPlace(): Plugin {
  return new Plugin({
    key: new PluginKey('caretPlace'),
    appendTransaction(transactions, _old, state) {
      const ranges = changedRanges(transactions);
      if (ranges.length === 0) return null;
      const { tr } = state;
      giveCaretPlace(tr, ranges);
      return tr.docChanged ? tr : null;
    },
  });
}
