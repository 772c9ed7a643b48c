import { ChangeSet, simplifyChanges, type Change } from '@tiptap/pm/changeset';
import type { Node, Slice } from '@tiptap/pm/model';
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  DocAttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  ReplaceAroundStep,
} from '@tiptap/pm/transform';

import type { NodeJSON } from '../../document/draft';
import { idOf } from '../block-text';
import { attributeChanges, type Side } from '../changes-attributes';
import type { Replayed } from '../replay';
import type { WayBack } from './way-back';
import type { ShownChange } from './plan-types';
import { shapeChanges } from './shown-shape';

/** The documents in whose words attributes are said. */
export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

const wordOfLeaf = (node: Node): string => {
  if (node.type.name === 'hardBreak') return '\n';
  const alt: unknown = node.attrs['alt'];
  return typeof alt === 'string' ? alt : '';
};

/** The text of a stretch for people, its blocks one a line. */
const wordsBetween = (doc: Node, from: number, to: number): string =>
  doc.textBetween(from, to, '\n', wordOfLeaf);

function isInline(doc: Node, from: number, to: number): boolean {
  const $from = doc.resolve(from);
  return $from.parent.inlineContent && to <= $from.end();
}

const contentOf = ({ content }: Slice): readonly NodeJSON[] =>
  (content.toJSON() as readonly NodeJSON[] | null) ?? [];

function contentChange(change: Change<number>, first: Node, last: Node, back: WayBack): ShownChange {
  const { fromA, toA, fromB, toB } = change;
  const to = back.map(toA, -1);
  const from = fromA === toA ? to : Math.min(back.map(fromA, 1), to);
  return {
    kind: 'content',
    from,
    to,
    inserted: fromB === toB ? [] : contentOf(last.slice(fromB, toB)),
    insertedText: wordsBetween(last, fromB, toB),
    removedText: wordsBetween(first, fromA, toA),
    inline: isInline(first, fromA, toA) && isInline(last, fromB, toB),
  };
}

/** Words and blocks that go and come, without what only puts something around blocks or takes it off. */
function contentChanges(placed: readonly Replayed[], back: WayBack): readonly ShownChange[] {
  const [first, last] = [placed[0]?.before, placed.at(-1)?.after];
  if (first === undefined || last === undefined) return [];
  const maps = placed.map(({ step }) => step.getMap());
  const { changes } = ChangeSet.create<number>(first).addSteps(last, maps, [...maps.keys()]);
  const isShape = ({ deleted, inserted }: Change<number>): boolean =>
    [...deleted, ...inserted].every(({ data }) => placed[data]?.step instanceof ReplaceAroundStep);
  return simplifyChanges(changes, last)
    .filter((change: Change<number>) => !isShape(change))
    .map((change: Change<number>) => contentChange(change, first, last, back));
}

function attributeOf({ step, before, after }: Replayed, back: WayBack, sides: Sides): readonly ShownChange[] {
  if (step instanceof DocAttrStep)
    return attributeChanges(before, after, sides)
      .filter(({ name }) => name === step.attr)
      .map((change) => ({ kind: 'attribute', position: null, block: null, ...change }));
  if (!(step instanceof AttrStep)) return [];
  const [old, now] = [before.nodeAt(step.pos), after.nodeAt(step.pos)];
  if (old === null || now === null) return [];
  const position = back.map(step.pos, 1);
  return attributeChanges(old, now, sides).map((change) => ({
    kind: 'attribute',
    position,
    block: idOf(now),
    ...change,
  }));
}

function markOf({ step, before }: Replayed, back: WayBack): readonly ShownChange[] {
  const isNode = step instanceof AddNodeMarkStep || step instanceof RemoveNodeMarkStep;
  if (!isNode && !(step instanceof AddMarkStep) && !(step instanceof RemoveMarkStep)) return [];
  const [start, end] = isNode
    ? [step.pos, step.pos + (before.nodeAt(step.pos)?.nodeSize ?? 0)]
    : [step.from, step.to];
  const to = back.map(end, -1);
  const on = step instanceof AddMarkStep || step instanceof AddNodeMarkStep;
  return [{ kind: 'mark', from: Math.min(back.map(start, 1), to), to, mark: step.mark.type.name, on }];
}

/**
 * What the steps of one suggestion do, with positions in the draft as it is.
 *
 * @param placed the steps as they were placed, behind those that were placed before
 * @param back the way from there to the draft as it is; afterwards the way from behind these steps
 */
export function shownChanges(
  placed: readonly Replayed[],
  back: WayBack,
  sides: Sides,
): readonly ShownChange[] {
  const content = contentChanges(placed, back);
  const start = back.length;
  const rest = placed.flatMap((replayed) => {
    const { step } = replayed;
    const isOfOwn = step instanceof AttrStep && back.isPutIn(step.pos, start);
    const changes = isOfOwn
      ? []
      : [
          ...attributeOf(replayed, back, sides),
          ...markOf(replayed, back),
          ...shapeChanges(replayed, back, sides),
        ];
    back.push(step.getMap());
    return changes;
  });
  return [...content, ...joined(rest)];
}

/** Runs of one mark side by side as one, as where words in bold lie between them. */
function joined(changes: readonly ShownChange[]): readonly ShownChange[] {
  const list: ShownChange[] = [];
  for (const change of changes) {
    const last = list.at(-1);
    const isNext =
      change.kind === 'mark' &&
      last?.kind === 'mark' &&
      last.mark === change.mark &&
      last.on === change.on &&
      last.to === change.from;
    if (isNext) list[list.length - 1] = { ...last, to: change.to };
    else list.push(change);
  }
  return list;
}
