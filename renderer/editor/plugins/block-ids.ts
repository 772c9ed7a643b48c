import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';

import { newId } from '../../document/ids';
import { changedRanges, nodesIn, type ChangedRange } from './changed-ranges';

interface Found {
  readonly node: Node;
  readonly pos: number;
}

/** The attributes that no two blocks may share, and what a copy gets instead. */
const unique = [
  { name: 'id', fresh: newId, isRequired: true },
  { name: 'section', fresh: () => null, isRequired: false },
] as const;

type Unique = (typeof unique)[number];

function valueOf(node: Node, name: string): string | null {
  const value: unknown = node.attrs[name];
  return typeof value === 'string' ? value : null;
}

/** Values of an attribute that stood in the changed ranges before. What comes from there and is there once is no copy. */
function valuesBefore(doc: Node, ranges: readonly ChangedRange[], name: string): ReadonlySet<string> {
  const values = new Set<string>();
  const old = ranges.map(({ oldFrom, oldTo }) => ({ from: oldFrom, to: oldTo }));
  nodesIn(doc, old, (node) => {
    const value = valueOf(node, name);
    if (value !== null) values.add(value);
  });
  return values;
}

/** Which of these values blocks outside of the changed ranges have. Walks the document only if there is any to look for. */
function valuesElsewhere(doc: Node, inside: ReadonlySet<number>, wanted: ReadonlySet<string>, name: string) {
  const found = new Set<string>();
  if (wanted.size === 0) return found;
  doc.descendants((node, pos) => {
    const value = valueOf(node, name);
    if (value !== null && wanted.has(value) && !inside.has(pos)) found.add(value);
    return !node.isTextblock && !node.isLeaf;
  });
  return found;
}

/**
 * Of the blocks that share a value the first keeps it, as after a split; but a split at the very start leaves an empty
 * line first, and then the value stays with the text.
 */
function keeper(blocks: readonly Found[]): Found | undefined {
  return blocks.find(({ node }) => node.content.size > 0) ?? blocks[0];
}

function repair(tr: Transaction, old: Node, ranges: readonly ChangedRange[], attribute: Unique): void {
  const { name, fresh, isRequired } = attribute;
  const byValue = new Map<string, Found[]>();
  const without: Found[] = [];
  nodesIn(tr.doc, ranges, (node, pos) => {
    if (!(name in node.attrs)) return;
    const value = valueOf(node, name);
    if (value === null) without.push({ node, pos });
    else byValue.set(value, [...(byValue.get(value) ?? []), { node, pos }]);
  });
  const before = valuesBefore(old, ranges, name);
  const inside = new Set([...byValue.values()].flat().map(({ pos }) => pos));
  const strange = new Set([...byValue.keys()].filter((value) => !before.has(value)));
  const elsewhere = valuesElsewhere(tr.doc, inside, strange, name);
  const copies = [...byValue].flatMap(([value, blocks]) => {
    const kept = elsewhere.has(value) ? undefined : keeper(blocks);
    return blocks.filter((block) => block !== kept);
  });
  for (const { pos } of isRequired ? [...without, ...copies] : copies)
    tr.setNodeAttribute(pos, name, fresh());
}

/**
 * Every block has an id of its own, and a section has one heading. Each value is set by a single-attribute step. The
 * new half of a split gets a new id; a pasted block keeps its id if no block of the document has it any more, so that
 * cutting and pasting is a move; a copy gets a new one. Documents that are opened have their ids already: see
 * `withIds`.
 */
export function blockIds(): Plugin {
  return new Plugin({
    key: new PluginKey('blockIds'),
    appendTransaction(transactions: readonly Transaction[], old: EditorState, state: EditorState) {
      const ranges = changedRanges(transactions);
      if (ranges.length === 0) return null;
      const { tr } = state;
      for (const attribute of unique) repair(tr, old.doc, ranges, attribute);
      return tr.docChanged ? tr : null;
    },
  });
}
