import type { Node } from '@tiptap/pm/model';

import type { MergeResult } from '../../../../renderer/review/merge-result';
import { repeatedSide, type Side } from '../random/sides';
import { people, repeatedDocument, type Repetition } from '../random/words';
import { mergeOf } from './merging';

/*
 * The same merge with words that repeat. Where words are all different nothing can be mistaken for another, so that merge
 * says what is right: with words that repeat there may be more cards, but what is placed has to stand where it stands there.
 */

type Good = Extract<MergeResult, { ok: true }>;

/** Ids of suggestions that changed nothing: cards, and what had been done already. */
function idle({ outcomes }: Good): ReadonlySet<string> {
  return new Set(
    outcomes
      .filter(({ steps }) => steps.every((outcome) => outcome === 'card' || outcome === 'same'))
      .map(({ suggestion }) => suggestion),
  );
}

export interface Repeated {
  /** What is wrong, for a person who looks for the reason; null where nothing is. */
  readonly wrong: string | null;
  /** Whether equal words gave a place to a suggestion that has none where words are all different. */
  readonly isLucky: boolean;
}

/** Holds a merge of which some words repeat to the merge of the same steps with words that are all different. */
export function checkRepeated(base: Node, author: Side, reviewer: Side, who: Repetition): Repeated {
  const theirs = repeatedSide(reviewer, who);
  const repeated = mergeOf(repeatedDocument(base, who), repeatedSide(author, who), theirs);
  if (!repeated.ok) return { wrong: repeated.message, isLucky: false };
  const still = idle(repeated);
  // What did nothing there is left out here, so that both did the same.
  const unique = mergeOf(base, author, reviewer, still);
  if (!unique.ok) return { wrong: unique.message, isLucky: false };
  const isLucky = [...idle(unique)].some((id) => !still.has(id));
  if (isLucky) {
    // The words are what the reviewer saw, although not the same ones: at least the neighbours must be the same.
    const strays = strayWords(theirs.document, repeated.document);
    return { wrong: strays.length === 0 ? null : `beside other words: ${strays.join(', ')}`, isLucky };
  }
  const isEqual = repeated.document.eq(repeatedDocument(unique.document, who));
  return { wrong: isEqual ? null : `not as without repetition (${who})`, isLucky };
}

function tokensOf(doc: Node): readonly (readonly string[])[] {
  const found: string[][] = [];
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    found.push(node.textBetween(0, node.content.size, ' ', ' ').split(/\s+/u).filter(Boolean));
    return false;
  });
  return found;
}

/** Words of the reviewer in whose line neither neighbour stands that they have in the reviewer's document. */
function strayWords(reviewed: Node, merged: Node): readonly string[] {
  const lines = tokensOf(merged);
  return tokensOf(reviewed).flatMap((tokens) =>
    tokens.filter((word, index) => {
      if (!word.startsWith(people.reviewer)) return false;
      const line = lines.find((one) => one.includes(word));
      if (line === undefined) return false;
      const at = line.indexOf(word);
      const [before, after] = [tokens[index - 1], tokens[index + 1]];
      const isAlone = before === undefined && after === undefined;
      const isBeside =
        (before !== undefined && line.slice(0, at).includes(before)) ||
        (after !== undefined && line.slice(at + 1).includes(after));
      return !isAlone && !isBeside;
    }),
  );
}
