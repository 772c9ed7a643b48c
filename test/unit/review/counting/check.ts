import type { Node } from '@tiptap/pm/model';
import { Step } from '@tiptap/pm/transform';

import { documentSchema } from '../../../../renderer/document/schema';
import type { MergeResult } from '../../../../renderer/review/merge-result';
import type { EditKind } from '../random/kinds';
import { kindOfWord, stepsOf, type Side } from '../random/sides';
import { misplacedBlocks } from './blocks';
import { factsOf, holds, isOnCard, isSameFact, kindOfFact, type Fact } from './facts';
import type { Fault, FaultName } from './fault';
import { countWords, isBetween, linesOf, marksOf } from './words';

/*
 * What a merge did, found from outside: from the words, marks, blocks and attributes of four documents (base, author's,
 * reviewer's, merged) and the text of the cards. Nothing in here asks the merge what it thinks it did.
 */

type Good = Extract<MergeResult, { ok: true }>;

interface Merge {
  readonly base: Node;
  readonly author: Side;
  readonly reviewer: Side;
  readonly result: Good;
  /** The cards as text. */
  readonly told: string;
}

export interface Checked {
  readonly faults: readonly Fault[];
  /** Words that the reviewer typed and that stand in the reviewer's document, and those of them that were placed. */
  readonly typed: readonly string[];
  readonly placed: readonly string[];
}

const fault = (name: FaultName, kind: EditKind | null, what: string): Fault => ({ name, kind, what });

function isTold(word: string, { told }: Merge): boolean {
  return new RegExp(String.raw`${word}(?![\dxb])`, 'u').test(told);
}

function invalid(document: Node): readonly Fault[] {
  try {
    document.check();
  } catch (error) {
    return [fault('invalid', null, String(error))];
  }
  const ids: unknown[] = [];
  document.descendants(({ attrs }) => {
    if ('id' in attrs) ids.push(attrs['id']);
  });
  const isWhole = new Set(ids).size === ids.length && !ids.includes(null);
  return isWhole ? [] : [fault('invalid', null, 'ids')];
}

function wordsOfAuthor(merge: Merge): readonly Fault[] {
  const { base, author, reviewer, result } = merge;
  const [inBase, inAuthor, inReview, inMerged] = [
    base,
    author.document,
    reviewer.document,
    result.document,
  ].map(countWords) as [
    ReadonlyMap<string, number>,
    ReadonlyMap<string, number>,
    ReadonlyMap<string, number>,
    ReadonlyMap<string, number>,
  ];
  const lost = [...inAuthor.keys()].filter(
    (word) => !inMerged.has(word) && (!inBase.has(word) || inReview.has(word)),
  );
  const undone = [...inBase.keys()].filter((word) => {
    const isBack = inMerged.has(word) && !inAuthor.has(word);
    return isBack || (inMerged.has(word) && !inReview.has(word) && !isTold(word, merge));
  });
  const twice = [...inMerged].filter(
    ([word, times]) => times > Math.max(inAuthor.get(word) ?? 0, inReview.get(word) ?? 0, 1),
  );
  const kindOf = (word: string) => kindOfWord(author, word);
  return [
    ...lost.map((word) => fault('authorLost', kindOf(word), word)),
    ...undone.map((word) => fault('deletionsUndone', 'delete', word)),
    ...twice.map(([word]) => fault('duplicated', kindOf(word) ?? kindOfWord(reviewer, word), word)),
  ];
}

function wordsOfReviewer(merge: Merge): Checked {
  const { base, reviewer, result } = merge;
  const [inBase, inMerged] = [countWords(base), countWords(result.document)];
  const mergedLines = linesOf(result.document);
  const faults: Fault[] = [];
  const typed: string[] = [];
  const placed: string[] = [];
  for (const line of linesOf(reviewer.document)) {
    for (const [index, word] of line.entries()) {
      if (inBase.has(word)) continue;
      typed.push(word);
      const kind = kindOfWord(reviewer, word);
      if (!inMerged.has(word)) {
        if (!isTold(word, merge)) faults.push(fault('reviewerUnreported', kind, word));
        continue;
      }
      placed.push(word);
      const before = line.slice(0, index).findLast((one) => inMerged.has(one));
      const after = line.slice(index + 1).find((one) => inMerged.has(one));
      if (!isBetween(word, before, after, mergedLines)) faults.push(fault('wronglyPlaced', kind, word));
    }
  }
  return { faults, typed, placed };
}

/** Marks that one side put on a word and that the merged word does not have. */
function missingMarks(base: Node, side: Node, merged: Node): readonly string[] {
  const [was, wanted, now] = [marksOf(base), marksOf(side), marksOf(merged)];
  return [...wanted].flatMap(([word, marks]) => {
    const here = now.get(word);
    if (here === undefined) return [];
    const missing = [...marks].some((mark) => !here.has(mark) && was.get(word)?.has(mark) !== true);
    return missing ? [word] : [];
  });
}

function marks({ base, author, reviewer, result }: Merge): readonly Fault[] {
  const told = new Set(
    result.cards.flatMap(({ steps }) =>
      steps.filter(({ mark }) => mark !== null).map(({ removed }) => JSON.stringify(removed)),
    ),
  );
  const isOnACard = (word: string): boolean =>
    [...told].some((removed) => removed.includes(word)) || JSON.stringify(result.cards).includes(word);
  return [
    ...missingMarks(base, author.document, result.document).map((word) => fault('authorLost', 'mark', word)),
    ...missingMarks(base, reviewer.document, result.document)
      .filter((word) => !isOnACard(word))
      .map((word) => fault('reviewerUnreported', 'mark', word)),
  ];
}

const isRemoved = ({ block }: Fact, merged: ReadonlyMap<string, Fact>): boolean =>
  [...merged.values()].every((one) => one.block !== block);

/** Whether the reviewer had set a fact to the same: whoever then removes the row has seen what is in it. */
function hadFact(base: Node, reviewer: Side, key: string, fact: Fact): boolean {
  let doc = base;
  return stepsOf(reviewer).some((json) => {
    doc = Step.fromJSON(documentSchema, json).apply(doc).doc ?? doc;
    return isSameFact(factsOf(doc).get(key), fact);
  });
}

function facts({ base, author, reviewer, result }: Merge): readonly Fault[] {
  const [was, ours, theirs, now] = [base, author.document, reviewer.document, result.document].map(
    factsOf,
  ) as [
    ReturnType<typeof factsOf>,
    ReturnType<typeof factsOf>,
    ReturnType<typeof factsOf>,
    ReturnType<typeof factsOf>,
  ];
  const lost = [...ours].filter(
    ([key, fact]) =>
      was.has(key) &&
      !isSameFact(fact, was.get(key)) &&
      !holds(now.get(key), fact, was.get(key), theirs.get(key)) &&
      !(isRemoved(fact, now) && hadFact(base, reviewer, key, fact)),
  );
  const unheard = [...theirs].filter(
    ([key, fact]) =>
      was.has(key) &&
      !isSameFact(fact, was.get(key)) &&
      !holds(now.get(key), fact, was.get(key), ours.get(key)) &&
      !isOnCard(fact, result.cards),
  );
  return [
    ...lost.map(([key, fact]) => fault('authorLost', kindOfFact(fact), key)),
    ...unheard.map(([key, fact]) => fault('reviewerUnreported', kindOfFact(fact), key)),
  ];
}

/** @param base a document whose words are all different */
export function check(base: Node, author: Side, reviewer: Side, result: MergeResult): Checked {
  if (!result.ok) return { faults: [fault('invalid', null, result.message)], typed: [], placed: [] };
  const merge: Merge = { base, author, reviewer, result, told: JSON.stringify(result.cards) };
  const { faults, typed, placed } = wordsOfReviewer(merge);
  const misplaced = misplacedBlocks(base, reviewer.document, result.document);
  return {
    faults: [
      ...invalid(result.document),
      ...wordsOfAuthor(merge),
      ...faults,
      ...marks(merge),
      ...facts(merge),
      ...misplaced.map((id) => fault('wronglyPlaced', 'newBlock', id)),
    ],
    typed,
    placed,
  };
}
