import type { Node } from '@tiptap/pm/model';

import { blocksOf, textWithin } from '../block-text';
import type { Anchor, Thread } from '../types';

/**
 * The thread as it is sent: its anchor repeats no word that is gone from the text. What people wrote in it stays. Home
 * keeps the anchor whole, and puts it back when the thread comes home (`withHomeAnchors`).
 *
 * @param doc the document that is sent
 */
export function withoutDeletedWords(thread: Thread, doc: Node): Thread {
  const { quote, prefix, suffix, to, original, section, ...rest } = thread.anchor;
  const block = blocksOf(doc).byId.get(rest.block)?.[0]?.node;
  const stands = (words: string): boolean =>
    words === '' ||
    (block !== undefined && textWithin(block).includes(words)) ||
    textWithin(doc).includes(words);
  const isThere = stands(quote);
  const wasThere = original !== undefined && [original.quote, original.prefix, original.suffix].every(stands);
  const anchor: Anchor = {
    ...rest,
    quote: isThere ? quote : '',
    prefix: stands(prefix) ? prefix : '',
    suffix: stands(suffix) ? suffix : '',
    to: isThere ? to : rest.from,
    ...(wasThere ? { original } : {}),
    ...(section !== undefined && stands(section) ? { section } : {}),
  };
  return { ...thread, anchor };
}

/** Whether a thread that travels shows less than it does at home. */
export function isTrimmed(home: Thread, travelling: Thread | undefined): boolean {
  const words = ({ quote, prefix, suffix, original, section }: Anchor): string =>
    JSON.stringify([quote, prefix, suffix, original, section]);
  return travelling !== undefined && words(home.anchor) !== words(travelling.anchor);
}

/**
 * Threads of a reviewer with the anchors that home has: a reviewer saw the words only as they were sent, and where the
 * thread stands now only home knows.
 */
export function withHomeAnchors(threads: readonly Thread[], home: readonly Thread[]): readonly Thread[] {
  const anchors = new Map(home.map(({ id, anchor }) => [id, anchor]));
  return threads.map((thread) => ({ ...thread, anchor: anchors.get(thread.id) ?? thread.anchor }));
}
