import type { Change, ChangeSet } from '@tiptap/pm/changeset';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { AttrStep, DocAttrStep, StepMap, Transform, type Step } from '@tiptap/pm/transform';
import { DecorationSet, type Decoration } from '@tiptap/pm/view';

import { isRowName } from '../../document/nodes/structures';
import { stepsBetween } from '../../review/suggestions/between';
import { changedRanges, nodesIn } from './changed-ranges';
import { mapsOf, noChanges, shownAnew, shownChanges } from './own-changes';
import { changeDecorations, type WordsSpec } from './own-decorations';
import { blocksById, draftFactDecorations, factDecorations, type ById, type FactsSpec } from './own-facts';

/** What differs from the document that came, and how it is shown. */
export interface OwnState {
  readonly base: Node;
  readonly blocks: ById;
  readonly changes: ChangeSet<null>;
  readonly shown: DecorationSet;
}

export const ownSuggestionsKey = new PluginKey<OwnState>('ownSuggestions');

type Spec = WordsSpec | FactsSpec;

const isWords = (spec: Spec): spec is WordsSpec => spec.own === 'words';
const isMarked = (spec: Spec) => spec.own === 'facts' && spec.of === 'block';
const isFact = (spec: Spec) => spec.own === 'facts' && spec.of !== 'draft';
const isDraftFact = (spec: Spec) => spec.own === 'facts' && spec.of === 'draft';

/** Shows in the text what was changed in it since it came. Nothing of that is in the document. */
export function ownSuggestions(base: Node): Plugin<OwnState> {
  return new Plugin<OwnState>({
    key: ownSuggestionsKey,
    state: {
      init: (_config, state) => begin(base, state.doc),
      apply: (transaction, own) => (transaction.docChanged ? follow(own, transaction) : own),
    },
    props: { decorations: (state) => ownSuggestionsKey.getState(state)?.shown ?? null },
  });
}

/** Looks at the whole document once, when it is opened. */
function begin(base: Node, doc: Node): OwnState {
  const changes = doc.eq(base) ? noChanges(base) : changesTo(base, doc);
  const blocks = blocksById(base);
  const found: Decoration[] = [];
  doc.descendants((node, position) => {
    found.push(...factDecorations(node, position, { base, blocks, doc }));
    return !node.isTextblock;
  });
  for (const change of shownChanges(changes, doc)) found.push(...changeDecorations(change, base, doc));
  found.push(...draftFactDecorations(base, doc));
  return { base, blocks, changes, shown: DecorationSet.create(doc, found) };
}

function changesTo(base: Node, doc: Node): ChangeSet<null> {
  const transform = stepsTo(base, doc);
  if (transform === null) {
    const whole = new StepMap([0, base.content.size, doc.content.size]);
    return noChanges(base).addSteps(doc, [whole], null);
  }
  return noChanges(base).addSteps(doc, mapsOf(transform.steps, transform.docs), null);
}

/** Small steps from what came to what is there; null where there are none that lead there. */
function stepsTo(base: Node, doc: Node): Transform | null {
  try {
    const transform = new Transform(base);
    for (const step of stepsBetween(base, doc)) transform.step(step);
    return transform.doc.content.eq(doc.content) ? transform : null;
  } catch {
    return null;
  }
}

function follow(own: OwnState, transaction: Transaction): OwnState {
  const { doc, steps, docs, mapping } = transaction;
  const maps = mapsOf(steps, docs);
  const changes = own.changes.addSteps(doc, maps, null);
  let shown = own.shown.map(mapping, doc);
  const range = own.changes.changedRange(changes, maps);
  if (range !== null) shown = showWords(shown, own.base, doc, changes, range);
  shown = showFacts(shown, own, transaction);
  return { ...own, changes, shown };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function showWords(
  shown: DecorationSet,
  base: Node,
  doc: Node,
  changes: ChangeSet,
  { from, to }: Range,
): DecorationSet {
  const anew = shownAnew(changes, doc, from, to);
  const fresh = anew.changes.flatMap((change: Change) => changeDecorations(change, base, doc));
  const stale = shown.find(anew.from, anew.to, (spec: Spec) => isWords(spec) && anew.isOurs(spec.fromA));
  return shown.remove(stale).add(doc, [...fresh]);
}

/** The rows and blocks that a transaction may have given other facts. Typing gives none. */
function factRanges(transaction: Transaction): readonly Range[] {
  const { steps, mapping } = transaction;
  const set = steps.flatMap((step: Step, index) => {
    if (!(step instanceof AttrStep) || step.attr === 'id') return [];
    const at = mapping.slice(index + 1).map(step.pos);
    return [{ from: at, to: at + 1 }];
  });
  return [...set, ...changedRanges([transaction])];
}

/** Whether what a fact says in words may have changed elsewhere: times are said in a zone, factors by their number. */
function tellsElsewhere(transaction: Transaction, ranges: readonly Range[]): boolean {
  const { doc, before, steps } = transaction;
  if (steps.some((step) => step instanceof DocAttrStep || (step instanceof AttrStep && step.attr !== 'id')))
    return true;
  let rows = false;
  const look = (node: Node) => {
    rows ||= isRowName(node.type.name);
  };
  nodesIn(doc, ranges, look);
  nodesIn(
    before,
    changedRanges([transaction]).map(({ oldFrom, oldTo }) => ({ from: oldFrom, to: oldTo })),
    look,
  );
  return rows;
}

function showFacts(shown: DecorationSet, own: OwnState, transaction: Transaction): DecorationSet {
  const { doc, steps } = transaction;
  let after = shown;
  const ranges = factRanges(transaction);
  if (ranges.length > 0 || steps.some((step) => step instanceof DocAttrStep)) {
    const blocks = new Map<number, Node>();
    const note = (node: Node, position: number) => void blocks.set(position, node);
    nodesIn(doc, ranges, note);
    if (tellsElsewhere(transaction, ranges)) {
      for (const { from } of after.find(undefined, undefined, isMarked)) {
        const node = doc.nodeAt(from);
        if (node !== null) note(node, from);
      }
    }
    after = showFactsOf(after, own, doc, blocks);
  }
  // Its line is held by the title.
  const hasMoved = ranges.length > 0 && doc.firstChild !== transaction.before.firstChild;
  if (hasMoved || steps.some((step) => step instanceof DocAttrStep))
    after = after
      .remove(after.find(undefined, undefined, isDraftFact))
      .add(doc, [...draftFactDecorations(own.base, doc)]);
  return after;
}

function showFactsOf(
  shown: DecorationSet,
  own: OwnState,
  doc: Node,
  blocks: ReadonlyMap<number, Node>,
): DecorationSet {
  const fresh: Decoration[] = [];
  const ends = new Set<number>();
  for (const [position, node] of blocks) {
    ends.add(position + node.nodeSize - 1);
    fresh.push(...factDecorations(node, position, { ...own, doc }));
  }
  const isStale = ({ from, to, spec }: Decoration) =>
    isFact(spec as Spec) && (blocks.has(from) || (from === to && ends.has(from)));
  // A set takes what is added to it in the order of the document, and loses some where a block was put around others.
  const all = [...shown.find().filter((one) => !isStale(one)), ...fresh];
  return DecorationSet.create(
    doc,
    all.toSorted((one, other) => one.from - other.from),
  );
}

/** What was changed since the document came; null in an editor that does not show it. */
export function ownState(state: EditorState): OwnState | null {
  return ownSuggestionsKey.getState(state) ?? null;
}
