import type { Node } from '@tiptap/pm/model';
import { ReplaceStep, Step } from '@tiptap/pm/transform';

import { documentSchema } from '../../../../renderer/document/schema';
import { stepsOf, type Side } from '../random/sides';
import { anyWord } from '../random/words';
import { countWords } from './words';

/** Words that the reviewer typed in the stead of words which the author has taken away: both changed the same words. */
export function rewrittenWords(base: Node, author: Side, reviewer: Side): ReadonlySet<string> {
  const kept = countWords(author.document);
  const inBase = countWords(base);
  const words = new Set<string>();
  let doc = base;
  for (const json of stepsOf(reviewer)) {
    const step = Step.fromJSON(documentSchema, json);
    if (step instanceof ReplaceStep && step.from < step.to) {
      const removed = doc.textBetween(step.from, step.to, ' ', ' ').match(anyWord) ?? [];
      const isTaken = removed.some((word) => inBase.has(word) && !kept.has(word));
      const typed = step.slice.content.textBetween(0, step.slice.content.size, ' ', ' ').match(anyWord) ?? [];
      if (isTaken) for (const word of typed) words.add(word);
    }
    doc = step.apply(doc).doc ?? doc;
  }
  return words;
}
