import type { Node } from '@tiptap/pm/model';
import { DocAttrStep } from '@tiptap/pm/transform';

import { isListOf } from '../../document/attributes';
import {
  isDecision,
  isReceipt,
  type Author,
  type Decision,
  type Receipt,
} from '../../document/review-record';

/*
 * What was decided about suggestions, and which reviews came home, are attributes of the document: a decision and the
 * steps of the suggestion go into one transaction, and undo takes back both.
 */

const areDecisions = isListOf(isDecision);
const areReceipts = isListOf(isReceipt);

/** What people decided about suggestions, the oldest first. */
export function decisionsOf(doc: Node): readonly Decision[] {
  const decisions: unknown = doc.attrs['decisions'];
  return areDecisions(decisions) ? decisions : [];
}

/** Ids of the suggestions that somebody decided about. */
export const decidedIds = (doc: Node): ReadonlySet<string> =>
  new Set(decisionsOf(doc).map(({ suggestion }) => suggestion));

/** The reviews that came home into the draft, the oldest first. */
export function receiptsOf(doc: Node): readonly Receipt[] {
  const receipts: unknown = doc.attrs['receipts'];
  return areReceipts(receipts) ? receipts : [];
}

/**
 * Decides about suggestions. What was decided about them before no longer counts.
 *
 * @param at milliseconds UTC
 */
export function decide(
  doc: Node,
  suggestions: readonly string[],
  kind: Decision['kind'],
  by: Author,
  at: number,
): DocAttrStep {
  const now = new Set(suggestions);
  const kept = decisionsOf(doc).filter(({ suggestion }) => !now.has(suggestion));
  return new DocAttrStep('decisions', [
    ...kept,
    ...[...now].map((suggestion) => ({ suggestion, kind, by, at })),
  ]);
}

/** Asks about suggestions again, such as one that was set aside. What was taken in stays in the text. */
export function undecide(doc: Node, suggestions: readonly string[]): DocAttrStep {
  const again = new Set(suggestions);
  return new DocAttrStep(
    'decisions',
    decisionsOf(doc).filter(({ suggestion }) => !again.has(suggestion)),
  );
}

/**
 * Notes that a review came home; null where it has before.
 *
 * @param review `reviewHash` of it
 * @param at milliseconds UTC
 */
export function receive(doc: Node, review: string, at: number): DocAttrStep | null {
  const receipts = receiptsOf(doc);
  return receipts.some((one) => one.review === review)
    ? null
    : new DocAttrStep('receipts', [...receipts, { review, at }]);
}
