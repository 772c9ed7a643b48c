import type { Node, Slice } from '@tiptap/pm/model';
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';

import { idOf } from './block-text';
import type { Chain } from './chain';
import type { Replayed } from './replay';
import { sameSlice } from './seen';

type Replacing = Replayed & { readonly step: ReplaceStep | ReplaceAroundStep };

const isReplacing = (replayed: Replayed): replayed is Replacing =>
  replayed.step instanceof ReplaceStep || replayed.step instanceof ReplaceAroundStep;

/** Ids of the blocks that a piece of content is made of, where it is made of whole blocks. */
function wholeIds({ content, openStart, openEnd }: Slice): readonly string[] | null {
  if (openStart > 0 || openEnd > 0 || content.childCount === 0) return null;
  const ids = content.content.map(idOf).filter((id) => id !== null);
  return ids.length === content.childCount ? ids : null;
}

/** Content as text. Whole blocks by their ids, because a block that is moved goes as it is in the draft. */
function contentKey(slice: Slice): unknown {
  const { content, openStart, openEnd, size } = slice;
  return wholeIds(slice) ?? [openStart, openEnd, size, content.textBetween(0, content.size, '\n', '\uFFFC')];
}

/** What two steps that do the same have in common: what goes and what comes, not where. */
function keyOf({ step, before }: Replacing): string {
  return step instanceof ReplaceStep
    ? JSON.stringify([contentKey(before.slice(step.from, step.to)), contentKey(step.slice)])
    : JSON.stringify(['around', wholeIds(gapOf(step, before)), contentKey(step.slice)]);
}

/** What a step leaves in its place and puts something around. */
const gapOf = (step: ReplaceAroundStep, before: Node): Slice => before.slice(step.gapFrom, step.gapTo);

/** Whether a step names by their ids the blocks that it is about, so that it can be told from any other at any place. */
function isNamed({ step, before }: Replacing): boolean {
  if (step instanceof ReplaceAroundStep) return wholeIds(gapOf(step, before)) !== null;
  return wholeIds(step.slice.size === 0 ? before.slice(step.from, step.to) : step.slice) !== null;
}

/**
 * Finds the steps of a reviewer that the author has taken, among the author's steps: the same change at the place to which
 * it belongs there. The chain then leads through them, as it does where suggestions are placed one after the other.
 *
 * @param chain the reviewer's steps taken back, then the author's
 * @param taken indexes of the reviewer's steps that may have been taken, ascending
 * @returns indexes of the author's steps that are the reviewer's
 */
export function mirrorTaken(
  chain: Chain,
  theirs: readonly Replayed[],
  author: readonly Replayed[],
  taken: readonly number[],
): ReadonlySet<number> {
  const own = new Set<number>();
  if (taken.length === 0) return own;
  const byKey = new Map<string, number[]>();
  for (const [index, replayed] of author.entries()) {
    if (!isReplacing(replayed)) continue;
    const key = keyOf(replayed);
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [index]);
    else list.push(index);
  }
  const count = theirs.length;
  for (const turn of taken) {
    const made = theirs[turn];
    if (made === undefined || !isReplacing(made)) continue;
    const open = (byKey.get(keyOf(made)) ?? []).filter((index) => !own.has(index));
    const [only, second] = open;
    // The last is the one that counts where one was undone and done again.
    const found =
      open.findLast((index) => isAgain(made, author[index], chain, count - turn, count + index)) ??
      (second === undefined && isNamed(made) ? only : undefined);
    if (found === undefined) continue;
    own.add(found);
    const again = author[found];
    const isWordForWord =
      again !== undefined && isReplacing(again) && again.step.slice.content.eq(made.step.slice.content);
    chain.mirror(count - 1 - turn, isWordForWord, count + found);
  }
  return own;
}

/** Whether a step of the author is a reviewer's step at its place. */
function isAgain(
  made: Replacing,
  again: Replayed | undefined,
  chain: Chain,
  from: number,
  until: number,
): boolean {
  if (again === undefined || !isReplacing(again)) return false;
  const { step } = again;
  const moved = new Set(wholeIds(made.step.slice));
  if (!sameSlice(made.step.slice, again.step.slice, moved)) return false;
  const at = (position: number, side: -1 | 1): number =>
    chain.map(position, from, side, new Set(), until).position;
  if (made.step instanceof ReplaceStep && step instanceof ReplaceStep) {
    if (at(made.step.from, 1) !== step.from) return false;
    return made.step.from === made.step.to || at(made.step.to, -1) === step.to;
  }
  return (
    made.step instanceof ReplaceAroundStep &&
    step instanceof ReplaceAroundStep &&
    at(made.step.from, 1) === step.from &&
    at(made.step.to, -1) === step.to
  );
}
