import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, Selection, type Transaction } from '@tiptap/pm/state';

import { newId } from '../../document/ids';
import { changedRanges } from './changed-ranges';

function positionsOfTitles(doc: Node): readonly number[] {
  const positions: number[] = [];
  doc.forEach((node, pos) => {
    if (node.type.name === 'title') positions.push(pos);
  });
  return positions;
}

/** Makes one textblock another kind of textblock in place, keeping id and audience. */
function turnInto(
  tr: Transaction,
  pos: number,
  name: string,
  attributes: Readonly<Record<string, unknown>>,
): void {
  const type = tr.doc.type.schema.nodes[name];
  const node = tr.doc.nodeAt(pos);
  if (type === undefined || node === null) return;
  const { id, audience } = node.attrs;
  tr.setBlockType(pos, pos + node.nodeSize, type, {
    id: id as unknown,
    audience: audience as unknown,
    ...attributes,
  });
}

/**
 * Writes into `tr` what makes the title first and single: the first title moves to the front; without one, the block
 * that was the title becomes it again, or an empty one is put in front; a further title becomes a heading, or a
 * paragraph where it is empty.
 */
export function putTitleFirst(tr: Transaction, titleId: unknown = null): void {
  const [first, ...others] = positionsOfTitles(tr.doc);
  for (const pos of others.toReversed()) {
    const isEmpty = tr.doc.nodeAt(pos)?.content.size === 0;
    turnInto(tr, pos, isEmpty ? 'paragraph' : 'heading', isEmpty ? {} : { level: 2 });
  }
  if (first === 0) return;
  const title = first === undefined ? null : tr.doc.nodeAt(first);
  if (title !== null && first !== undefined) {
    const holdsCaret = tr.selection.from > first && tr.selection.to < first + title.nodeSize;
    const offset = tr.selection.head - first;
    tr.delete(first, first + title.nodeSize).insert(0, title);
    if (holdsCaret) tr.setSelection(Selection.near(tr.doc.resolve(offset)));
    return;
  }
  const block = tr.doc.firstChild;
  const wasTitle = block !== null && block.isTextblock && block.attrs['id'] === titleId && titleId !== null;
  if (wasTitle) turnInto(tr, 0, 'title', {});
  else tr.insert(0, tr.doc.type.schema.node('title', { id: newId() }));
}

/** Keeps one title, first in the document: by repair and not by schema, because a merge may bring any order. */
export function titleFirst(): Plugin {
  return new Plugin({
    key: new PluginKey('titleFirst'),
    appendTransaction(transactions, old, state) {
      if (changedRanges(transactions).length === 0) return null;
      const positions = positionsOfTitles(state.doc);
      if (positions.length === 1 && positions[0] === 0) return null;
      const { tr } = state;
      putTitleFirst(tr, old.doc.firstChild?.type.name === 'title' ? old.doc.firstChild.attrs['id'] : null);
      return tr;
    },
  });
}
