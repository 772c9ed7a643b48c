import { Fragment, type Node } from '@tiptap/pm/model';
import { StepMap, type Step } from '@tiptap/pm/transform';

import { idOf } from '../block-text';
import { Assembly } from './assembly';
import { factSteps } from './attribute-steps';
import type { Change, IsFact } from './change';
import { groupsOf, halves, type Group } from './group';
import { applied, changesInPlace } from './in-place';
import { movedBlocks, type MovedBlock } from './moved-blocks';
import { lengthA, lengthB, type Pair, type Piece } from './piece';
import { piecesOfTree } from './tree-pieces';
import { toUnits } from './unit-pieces';
import { toWholeWords } from './whole-words';

/**
 * Steps on a block that make another of it, each for where the block stands; null where there are none. They are made on a
 * document of the block's parent and nothing else, which is as much as a step asks about.
 */
function editsOf(pair: Pair, { before, after }: MovedBlock): ((at: number) => readonly Step[]) | null {
  const [one, other] = [before.node, after.node];
  if (one.type !== other.type && !(one.isTextblock && other.isTextblock)) return null;
  const { parent } = pair.before.resolve(before.position);
  const isTop = parent.type === parent.type.schema.topNodeType;
  const alone = (node: Node): Node =>
    isTop
      ? parent.copy(Fragment.from(node))
      : pair.before.copy(Fragment.from(parent.copy(Fragment.from(node))));
  const start = isTop ? 0 : 1;
  const steps = changesBetween({ before: alone(before.node), after: alone(after.node) }, () => false).flatMap(
    (change) => change.steps,
  );
  const doc = applied(alone(before.node), steps);
  // The block has to stay the one that it is, or it would not be found where it is taken out.
  if (doc?.nodeAt(start)?.eq(after.node) !== true) return null;
  return (at) => steps.map((step) => step.map(StepMap.offset(at - start)) ?? step);
}

/** What a group's pieces become, in the first order in which each step fits. */
function doGroup(
  pair: Pair,
  assembly: Assembly,
  pieces: readonly Piece[],
  group: Group,
  tangled: ReadonlySet<string>,
): readonly Step[] | null {
  const halved = new Set(group.around.flat());
  const single = group.pieces.filter((index) => !halved.has(index));
  const isTaking = (index: number): boolean => {
    const piece = pieces[index];
    return piece !== undefined && lengthB(piece) === 0;
  };
  const taking = single.filter(isTaking);
  const putting = single.filter((index) => !isTaking(index));
  const edits = group.moved
    .filter(({ before, after }) => !tangled.has(before.id) && !before.node.eq(after.node))
    .map((block) => ({ before: block.before, steps: editsOf(pair, block) }))
    .toReversed();
  const inPlace = (): void => {
    for (const { before, steps } of edits)
      if (steps !== null) assembly.edit(before.piece, before.position, steps);
  };
  const replace = (indices: readonly number[]) => (): void => {
    for (const index of indices) assembly.replace(index);
  };
  const wrap = (): void => {
    for (const [first, last] of group.around) assembly.around(first, last);
  };
  const orders: readonly (readonly (() => void)[])[] = [
    [replace(taking), replace(putting), wrap],
    [replace(putting), replace(taking), wrap],
    [wrap, replace(taking), replace(putting)],
    [wrap, replace(putting), replace(taking)],
  ];
  for (const order of orders) {
    const steps = assembly.attempt(() => {
      inPlace();
      for (const work of order) work();
    });
    if (steps !== null) return steps;
  }
  return null;
}

/** Neighbours of one group that only take out, or only put in, are one step. */
function coalesced(pieces: readonly Piece[], groups: readonly Group[]): readonly Piece[] {
  const groupOf = new Map(groups.flatMap((group) => group.pieces.map((index) => [index, group] as const)));
  const joined: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const last = joined.at(-1);
    const isOne =
      last !== undefined &&
      groupOf.get(index) === groupOf.get(index - 1) &&
      (groupOf.get(index)?.moved.length ?? 0) > 1 &&
      last.toA === piece.fromA &&
      last.toB === piece.fromB &&
      ((lengthA(last) === 0 && lengthA(piece) === 0) || (lengthB(last) === 0 && lengthB(piece) === 0));
    if (isOne) joined[joined.length - 1] = { ...last, toA: piece.toA, toB: piece.toB };
    else joined.push(piece);
  }
  return joined;
}

/** How often what does not fit yet waits for the others, and how often pieces are made coarser. More has never helped. */
const mostTurns = 4;
const mostTries = 3;

/** Pieces of which halves that do not fit together are one with all that is between them; null where there are none. */
function withoutHalves(pieces: readonly Piece[], groups: readonly Group[]): readonly Piece[] | null {
  const around = groups.flatMap((group) => group.around);
  if (around.length === 0) return null;
  const coarser: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const last = coarser.at(-1);
    const isWithin = around.some(([from, to]) => from < index && index <= to);
    if (isWithin && last !== undefined)
      coarser[coarser.length - 1] = { ...last, toA: piece.toA, toB: piece.toB };
    else coarser.push(piece);
  }
  return coarser;
}

/**
 * Changes by these pieces; null where they do not lead to the document after.
 * @param isLogged whether the pieces are what was really done, and not what it looks like
 */
function changesBy(
  pair: Pair,
  found: readonly Piece[],
  isFact: IsFact,
  isLogged: boolean,
  tries = mostTries,
): readonly Change[] | null {
  const words = toWholeWords(pair, found);
  const first = movedBlocks(pair, words);
  const movedIds = new Set(first.moved.map(({ before }) => before.id));
  const units = toUnits(pair, words, (node) => movedIds.has(idOf(node) ?? ''));
  const around = halves(pair, units);
  if (around === null) return null;
  const asUnits = movedBlocks(pair, units);
  const unitGroups = groupsOf(pair, units, asUnits.moved, around, isLogged);
  const pieces = coalesced(units, unitGroups);
  const isSame = pieces.length === units.length;
  const { moved, tangled } = isSame ? asUnits : movedBlocks(pair, pieces);
  const groups = isSame ? unitGroups : groupsOf(pair, pieces, moved, halves(pair, pieces) ?? [], isLogged);
  const assembly = new Assembly(pair, pieces);
  const changes: Change[] = [];
  let waiting = groups;
  for (let turn = 0; waiting.length > 0; turn += 1) {
    const later: Group[] = [];
    for (const group of waiting) {
      const steps = doGroup(pair, assembly, pieces, group, tangled);
      if (steps === null) later.push(group);
      else if (steps.length > 0)
        changes.push({ steps, pieces: group.pieces.flatMap((index) => pieces[index] ?? []) });
    }
    if (later.length === waiting.length || turn === mostTurns) {
      const coarser = tries === 0 ? null : withoutHalves(pieces, later);
      return coarser === null ? null : changesBy(pair, coarser, isFact, isLogged, tries - 1);
    }
    waiting = later;
  }
  const rest = changesInPlace({ before: assembly.document, after: pair.after }, isFact);
  return rest === null ? null : [...changes, ...rest.map((change) => fromBefore(change, pieces))];
}

/** Where a position of the document after stood in the document before. */
function before(position: number, pieces: readonly Piece[]): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.toB ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  const [last, next] = [pieces[low - 1], pieces[low]];
  if (next !== undefined && next.fromB < position) return next.fromA;
  return last === undefined ? position : position - last.toB + last.toA;
}

/** What is changed in its place is found in the document after; where it stood before tells it apart from others. */
const fromBefore = (change: Change, pieces: readonly Piece[]): Change => ({
  ...change,
  pieces: change.pieces.map((piece) => ({
    ...piece,
    fromA: before(piece.fromB, pieces),
    toA: before(piece.toB, pieces),
  })),
});

/** The top blocks from the first to the last that differ, replaced in the whole: coarse, and always right. */
export function changesInBulk({ before, after }: Pair, isFact: IsFact): readonly Change[] {
  const shorter = Math.min(before.childCount, after.childCount);
  let [start, end, from, tail] = [0, 0, 0, 0];
  while (start < shorter && before.child(start).eq(after.child(start))) {
    from += before.child(start).nodeSize;
    start += 1;
  }
  while (
    end < shorter - start &&
    before.child(before.childCount - 1 - end).eq(after.child(after.childCount - 1 - end))
  ) {
    end += 1;
    tail += before.child(before.childCount - end).nodeSize;
  }
  const piece = { fromA: from, toA: before.content.size - tail, fromB: from, toB: after.content.size - tail };
  const assembly = new Assembly({ before, after }, [piece]);
  const steps = assembly.attempt(() => assembly.replace(0)) ?? [];
  return [...(steps.length === 0 ? [] : [{ steps, pieces: [piece] }]), ...factSteps(before, after, isFact)];
}

/**
 * What differs between two documents, as changes that a person can take or leave one by one. Applied in order they make of
 * the first the second, to the last attribute that `isFact` lets through.
 *
 * @param log pieces that are known from how the second was made, where they are; blocks and words are compared otherwise
 */
export function changesBetween(pair: Pair, isFact: IsFact, log?: readonly Piece[]): readonly Change[] {
  const { before, after } = pair;
  const ways = [
    ...(log === undefined ? [] : [() => changesBy(pair, log, isFact, true)]),
    () => changesBy(pair, piecesOfTree(pair), isFact, false),
  ];
  for (const way of ways) {
    const changes = attempted(way);
    if (changes !== null) return changes;
  }
  if (before.eq(after)) return [];
  return changesInBulk(pair, isFact);
}

/** ProseMirror throws where pieces do not fit together. */
function attempted(way: () => readonly Change[] | null): readonly Change[] | null {
  try {
    return way();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}
