import type { Node } from '@tiptap/pm/model';

import { sideOf } from '../../renderer/review/changes-attributes';
import { shownAuthor } from '../../renderer/review/files/author';
import { cardWords } from '../../renderer/review/home/card-words';
import type { Card } from '../../renderer/review/merge-result';
import type { Merged } from './merge-reviews';

export interface MergeSaid extends Merged {
  readonly out: string;
  readonly accepts: boolean;
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** A card as lines: who, why, where, what. */
export function linesOfCard(card: Card, doc: Node): readonly string[] {
  const { reason, where, changes } = cardWords(card, sideOf(doc));
  return [`  ${shownAuthor(card.author)}: ${reason} ${where}`, ...changes.map((change) => `    ${change}`)];
}

const jsonOfCard = (card: Card, doc: Node) => ({ ...card, words: cardWords(card, sideOf(doc)) });

export function asText(said: MergeSaid, doc: Node): readonly string[] {
  const { out, accepts, applied, reanchored, unplaced, conflicts, decidedBefore } = said;
  const of = accepts ? '' : ' (not accepted: this is what would be)';
  return [
    `${out}: ${counted(said.commentsAdded, 'comment')} and ${counted(said.signOffsAdded, 'sign-off')} added`,
    `${counted(applied.length + reanchored.length, 'suggestion')} applied, ${reanchored.length} of them re-anchored${of}`,
    ...(decidedBefore.length === 0
      ? []
      : [`${counted(decidedBefore.length, 'suggestion')} decided about before`]),
    ...(unplaced.length === 0 ? [] : [`${counted(unplaced.length, 'suggestion')} without a place${of}:`]),
    ...unplaced.flatMap((card) => linesOfCard(card, doc)),
    ...conflicts.flatMap((cards) => [
      `${counted(cards.length, 'suggestion')} that cannot all be taken${of}:`,
      ...cards.flatMap((card) => linesOfCard(card, doc)),
    ]),
  ];
}

/** One object. The form only ever gets more keys. */
export function asJson(said: MergeSaid, doc: Node): string {
  const { out, accepts, applied, reanchored, unplaced, conflicts, decidedBefore, parents } = said;
  return JSON.stringify({
    out,
    accepted: accepts,
    applied,
    reanchored,
    decidedBefore,
    unplaced: unplaced.map((card) => jsonOfCard(card, doc)),
    conflicts: conflicts.map((cards) => cards.map((card) => jsonOfCard(card, doc))),
    comments: { added: said.commentsAdded },
    signOffs: { added: said.signOffsAdded },
    parents,
  });
}
