/**
 * Text with the many ways to write the same digit, colon, dash and space made one, so that the grammar is
 * written once for every script.
 */
export interface PlainText {
  readonly text: string;
  /** `offsets[i]` is where character i of `text` stands in the source, in UTF-16 units; one entry more, for the end. Null when they are the same. */
  readonly offsets: readonly number[] | null;
}

const ascii = /^[\x20-\x7e]*$/;
const decimalDigit = /^\p{Nd}$/u;
const space = /^\s$/;
/** Bidirectional marks and isolates, zero-width space, byte order mark: they say nothing about a time. */
const invisible = /^[\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]$/;

const same: Readonly<Record<string, string>> = {
  '∶': ':',
  '꞉': ':',
  '〜': '~',
  '∼': '~',
  '≈': '~',
  '‐': '-',
  '‑': '-',
  '‒': '–',
  '—': '–',
  '―': '–',
  时: '時',
};

/**
 * The value of a decimal digit of any script. Unicode keeps each script's ten digits together and in order
 * (General_Category Nd, The Unicode Standard 4.6), so the distance from the start of the run gives the value.
 */
function digitValue(codePoint: number): number {
  let zero = codePoint;
  while (decimalDigit.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (codePoint - zero) % 10;
}

function plainCharacter(character: string): string {
  const known = same[character];
  if (known !== undefined) return known;
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return space.test(character) ? ' ' : character;
  if (decimalDigit.test(character)) return String(digitValue(codePoint));
  // Full-width forms are ASCII moved to U+FF01 (Unicode block "Halfwidth and Fullwidth Forms").
  if (codePoint >= 0xff01 && codePoint <= 0xff5e) return String.fromCharCode(codePoint - 0xfee0);
  if (invisible.test(character)) return '';
  if (space.test(character)) return ' ';
  return character;
}

/** Plain text of the first `limit` UTF-16 units of `source`. */
export function plainText(source: string, limit: number): PlainText {
  const head = source.length > limit ? source.slice(0, limit) : source;
  if (ascii.test(head)) return { text: head, offsets: null };
  let text = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of head) {
    const plain = plainCharacter(character);
    for (let unit = 0; unit < plain.length; unit += 1) offsets.push(at);
    text += plain;
    at += character.length;
  }
  offsets.push(at);
  return { text, offsets };
}

/** Where position `index` of the plain text stands in the source, in UTF-16 units. */
export function sourceOffset(plain: PlainText, index: number): number {
  return plain.offsets === null ? index : (plain.offsets[index] ?? index);
}
