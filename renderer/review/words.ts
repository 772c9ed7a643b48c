/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** A text in words, white space and signs, as any script divides them; put together they are the text again. */
export function wordTokens(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Where the words of a text stand, without white space and signs. */
export function wordStretches(text: string): readonly Stretch[] {
  return Array.from(segmenter.segment(text))
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ index, segment }) => ({ from: index, to: index + segment.length }));
}
