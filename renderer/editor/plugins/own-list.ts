import type { Change } from '@tiptap/pm/changeset';
import { closeHistory } from '@tiptap/pm/history';
import type { Node, Slice } from '@tiptap/pm/model';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep, type Step } from '@tiptap/pm/transform';

import type { AttributeChange } from '../../review/changes-attributes';
import { allowRemoval } from '../structures/edits';
import { changeId, shownChanges } from './own-changes';
import { factId, factsChanged, type FactsSpec } from './own-facts';
import { ownState, type OwnState } from './own-suggestions';

/** Something that was changed in a document since it came, as a list has it. Positions are of the document as it is. */
export type OwnSuggestion =
  | {
      readonly kind: 'text';
      readonly id: string;
      readonly from: number;
      readonly to: number;
      /** The words that went and came, a line for each block; '' where there are none, as where a line was split. */
      readonly removed: string;
      readonly inserted: string;
    }
  | {
      readonly kind: 'fact';
      readonly id: string;
      /** Of the block; null for a fact of the draft. */
      readonly from: number | null;
      readonly to: number | null;
      /** How the block begins; '' for the draft. */
      readonly about: string;
      readonly change: AttributeChange;
    };

interface FactPlace {
  readonly node: Node;
  readonly before: Node;
  readonly position: number;
}

function textOf({ content }: Slice): string {
  return content
    .textBetween(0, content.size, '\n', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : '▢'))
    .trim();
}

function fromChange(change: Change, { base }: OwnState, doc: Node): OwnSuggestion {
  const { fromA, toA, fromB, toB } = change;
  return {
    kind: 'text',
    id: changeId(change),
    from: fromB,
    to: toB,
    removed: textOf(base.slice(fromA, toA)),
    inserted: textOf(doc.slice(fromB, toB)),
  };
}

/** The blocks that are marked because their facts changed. */
function factPlaces({ shown, blocks }: OwnState, doc: Node): readonly FactPlace[] {
  const marks = shown.find(undefined, undefined, (spec: Partial<FactsSpec>) => spec.of === 'block');
  return marks.flatMap(({ from: position }) => {
    const node = doc.nodeAt(position);
    const before = blocks.get(String(node?.attrs['id']));
    return node === null || before === undefined ? [] : [{ node, before, position }];
  });
}

/** All that was changed since the document came, in its order; what is said of the draft as a whole comes first. */
export function listOwn(state: EditorState): readonly OwnSuggestion[] {
  const own = ownState(state);
  if (own === null) return [];
  const { doc } = state;
  const { base } = own;
  const ofDraft = factsChanged(base, doc, base, doc).map((change): OwnSuggestion => ({
    kind: 'fact',
    id: factId(null, change.name),
    from: null,
    to: null,
    about: '',
    change,
  }));
  const ofBlocks = factPlaces(own, doc).flatMap(({ node, before, position }) =>
    factsChanged(before, node, base, doc).map((change): OwnSuggestion => {
      const about = node.textBetween(0, node.content.size, ' ', ' ');
      const id = factId(String(node.attrs['id']), change.name);
      return { kind: 'fact', id, from: position, to: position + node.nodeSize, about, change };
    }),
  );
  const ofText = shownChanges(own.changes, doc).map((change) => fromChange(change, own, doc));
  const placed = [...ofBlocks, ...ofText].toSorted((one, other) => (one.from ?? 0) - (other.from ?? 0));
  return [...ofDraft, ...placed];
}

/** Takes one change back, as an undo step of its own; null where it is not there any more. */
export function takeBackOwn(state: EditorState, id: string): Transaction | null {
  const own = ownState(state);
  if (own === null) return null;
  const tr = allowRemoval(closeHistory(state.tr));
  const changes = shownChanges(own.changes, state.doc);
  const index = changes.findIndex((one) => changeId(one) === id);
  return index < 0 ? takeFactBack(tr, own, id) : takeTextBack(tr, own, changes, index);
}

/** So many changes are tried to be taken back together where one of them cannot be by itself. */
const together = 24;

/**
 * A change may be half of something, as the beginning of a list that was put around a paragraph: it is taken back with
 * its neighbours then, as few of them as make a document.
 */
function takeTextBack(
  tr: Transaction,
  { base }: OwnState,
  changes: readonly Change[],
  index: number,
): Transaction | null {
  const { doc } = tr;
  for (let size = 1; size <= Math.min(together, changes.length); size += 1) {
    for (let first = Math.max(0, index - size + 1); first <= index; first += 1) {
      const [start, end] = [changes[first], changes[first + size - 1]];
      if (start === undefined || end === undefined) continue;
      const step = new ReplaceStep(start.fromB, end.toB, base.slice(start.fromA, end.toA));
      if (leadsToDocument(step, doc)) return tr.step(step);
    }
  }
  return null;
}

function leadsToDocument(step: Step, doc: Node): boolean {
  try {
    const result = step.apply(doc).doc;
    result?.check();
    return result !== null;
  } catch {
    return false;
  }
}

function takeFactBack(tr: Transaction, own: OwnState, id: string): Transaction | null {
  const { doc } = tr;
  const { base } = own;
  const ofDraft = factsChanged(base, doc, base, doc).find(({ name }) => factId(null, name) === id);
  if (ofDraft !== undefined) return tr.setDocAttribute(ofDraft.name, base.attrs[ofDraft.name]);
  for (const { node, before, position } of factPlaces(own, doc)) {
    const found = factsChanged(before, node, base, doc).find(
      ({ name }) => factId(String(node.attrs['id']), name) === id,
    );
    if (found === undefined) continue;
    if (node.type === before.type || found.name !== 'type')
      return tr.setNodeAttribute(position, found.name, before.attrs[found.name]);
    if (node.isTextblock && before.isTextblock)
      return tr.setBlockType(position, position + node.nodeSize, before.type, before.attrs);
  }
  return null;
}

/** Goes to a change: its words are selected and come into view. */
export function selectOwn(state: EditorState, { from, to }: Pick<OwnSuggestion, 'from' | 'to'>): Transaction {
  const { doc, tr } = state;
  const [start, end] = from === null || to === null ? [0, 0] : [from, to];
  const $start = doc.resolve(Math.min(start, doc.content.size));
  const $end = doc.resolve(Math.min(end, doc.content.size));
  return tr.setSelection(TextSelection.between($start, $end)).scrollIntoView();
}
