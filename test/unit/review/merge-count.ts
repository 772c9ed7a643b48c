import type { Node } from '@tiptap/pm/model';
import { ReplaceStep, Step } from '@tiptap/pm/transform';

import { documentSchema } from '../../../renderer/document/schema';
import { mergeReview } from '../../../renderer/review/merge';
import type { Card, MergeResult } from '../../../renderer/review/merge-result';
import {
  editedBy,
  stepsOf,
  stepsWithRepeatedWords,
  withRepeatedWords,
  type EditKind,
  type Side,
} from './random-edits';

/*
 * What a merge did, counted from outside: from the words and attributes of four documents (base, author's, reviewer's,
 * merged) and the text of the cards. Nothing in here asks the merge what it thinks it did.
 */

export interface Counts {
  authorLost: number;
  reviewerUnreported: number;
  wronglyPlaced: number;
  duplicated: number;
  /** Words that the author deleted and that are back, and deletions of the reviewer that nobody hears of. */
  deletionsUndone: number;
  invalid: number;
}

export const noCounts = (): Counts => ({
  authorLost: 0,
  reviewerUnreported: 0,
  wronglyPlaced: 0,
  duplicated: 0,
  deletionsUndone: 0,
  invalid: 0,
});

const pattern = /(?:w|AUTH|REV)\d+(?:x\d+|b(?!\d))?/gu;

/** The words of every text block, images by their alternative text. */
function lines(doc: Node): readonly (readonly string[])[] {
  const found: string[][] = [];
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    const text = node.children
      .map((child) => (child.isText ? (child.text ?? '') : ` ${String(child.attrs['alt'] ?? '')} `))
      .join('');
    found.push([...text.matchAll(pattern)].map(([word]) => word));
    return false;
  });
  return found;
}

const count = (words: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

const factNames = ['happened', 'known', 'kind', 'moments', 'owner', 'due', 'depth', 'who'] as const;

/** Facts by "id attribute", as JSON. */
function facts(doc: Node): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of ['severity', 'tags']) found.set(`doc ${name}`, JSON.stringify(doc.attrs[name]));
  doc.descendants(({ attrs }) => {
    for (const name of factNames)
      if (name in attrs) found.set(`${String(attrs['id'])} ${name}`, JSON.stringify(attrs[name]));
  });
  return found;
}

/** A list holds what another does; anything else is the same. */
function holds(value: string | undefined, wanted: string, base: string | undefined): boolean {
  if (value === wanted) return true;
  const [one, two] = [JSON.parse(value ?? 'null'), JSON.parse(wanted)] as unknown[];
  if (!Array.isArray(one) || !Array.isArray(two)) return false;
  const was = (base === undefined ? [] : JSON.parse(base)) as unknown[];
  const now = one.map((member) => JSON.stringify(member));
  return two.every((member) => was.includes(member) || now.includes(JSON.stringify(member)));
}

const said = (cards: readonly Card[]): string => JSON.stringify(cards);

function isBetween(
  word: string,
  before: string | undefined,
  after: string | undefined,
  merged: readonly (readonly string[])[],
): boolean {
  const line = merged.find((one) => one.includes(word)) ?? [];
  const at = line.indexOf(word);
  const lineOf = (other: string | undefined) =>
    other === undefined ? undefined : merged.find((one) => one.includes(other));
  const [first, second] = [lineOf(before), lineOf(after)];
  if (before === undefined || after === undefined || first === undefined || second === undefined) return true;
  const isAfter = first === line && line.indexOf(before) < at;
  const isBefore = second === line && line.indexOf(after) > at;
  return first === second && first.indexOf(before) < second.indexOf(after)
    ? isAfter && isBefore
    : isAfter || isBefore;
}

export interface Checked {
  readonly counts: Counts;
  /** Words that the reviewer typed and that stand in the reviewer's document, and those of them that were placed. */
  readonly typed: readonly string[];
  readonly placed: readonly string[];
  readonly result: MergeResult;
}

export const mergeOf = (base: Node, author: Side, reviewer: Side): MergeResult =>
  mergeReview({
    base,
    baseSteps: stepsOf(author),
    current: author.document,
    suggestions: reviewer.suggestions,
    applied: new Set(),
  });

export function check(base: Node, author: Side, reviewer: Side, result: MergeResult): Checked {
  const counts = noCounts();
  if (!result.ok) {
    counts.invalid += 1;
    return { counts, typed: [], placed: [], result };
  }
  const merged = result.document;
  try {
    merged.check();
    const ids: unknown[] = [];
    merged.descendants(({ attrs }) => {
      if ('id' in attrs) ids.push(attrs['id']);
    });
    if (new Set(ids).size !== ids.length || ids.includes(null)) counts.invalid += 1;
  } catch {
    counts.invalid += 1;
  }
  const mergedLines = lines(merged);
  const [inBase, inAuthor, inReview, inMerged] = [base, author.document, reviewer.document, merged].map(
    (doc) => count(lines(doc).flat()),
  ) as [
    ReadonlyMap<string, number>,
    ReadonlyMap<string, number>,
    ReadonlyMap<string, number>,
    ReadonlyMap<string, number>,
  ];
  const told = said(result.cards);
  const isTold = (word: string): boolean => new RegExp(String.raw`${word}(?!\d|x\d)`, 'u').test(told);
  for (const word of inAuthor.keys())
    if (!inMerged.has(word) && (!inBase.has(word) || inReview.has(word))) counts.authorLost += 1;
  for (const word of inBase.keys()) {
    const isBack = inMerged.has(word) && !inAuthor.has(word);
    const isUnheard = inMerged.has(word) && !inReview.has(word) && !isTold(word);
    if (isBack || isUnheard) counts.deletionsUndone += 1;
  }
  for (const [word, times] of inMerged)
    if (times > Math.max(inAuthor.get(word) ?? 0, inReview.get(word) ?? 0, 1)) counts.duplicated += 1;
  const typed: string[] = [];
  const placed: string[] = [];
  for (const line of lines(reviewer.document)) {
    for (const [index, word] of line.entries()) {
      if (inBase.has(word)) continue;
      typed.push(word);
      if (!inMerged.has(word)) {
        if (!isTold(word)) counts.reviewerUnreported += 1;
        continue;
      }
      placed.push(word);
      const before = line.slice(0, index).findLast((one) => inMerged.has(one));
      const after = line.slice(index + 1).find((one) => inMerged.has(one));
      if (!isBetween(word, before, after, mergedLines)) counts.wronglyPlaced += 1;
    }
  }
  const [was, ours, theirs, now] = [base, author.document, reviewer.document, merged].map(facts) as [
    ReadonlyMap<string, string>,
    ReadonlyMap<string, string>,
    ReadonlyMap<string, string>,
    ReadonlyMap<string, string>,
  ];
  for (const [key, value] of ours)
    if (value !== was.get(key) && !holds(now.get(key), value, was.get(key)) && was.has(key))
      counts.authorLost += 1;
  for (const [key, value] of theirs) {
    const before = was.get(key);
    if (before === undefined || value === before || holds(now.get(key), value, before)) continue;
    const [id = '', name = ''] = key.split(' ');
    const isReported = result.cards.some(({ steps }) =>
      steps.some(
        ({ attribute, stood, inserted }) =>
          (attribute?.name === name && (stood.block === id || id === 'doc')) ||
          JSON.stringify(inserted).includes(`"${id}"`),
      ),
    );
    if (!isReported) counts.reviewerUnreported += 1;
  }
  return { counts, typed, placed, result };
}

export interface Mix {
  readonly name: string;
  readonly author: readonly EditKind[];
  readonly reviewer: readonly EditKind[];
}

/** The mixes of the experiment that the design rests on. */
export const mixes: readonly Mix[] = [
  {
    name: 'text only',
    author: ['insert', 'insert', 'replace', 'delete', 'mark'],
    reviewer: ['insert', 'insert', 'replace', 'delete', 'mark'],
  },
  {
    name: 'author restructures',
    author: ['insert', 'split', 'join', 'type', 'wrap', 'moveBlock', 'newBlock'],
    reviewer: ['insert', 'insert', 'replace', 'mark'],
  },
  {
    name: 'both restructure',
    author: ['insert', 'split', 'join', 'type', 'wrap', 'moveBlock', 'newBlock'],
    reviewer: ['insert', 'replace', 'split', 'type', 'newBlock', 'wrap'],
  },
];

export const sidesOf = (base: Node, seed: number, mix: Omit<Mix, 'name'>, edits = 6) => ({
  author: editedBy(base, seed * 31 + 1, 'AUTH', mix.author, edits),
  reviewer: editedBy(base, seed * 37 + 2, 'REV', mix.reviewer, edits),
});

export function addCounts(into: Counts, more: Counts): void {
  for (const name of Object.keys(noCounts()) as (keyof Counts)[]) into[name] += more[name];
}

/** The same side with words that repeat; every position is the same. */
export function withRepeatedWordsOf(side: Side): Side {
  return {
    ...side,
    document: withRepeatedWords(side.document),
    suggestions: side.suggestions.map((one) => ({ ...one, steps: stepsWithRepeatedWords(one.steps) })),
  };
}

/**
 * The same merge with words that repeat. Where words are all different nothing can be mistaken for another, so that merge
 * says what is right: with repeated words there may be more cards, but what is placed has to be where it is there.
 */
export function repeatedWrong(base: Node, author: Side, reviewer: Side, unique: MergeResult): number {
  const repeated = mergeOf(
    withRepeatedWords(base),
    withRepeatedWordsOf(author),
    withRepeatedWordsOf(reviewer),
  );
  if (!repeated.ok || !unique.ok) return repeated.ok === unique.ok ? 0 : 1;
  const ids = (result: typeof unique): readonly string[] => result.cards.map(({ suggestion }) => suggestion);
  const [cards, more] = [ids(unique), ids(repeated)];
  if (cards.some((card) => !more.includes(card))) return 1;
  if (cards.length !== more.length) return 0;
  return repeated.document.eq(withRepeatedWords(unique.document)) ? 0 : 1;
}

/** Whether a word that was typed replaced words which the author has taken away: then both changed the same words. */
export function contested(base: Node, author: Side, reviewer: Side): ReadonlySet<string> {
  const kept = new Set(lines(author.document).flat());
  const words = new Set<string>();
  let doc = base;
  for (const json of reviewer.suggestions.flatMap(({ steps }) => steps)) {
    const step = Step.fromJSON(documentSchema, json);
    const after = step.apply(doc).doc ?? doc;
    if (step instanceof ReplaceStep && step.from < step.to) {
      const removed = doc.textBetween(step.from, step.to, ' ').match(pattern) ?? [];
      const isTaken = removed.some((word) => word.startsWith('w') && !kept.has(word));
      const typed = step.slice.content.textBetween(0, step.slice.content.size, ' ').match(pattern) ?? [];
      if (isTaken) for (const word of typed) words.add(word);
    }
    doc = after;
  }
  return words;
}
