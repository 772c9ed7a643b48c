import type { Node } from '@tiptap/pm/model';

import { documentSchema as schema } from '../../../../renderer/document/schema';

/*
 * Words that tell where they come from, so that each can be found again after a merge: "w01203" is the third word of the
 * twelfth text block of the draft that was sent, "AUTH07" was typed in the author's seventh edit, "REVI07", "REVB07" and
 * "REVC07" in a reviewer's. All are six letters long, and so are the words that repeat: a document can be read with words that are all
 * different or with words that come again and again, and every position in it is the same.
 */

export const people = { author: 'AUTH', reviewer: 'REVI', second: 'REVB', third: 'REVC' } as const;
export type Person = keyof typeof people;
export const reviewers = ['reviewer', 'second', 'third'] as const satisfies readonly Person[];

export const baseWord = (block: number, index: number): string =>
  `w${String(block).padStart(3, '0')}${String(index).padStart(2, '0')}`;
export const typedWord = (person: Person, turn: number): string =>
  `${people[person]}${String(turn).padStart(2, '0')}`;

/** A word with the letters that tell the cells of a new row or column, or the second of two words, from the first. */
export const anyWord = /(?:w\d{5}|(?:AUTH|REV[A-Z])\d{2})(?:x\d+|b)?/gu;

/** Whose words repeat: those of the draft that was sent, the author's too, everybody's. */
export const repetitions = ['base', 'author', 'all'] as const;
export type Repetition = (typeof repetitions)[number];

const vocabulary = ['errors', 'deploy', 'router'] as const;
const repeating: Readonly<Record<Repetition, RegExp>> = {
  base: /w\d{3}(\d{2})/gu,
  author: /(?:w\d{3}|AUTH)(\d{2})/gu,
  all: /(?:w\d{3}|AUTH|REV[A-Z])(\d{2})/gu,
};

/** Blocks that are equally long become equal: a word depends on its place within its block. */
export const repeatedJSON = (json: unknown, who: Repetition): unknown =>
  JSON.parse(
    JSON.stringify(json).replace(
      repeating[who],
      (_, digits: string) => vocabulary[Number(digits) % vocabulary.length] ?? '',
    ),
  );

export const repeatedDocument = (unique: Node, who: Repetition): Node =>
  schema.nodeFromJSON(repeatedJSON(unique.toJSON(), who));
