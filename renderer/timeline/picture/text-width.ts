/*
 * How wide a text gets is not known here: the same picture is shown in fonts that nobody has seen. So it is reckoned from
 * above, by the widths of DejaVu Sans, which is wider than nearly all that browsers fall back to. In parts of the size.
 */
const narrow = 0.36;
const digit = 0.64;
const lower = 0.62;
const upper = 0.78;
/** Letters of scripts that are written in squares. */
const full = 1.05;

function widthOf(character: string): number {
  if (/[\s.,:;|!il'’·()]/u.test(character)) return narrow;
  if (/\d/u.test(character)) return digit;
  if (/[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60\p{Extended_Pictographic}]/u.test(character))
    return full;
  return /[\p{Lu}mw~–−+]/u.test(character) ? upper : lower;
}

/** A width in which the text stands, in the unit of `size`, the height of the font. */
export function textWidth(text: string, size: number): number {
  let sum = 0;
  for (const character of text) sum += widthOf(character);
  return sum * size;
}
