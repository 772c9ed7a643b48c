import type { Node } from '@tiptap/pm/model';

import { shownAuthor } from '../../renderer/review/files/author';
import { cardWords } from '../../renderer/review/home/card-words';
import { sideOf } from '../../renderer/review/changes-attributes';
import type { Card } from '../../renderer/review/merge-result';
import { addThread } from '../../renderer/review/thread';
import type { Anchor, Thread } from '../../renderer/review/types';

/** Characters of context that an anchor keeps. */
const contextLength = 32;

function anchorOf({ steps: [first] }: Card, version: number): Anchor {
  if (first === undefined) return { block: '', quote: '', prefix: '', suffix: '', from: 0, to: 0, version };
  const { block, section, quote: text, from, to } = first.stood;
  return {
    block: block ?? '',
    quote: text.slice(from, to),
    prefix: text.slice(Math.max(0, from - contextLength), from),
    suffix: text.slice(to, to + contextLength),
    from,
    to: from + text.slice(from, to).length,
    version,
    ...(section === null ? {} : { section }),
  };
}

/** A code block whose fence is longer than any in it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/gu), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}json\n${text}\n${fence}`;
}

/** A suggestion without a place as text: why, where it stood, what it would do, and all of it as data. */
export function textOfCard(card: Card, doc: Node): string {
  const { reason, where, changes } = cardWords(card, sideOf(doc));
  const data = card.steps.map(({ removed, inserted, mark, attribute, step }) => ({
    ...(removed.length > 0 ? { removed } : {}),
    ...(inserted.length > 0 ? { inserted } : {}),
    ...(mark === null ? {} : { mark }),
    ...(attribute === null ? {} : { attribute }),
    step,
  }));
  return [
    `A suggestion of ${shownAuthor(card.author)} that is not in the text. ${reason} ${where}`,
    changes.map((change) => `- ${change}`).join('\n'),
    fenced(JSON.stringify(data, null, 1)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/**
 * A suggestion without a place as a thread that holds all of it, at what is left of where it stood. It blocks: somebody has
 * to place it or to set it aside.
 *
 * @param doc the draft that the thread goes into
 */
export function threadOfCard(card: Card, doc: Node, version: number): Thread {
  const { suggestion, author, at } = card;
  return addThread(
    anchorOf(card, version),
    { id: `unplaced-${suggestion}`, author, at, text: textOfCard(card, doc) },
    true,
  );
}
