import type { Stretch } from '../text-block';

/** A full stop behind these ends no sentence. */
const abbreviation =
  /(?:^|[\s(])(?:approx|ca|c|e\.g|i\.e|etc|vs|no|nr|fig|z\.B|Dr|Mr|Ms|Mrs|St|incl|max|min|est|[A-Z]|[ap]\.m|a|p)$/iu;
const end = /[.!?](?=[\s"”’)\]]|$)|[。！？]|\n/gu;
/** No sentence is read further than this. */
const longest = 2000;

/** The sentences of a text, in order and without gaps but for white space. */
export function sentencesOf(text: string): readonly Stretch[] {
  const sentences: Stretch[] = [];
  let from = 0;
  const add = (to: number): void => {
    for (let at = from; at < to; at += longest) {
      if (text.slice(at, Math.min(to, at + longest)).trim() !== '') {
        sentences.push({ from: at, to: Math.min(to, at + longest) });
      }
    }
    from = to;
  };
  for (const match of text.matchAll(end)) {
    const isStop = match[0] === '.';
    if (isStop && abbreviation.test(text.slice(Math.max(from, match.index - 12), match.index))) {
      // "11 a.m. The" ends one all the same.
      if (!/^\s+\p{Lu}/u.test(text.slice(match.index + 1, match.index + 4))) continue;
      if (!/[ap]\.m$/iu.test(text.slice(Math.max(0, match.index - 3), match.index))) continue;
    }
    add(match.index + match[0].length);
  }
  add(text.length);
  return sentences;
}

/** The sentence that holds a place; the whole text where none does. */
export function sentenceAt(text: string, at: number, sentences = sentencesOf(text)): Stretch {
  return sentences.find(({ from, to }) => at >= from && at < to) ?? { from: 0, to: text.length };
}
