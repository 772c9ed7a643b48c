import type { Node } from '@tiptap/pm/model';

/**
 * Counts in one language, with those of blocks that have been counted before. ProseMirror shares the blocks that an
 * edit did not touch, so a count after a keystroke segments one block again and adds up the rest.
 */
interface Counter {
  readonly segmenter: Intl.Segmenter;
  readonly counted: WeakMap<Node, number>;
}

const counters = new Map<string, Counter>();

function counterFor(language: string): Counter {
  const known = counters.get(language);
  if (known !== undefined) return known;
  const made = { segmenter: segmenterFor(language), counted: new WeakMap() };
  counters.set(language, made);
  return made;
}

/** A draft may name a language that is none; its words are then found by the rules that hold for all. */
function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter('und', { granularity: 'word' });
  }
}

function countText(text: string, segmenter: Intl.Segmenter): number {
  let words = 0;
  for (const segment of segmenter.segment(text)) if (segment.isWordLike === true) words += 1;
  return words;
}

/**
 * Number of words a reader would count, by the rules of the document's language (Unicode UAX #29), so that Japanese
 * and Thai count as well. Code counts as text.
 * @param language BCP 47 tag, such as "en"
 */
export function countWords(node: Node, language: string): number {
  return count(node, counterFor(language));
}

function count(node: Node, counter: Counter): number {
  const known = counter.counted.get(node);
  if (known !== undefined) return known;
  const words = node.isTextblock
    ? countText(node.textBetween(0, node.content.size, ' ', ' '), counter.segmenter)
    : node.children.reduce((sum, child) => sum + count(child, counter), 0);
  counter.counted.set(node, words);
  return words;
}
