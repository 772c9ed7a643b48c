import { ChangeSet, simplifyChanges, type Change, type TokenEncoder } from '@tiptap/pm/changeset';
import type { Mark, Node } from '@tiptap/pm/model';
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  StepMap,
  type Step,
} from '@tiptap/pm/transform';

import { isRowName } from '../../document/nodes/structures';
import { canonical } from '../../review/canonical';

/*
 * What differs from the document that came, as prosemirror-changeset keeps it: a list of replaced ranges that grows by
 * the maps of the steps. Only the ranges that a step touches are compared anew.
 */

type Token = string | number;

const markKey = ({ type, attrs }: Mark): string => `${type.name}${canonical(attrs)}`;

const marksKey = (marks: readonly Mark[]): string => marks.map(markKey).join(' ');

/**
 * What counts as the same: letters with their marks, what stands in a line with its facts, a row by its id. The facts of
 * blocks are told apart by themselves (`own-facts.ts`), as a block whose facts change is no other block.
 */
const encoder: TokenEncoder<Token> = {
  encodeCharacter: (character, marks) => (marks.length === 0 ? character : `${character} ${marksKey(marks)}`),
  encodeNodeStart(node) {
    const { name } = node.type;
    if (node.isInline) return `${name} ${canonical(node.attrs)} ${marksKey(node.marks)}`;
    return isRowName(name) ? `${name} ${String(node.attrs['id'])}` : name;
  },
  encodeNodeEnd: (node) => `/${node.type.name}`,
  compareTokens: (one, other) => one === other,
};

/** @param base the document that came, in the schema of the editor */
export function noChanges(base: Node): ChangeSet<null> {
  return ChangeSet.create(base, () => null, encoder);
}

/** Steps that change no position and yet what stands there, as if it had been replaced. */
function mapOf(step: Step, before: Node): StepMap {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep)
    return new StepMap([step.from, step.to - step.from, step.to - step.from]);
  const isInline =
    step instanceof AddNodeMarkStep ||
    step instanceof RemoveNodeMarkStep ||
    (step instanceof AttrStep && before.nodeAt(step.pos)?.isInline === true);
  return isInline ? new StepMap([step.pos, 1, 1]) : step.getMap();
}

/** The maps of steps; `docs` are the documents before each. */
export function mapsOf(steps: readonly Step[], docs: readonly Node[]): readonly StepMap[] {
  return steps.map((step, index) => mapOf(step, docs[index] as Node));
}

/** `simplifyChanges` looks so far around a change: half a word changed is shown as the whole word. */
const reach = 30;

/** The changes that are shown anew, and where what was shown of them may stand. */
export interface Anew {
  readonly from: number;
  readonly to: number;
  readonly changes: readonly Change[];
  /** Whether something that was drawn there belongs to one of them, by where its change began in the document that came. */
  readonly isOurs: (fromA: number) => boolean;
}

/**
 * The changes that are to be shown anew where something between two positions has changed: those that may be shown as
 * one with what stands there. All others keep what is drawn of them.
 */
export function shownAnew({ changes }: ChangeSet, doc: Node, from: number, to: number): Anew {
  let first = firstAfter(changes, from - reach);
  let end = first;
  let last = to;
  for (let next = changes[end]; next !== undefined && next.fromB <= last + reach; next = changes[end]) {
    last = Math.max(last, next.toB);
    end += 1;
  }
  let start = Math.min(from, changes[first]?.fromB ?? from);
  for (
    let before = changes[first - 1];
    before !== undefined && before.toB + reach >= start;
    before = changes[first - 1]
  ) {
    start = before.fromB;
    first -= 1;
  }
  const [before, after] = [changes[first - 1], changes[end]];
  return {
    from: Math.max(0, start - reach),
    to: Math.min(doc.content.size, last + reach),
    changes: simplifyChanges(changes.slice(first, end), doc),
    isOurs: (fromA) =>
      (before === undefined || fromA > before.toA) && (after === undefined || fromA < after.fromA - reach),
  };
}

/** All changes as they are shown, in the order of the document. */
export function shownChanges(set: ChangeSet, doc: Node): readonly Change[] {
  return simplifyChanges(set.changes, doc);
}

/** Index of the first change that ends at a position or after it. The changes are in order. */
function firstAfter(changes: readonly Change[], position: number): number {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.toB ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Names a change by the place of what it replaces in the document that came: it stays while somebody types. */
export function changeId({ fromA, toA }: Change): string {
  return `own-${fromA}-${toA}`;
}
