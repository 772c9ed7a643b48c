import type { Node } from '@tiptap/pm/model';
import {
  AttrStep,
  DocAttrStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
  Transform,
} from '@tiptap/pm/transform';

import { blocksOf, idOf, textWithin } from './block-text';
import { makeCard } from './card';
import { Chain } from './chain';
import { placeInTime } from './event-order';
import { changedParents } from './factor-parents';
import type { Card, CardReason, MergeInput, MergeResult, Outcome, StepOutcome } from './merge-result';
import { asTheyAre, carrying, movedIds, type Carrying } from './moves';
import { blockWith } from './reanchor';
import { rebaseStep, type Rebase } from './rebase';
import { replay, undone, type Replayed } from './replay';
import type { Suggestion } from './types';
import { isValid } from './valid';

/** A suggestion with its steps on the documents that the reviewer had. */
interface Made {
  readonly suggestion: Suggestion;
  readonly steps: readonly Replayed[];
  /** How many steps of the reviewer come before it. */
  readonly first: number;
}

/** The merge as it goes on. */
interface Run {
  readonly chain: Chain;
  doc: Node;
  readonly steps: Step[];
  /** Steps of the reviewer in all. */
  readonly count: number;
  readonly author: Carrying;
  readonly authored: () => string;
  /** Events that came in or whose time changed. */
  readonly retimed: Set<string>;
}

type Tried =
  | { readonly ok: true; readonly outcomes: readonly StepOutcome[] }
  | { readonly ok: false; readonly reason: CardReason };

/** Ids that a suggestion brings, whether with a block or given to one afterwards. */
function broughtIds(steps: readonly Replayed[], { inserted }: Carrying): readonly string[] {
  const [first] = steps;
  if (first === undefined) return [];
  const before = blocksOf(first.before).byId;
  return [...inserted.keys()].filter((id) => !before.has(id));
}

/** Whether every text of a block stands in a block of the draft already. */
function isThere(block: Node, doc: Node): boolean {
  const id = idOf(block);
  const here = id === null ? null : blockWith(doc, id);
  return here !== null && textWithin(here.node) === textWithin(block);
}

function tryOne({ steps, first }: Made, run: Run): Tried {
  const { chain, count } = run;
  const carried = carrying(steps);
  const present = broughtIds(steps, carried).filter((id) => blocksOf(run.doc).byId.has(id));
  if (present.length > 0) {
    const isSame =
      [...carried.inserted.values()].every((block) => isThere(block, run.doc)) && carried.removed.size === 0;
    return isSame ? { ok: true, outcomes: steps.map(() => 'same') } : { ok: false, reason: 'present' };
  }
  const ids = movedIds(carried);
  const moved = asTheyAre(ids, run.doc);
  if (moved === null) return { ok: false, reason: 'gone' };
  const bothMoved = ids.some(
    (id) => run.author.inserted.has(id) && run.author.removed.has(id) && moved.get(id)?.type.name !== 'event',
  );
  if (bothMoved) return { ok: false, reason: 'moved' };
  const outcomes: StepOutcome[] = [];
  for (const [index, replayed] of steps.entries()) {
    const turn = first + index;
    // A step before may have changed a block that is moved now, and while it is out it is in the draft no more.
    for (const id of ids) {
      const found = blockWith(run.doc, id);
      if (found !== null) moved.set(id, found.node);
    }
    const rebase: Rebase = { chain, from: count - turn, doc: run.doc, moved, authored: run.authored };
    const placing = rebaseStep(replayed, rebase);
    if (placing.kind === 'card') return { ok: false, reason: placing.reason };
    if (placing.kind === 'same') {
      outcomes.push('same');
      continue;
    }
    const before = run.doc;
    const after = placing.step.apply(before).doc;
    if (after === null || !isValid(after, placing.step)) return { ok: false, reason: 'invalid' };
    run.doc = after;
    run.steps.push(placing.step);
    chain.push({ step: placing.step, before, after });
    if (isWordForWord(replayed.step, placing.step)) chain.mirror(count - 1 - turn);
    outcomes.push(placing.how);
  }
  return { ok: true, outcomes };
}

/** Whether a step puts in what the reviewer's did, so that positions within it are the same. */
function isWordForWord(one: Step, other: Step): boolean {
  if (one instanceof ReplaceStep && other instanceof ReplaceStep) return one.slice === other.slice;
  return one instanceof ReplaceAroundStep && other instanceof ReplaceAroundStep;
}

function attempt(made: Made, run: Run): Tried {
  const links = run.chain.length;
  const { doc } = run;
  const length = run.steps.length;
  let tried: Tried;
  try {
    tried = tryOne(made, run);
  } catch {
    tried = { ok: false, reason: 'invalid' };
  }
  if (!tried.ok) {
    run.chain.cut(links);
    run.steps.length = length;
    run.doc = doc;
  }
  return tried;
}

/** The value of a step's attribute as it is in the draft. */
function currentValue({ step, before }: Replayed, doc: Node): unknown {
  if (step instanceof DocAttrStep) return doc.attrs[step.attr] as unknown;
  if (!(step instanceof AttrStep)) return undefined;
  const target = before.nodeAt(step.pos);
  const id = target === null ? null : idOf(target);
  return id === null ? undefined : (blockWith(doc, id)?.node.attrs[step.attr] as unknown);
}

function retimedBy(steps: readonly Replayed[]): readonly string[] {
  const { inserted } = carrying(steps);
  const changed = steps.flatMap(({ step, before }) => {
    if (!(step instanceof AttrStep) || step.attr !== 'happened') return [];
    const target = before.nodeAt(step.pos);
    return target === null ? [] : [idOf(target) ?? ''];
  });
  return [...inserted.keys(), ...changed];
}

const nothing = 'nothing was merged.';

/**
 * Merges a reviewer's suggestions into a draft that has moved on. Pure: what comes back is steps for the draft, to be
 * applied in one transaction, and a card for whatever could not be placed.
 *
 * The reviewer's steps are rebased over the author's as prosemirror-collab does it, with three rules: a step is applied only
 * if what it removes is what the reviewer saw; where its place has gone, the block with the same id and the words around it
 * say where it belongs now; what has no place that is beyond doubt becomes a card with its whole content. A suggestion is
 * placed whole or not at all.
 *
 * Steps that do not fit the base, or a base that does not lead to the draft, are refused with one sentence.
 */
export function mergeReview({ base, baseSteps, current, suggestions, applied }: MergeInput): MergeResult {
  const author = replay(base, baseSteps);
  if (!author.ok || !author.document.eq(current))
    return {
      ok: false,
      message: `The draft as it is does not follow from the version that was sent; ${nothing}`,
    };
  const made: Made[] = [];
  const all: Replayed[] = [];
  for (const [index, suggestion] of suggestions.entries()) {
    const reviewer = replay(all.at(-1)?.after ?? base, suggestion.steps);
    if (!reviewer.ok)
      return {
        ok: false,
        message: `Suggestion ${index + 1} of the review does not fit the version that was sent; ${nothing}`,
      };
    made.push({ suggestion, steps: reviewer.steps, first: all.length });
    all.push(...reviewer.steps);
  }
  const chain = new Chain();
  for (const step of all.toReversed()) chain.push(undone(step), true);
  for (const step of author.steps) chain.push(step);
  let text: string | null = null;
  const run: Run = {
    chain,
    doc: current,
    steps: [],
    count: all.length,
    author: carrying(author.steps),
    authored: () => (text ??= insertedText(author.steps)),
    retimed: new Set(),
  };
  const outcomes: Outcome[] = [];
  const cards: Card[] = [];
  for (const one of made) {
    const { suggestion, steps } = one;
    if (applied.has(suggestion.id)) continue;
    const tried = attempt(one, run);
    if (tried.ok) for (const id of retimedBy(steps)) run.retimed.add(id);
    else cards.push(makeCard(suggestion, tried.reason, steps, (step) => currentValue(step, run.doc)));
    outcomes.push({ suggestion: suggestion.id, steps: tried.ok ? tried.outcomes : steps.map(() => 'card') });
  }
  const inTime = new Transform(run.doc);
  const reordered = placeInTime(inTime, run.retimed);
  return {
    ok: true,
    steps: [...run.steps, ...inTime.steps].map((step) => step.toJSON() as unknown),
    document: inTime.doc,
    outcomes,
    cards,
    parents: changedParents(base, current, all.at(-1)?.after ?? base, inTime.doc),
    reordered,
  };
}

function insertedText(steps: readonly Replayed[]): string {
  return steps
    .map(({ step }) =>
      step instanceof ReplaceStep ? step.slice.content.textBetween(0, step.slice.content.size, '\n') : '',
    )
    .join('\n');
}
