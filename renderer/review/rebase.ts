import { Fragment, Slice, type Mark, type Node } from '@tiptap/pm/model';
import {
  AddMarkStep,
  AddNodeMarkStep,
  AttrStep,
  DocAttrStep,
  RemoveMarkStep,
  RemoveNodeMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
} from '@tiptap/pm/transform';

import { mergeAttribute } from './attribute-merge';
import { hasBlock, idOf } from './block-text';
import type { Chain, Mapped } from './chain';
import type { CardReason } from './merge-result';
import { blockWith, findBlocks, findGap, hasNeighbours, requote, sameGap, wholeBlocks } from './reanchor';
import type { Replayed } from './replay';
import { sameContent, sameSlice } from './seen';

/** What is done with a step: steps to apply, nothing because it has been done, or nothing because it does not fit. */
export type Placing =
  | {
      readonly kind: 'place';
      readonly how: 'applied' | 'reanchored';
      readonly step: Step;
      readonly agreed?: readonly string[];
    }
  | { readonly kind: 'same'; readonly agreed?: readonly string[] }
  | { readonly kind: 'card'; readonly reason: CardReason };

export interface Rebase {
  readonly chain: Chain;
  /** Link of the chain before which the step's document stands. */
  readonly from: number;
  /** The draft with everything before this step. */
  readonly doc: Node;
  /** Blocks that the suggestion takes out and puts back elsewhere as they were, as they are in the draft now. */
  readonly moved: ReadonlyMap<string, Node>;
  /** Text that the author's steps put in: words that are gone at their place may stand in it. */
  readonly authored: () => string;
  /** What both sides have changed of the attribute that the step changes (`mergeAttribute`). */
  readonly agreed: ReadonlySet<string>;
  /** Takes the links of the chain at which positions of the step were lost. */
  readonly lost: Set<number>;
}

const card = (reason: CardReason): Placing => ({ kind: 'card', reason });
const place = (step: Step, how: 'applied' | 'reanchored', agreed: readonly string[] = []): Placing => ({
  kind: 'place',
  how,
  step,
  agreed,
});

/** A moved block goes in as it is in the draft, with what has changed in it. */
function carried(content: Fragment, moved: ReadonlyMap<string, Node>): Fragment {
  if (moved.size === 0) return content;
  return Fragment.fromArray(
    content.content.map((node) => {
      const id = idOf(node);
      const now = id === null ? undefined : moved.get(id);
      return now ?? (node.isTextblock || node.isLeaf ? node : node.copy(carried(node.content, moved)));
    }),
  );
}

const isSafe = (...mapped: readonly Mapped[]): boolean =>
  mapped.every(({ how }) => how === 'kept' || how === 'followed');

const howOf = (...mapped: readonly Mapped[]): 'applied' | 'reanchored' =>
  mapped.some(({ how }) => how === 'followed') ? 'reanchored' : 'applied';

/**
 * Blocks that come between two others stay beside one of them, in the block that they were put in. Where the author has
 * moved both away, they go with them if these are still side by side.
 */
function gapStep(
  { step, before }: Replayed & { readonly step: ReplaceStep },
  { chain, from, doc, lost }: Rebase,
  at: (from: number, to: number) => Step,
): Placing {
  const behind = chain.map(step.from, from, 1, lost);
  for (const mapped of [behind, chain.map(step.from, from, -1, lost)]) {
    const here = isSafe(mapped) ? sameGap(before, step.from, doc, mapped.position) : null;
    if (here !== null) return place(at(here, here), howOf(mapped));
  }
  const gap = findGap(before, step.from, doc, isSafe(behind) ? 'both' : 'one');
  if (gap !== null) return place(at(gap, gap), 'reanchored');
  return isSafe(behind) && !hasNeighbours(before, step.from, doc)
    ? place(at(behind.position, behind.position), howOf(behind))
    : card('gone');
}

function replaceStep(replayed: Replayed & { readonly step: ReplaceStep }, rebase: Rebase): Placing {
  const { step, before } = replayed;
  const { chain, doc, moved } = rebase;
  const ids = new Set(moved.keys());
  const { openStart, openEnd, content } = step.slice;
  const slice =
    openStart === 0 && openEnd === 0 ? new Slice(carried(content, moved), openStart, openEnd) : step.slice;
  const same = slice.content.eq(content) ? step.slice : slice;
  // The flag only says how a step of the reviewer was made; what may be removed is checked here.
  const at = (from: number, to: number): Step => new ReplaceStep(from, to, same);
  const from = chain.map(step.from, rebase.from, 1, rebase.lost);
  const to = chain.map(step.to, rebase.from, -1, rebase.lost);
  const isInsertion = step.from === step.to;
  if (from.how === 'unplaced' || (to.how === 'unplaced' && !isInsertion)) return card('unplaced');
  if (isInsertion) {
    if (!before.resolve(step.from).parent.inlineContent) return gapStep(replayed, rebase, at);
    if (isSafe(from)) return place(at(from.position, from.position), howOf(from));
    const again = requote(before, step.from, step.to, doc);
    return again === null ? card('gone') : place(at(again.from, again.to), 'reanchored');
  }
  const seen = before.slice(step.from, step.to);
  const sees = (start: number, end: number): boolean =>
    start < end && end <= doc.content.size && sameSlice(seen, doc.slice(start, end), ids);
  if (isSafe(from, to) && sees(from.position, to.position))
    return place(at(from.position, to.position), howOf(from, to));
  const blocks = wholeBlocks(before, step.from, step.to);
  const found = blocks === null ? requote(before, step.from, step.to, doc) : findBlocks(blocks, doc);
  if (found !== null && sees(found.from, found.to)) return place(at(found.from, found.to), 'reanchored');
  const isReplaced =
    slice.size > 0 && openStart === 0 && openEnd === 0 && isSafe(from, to) && from.position < to.position;
  if (isReplaced && sameContent(content, doc.slice(from.position, to.position).content))
    return { kind: 'same' };
  if (from.position < to.position || found !== null) return card('changed');
  const isGone = !blocks?.some((block) => hasBlock(doc, idOf(block) ?? ''));
  // Ends that have gone to different places say nothing of what stood between them.
  const isTogether = isSafe(from, to) && doc.resolve(from.position).sameParent(doc.resolve(to.position));
  const words = seen.content.textBetween(0, seen.content.size, '\n').split('\n');
  const isElsewhere = words.some((line) => line.trim() !== '' && rebase.authored().includes(line.trim()));
  const isDone = slice.size === 0 && isTogether && isGone && !isElsewhere;
  return isDone ? { kind: 'same' } : card('gone');
}

/** Whether the blocks of one stretch are all in another, in the same order. */
function holdsAll(one: Slice, other: Slice): boolean {
  if (one.content.firstChild?.isInline === true) return true;
  const ids = other.content.content.map(idOf);
  let at = -1;
  return one.content.content.every((node) => {
    const id = idOf(node);
    if (id === null) return true;
    at = ids.indexOf(id, at + 1);
    return at >= 0;
  });
}

function aroundStep(
  { step, before }: Replayed & { readonly step: ReplaceAroundStep },
  rebase: Rebase,
): Placing {
  const { chain, doc } = rebase;
  const none: ReadonlySet<string> = new Set();
  const sees = (from: number, gapFrom: number, gapTo: number, to: number): boolean =>
    from <= gapFrom &&
    gapFrom <= gapTo &&
    gapTo <= to &&
    to <= doc.content.size &&
    sameSlice(before.slice(step.from, step.gapFrom), doc.slice(from, gapFrom), none) &&
    sameSlice(before.slice(step.gapTo, step.to), doc.slice(gapTo, to), none) &&
    holdsAll(before.slice(step.gapFrom, step.gapTo), doc.slice(gapFrom, gapTo));
  const at = (from: number, gapFrom: number, gapTo: number, to: number): Step =>
    new ReplaceAroundStep(from, to, gapFrom, gapTo, step.slice, step.insert);
  const from = chain.map(step.from, rebase.from, 1, rebase.lost);
  const to = chain.map(step.to, rebase.from, -1, rebase.lost);
  const gapFrom = step.from === step.gapFrom ? from : chain.map(step.gapFrom, rebase.from, -1, rebase.lost);
  const gapTo = step.to === step.gapTo ? to : chain.map(step.gapTo, rebase.from, 1, rebase.lost);
  const positions = [from, gapFrom, gapTo, to].map(({ position }) => position) as [
    number,
    number,
    number,
    number,
  ];
  if (isSafe(from, to, gapFrom, gapTo) && sees(...positions))
    return place(at(...positions), howOf(from, to, gapFrom, gapTo));
  const whole = wholeBlocks(before, step.from, step.to);
  const found = whole === null ? null : findBlocks(whole, doc);
  if (found !== null) {
    const again = [
      found.from,
      found.from + step.gapFrom - step.from,
      found.to - (step.to - step.gapTo),
      found.to,
    ] as const;
    if (sees(...again)) return place(at(...again), 'reanchored');
  }
  return card(found === null ? 'gone' : 'changed');
}

function linkOver(doc: Node, from: number, to: number, mark: Mark): boolean {
  let other = false;
  doc.nodesBetween(from, to, (node) => {
    other ||= node.isInline && node.marks.some((one) => one.type === mark.type && !one.eq(mark));
  });
  return other;
}

/** Whether all text of a stretch has a mark. */
function isMarked(doc: Node, from: number, to: number, mark: Mark): boolean {
  let all = true;
  doc.nodesBetween(from, to, (node) => {
    if (node.isText) all &&= mark.isInSet(node.marks);
  });
  return all;
}

function markStep(
  { step, before }: Replayed & { readonly step: AddMarkStep | RemoveMarkStep },
  rebase: Rebase,
): Placing {
  const { chain, doc } = rebase;
  const isAdding = step instanceof AddMarkStep;
  const from = chain.map(step.from, rebase.from, 1, rebase.lost);
  const to = chain.map(step.to, rebase.from, -1, rebase.lost);
  if (from.how === 'unplaced' || to.how === 'unplaced') return card('unplaced');
  const isThere = isSafe(from, to) && from.position < to.position;
  const found = isThere ? { from: from.position, to: to.position } : requote(before, step.from, step.to, doc);
  if (found === null || found.from >= found.to) return card('gone');
  if (
    isAdding &&
    linkOver(doc, found.from, found.to, step.mark) &&
    !linkOver(before, step.from, step.to, step.mark)
  )
    return card('conflict');
  const made = isAdding
    ? new AddMarkStep(found.from, found.to, step.mark)
    : new RemoveMarkStep(found.from, found.to, step.mark);
  const after = made.apply(doc).doc;
  if (after === null) return card('changed');
  // Words that have come where they cannot have the mark would be left without it.
  if (isAdding && !isMarked(after, found.from, found.to, step.mark)) return card('changed');
  if (after.eq(doc)) return { kind: 'same' };
  return place(made, isThere ? howOf(from, to) : 'reanchored');
}

function attributeStep({ step, before }: Replayed & { readonly step: AttrStep }, rebase: Rebase): Placing {
  const { chain, doc, agreed } = rebase;
  const target = before.nodeAt(step.pos);
  const mapped = chain.map(step.pos, rebase.from, 1, rebase.lost);
  const id = target === null ? null : idOf(target);
  const here = isSafe(mapped) && mapped.position < doc.content.size ? doc.nodeAt(mapped.position) : null;
  const isIt = here !== null && here.type === target?.type && idOf(here) === id;
  const again = isIt || id === null ? null : blockWith(doc, id);
  const found = isIt ? { node: here, position: mapped.position } : again;
  if (target === null || found === null || !(step.attr in found.node.attrs)) return card('gone');
  const [was, ours] = [target, found.node].map(({ attrs }) => attrs[step.attr] as unknown);
  const merged = mergeAttribute(step.attr, was, ours, step.value, agreed);
  if (merged.kind === 'same') return merged;
  if (merged.kind === 'conflict') return card('conflict');
  const set = new AttrStep(found.position, step.attr, merged.value);
  return place(set, isIt ? howOf(mapped) : 'reanchored', merged.agreed);
}

function factStep(
  { step, before }: Replayed & { readonly step: DocAttrStep },
  { doc, agreed }: Rebase,
): Placing {
  const [was, ours] = [before, doc].map(({ attrs }) => attrs[step.attr] as unknown);
  const merged = mergeAttribute(step.attr, was, ours, step.value, agreed);
  if (merged.kind === 'same') return merged;
  if (merged.kind === 'conflict') return card('conflict');
  return place(new DocAttrStep(step.attr, merged.value), 'applied', merged.agreed);
}

function nodeMarkStep(
  { step, before }: Replayed & { readonly step: AddNodeMarkStep | RemoveNodeMarkStep },
  { chain, doc, from, lost }: Rebase,
): Placing {
  const mapped = chain.map(step.pos, from, 1, lost);
  const here = isSafe(mapped) ? doc.nodeAt(mapped.position) : null;
  if (here === null || here.type !== before.nodeAt(step.pos)?.type) return card('gone');
  const made =
    step instanceof AddNodeMarkStep
      ? new AddNodeMarkStep(mapped.position, step.mark)
      : new RemoveNodeMarkStep(mapped.position, step.mark);
  return place(made, howOf(mapped));
}

/** Finds what one step of the reviewer becomes in the draft. */
export function rebaseStep(replayed: Replayed, rebase: Rebase): Placing {
  const { step } = replayed;
  if (step instanceof ReplaceStep) return replaceStep({ ...replayed, step }, rebase);
  if (step instanceof ReplaceAroundStep) return aroundStep({ ...replayed, step }, rebase);
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep)
    return markStep({ ...replayed, step }, rebase);
  if (step instanceof AttrStep) return attributeStep({ ...replayed, step }, rebase);
  if (step instanceof DocAttrStep) return factStep({ ...replayed, step }, rebase);
  if (step instanceof AddNodeMarkStep || step instanceof RemoveNodeMarkStep)
    return nodeMarkStep({ ...replayed, step }, rebase);
  return card('changed');
}
