/*
 * How text becomes terms, the same for what is kept and for what is asked.
 *
 * - A word is letters and digits, without accents and in lower case: "Écran" is found by "ecran".
 * - What is written in one piece, such as "INC-1234", "13:42" or "db-3.eu", is found by its words and, better, as the
 *   piece itself: a term for each of its words with up to three that follow.
 * - Scripts that are written without spaces have two characters as a term, one following another. Whatever run of
 *   characters is asked for is then found; words from a dictionary would stand or fall with where their ends are put.
 */

/** A term and where it stands: UTF-16 units of the text. */
export interface Term {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Letters of scripts that put no spaces between words. */
const unspaced =
  '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const run = `[[\\p{L}\\p{N}\\p{M}]&&[${unspaced}]]+`;
const letter = `[[\\p{L}\\p{N}\\p{M}]--[${unspaced}]]`;
const word = `${letter}+(?:['’]${letter}+)*`;

const pieces = new RegExp(`(?<run>${run})|${word}(?:[\\-.:\\/@_#]${word})*`, 'gv');
const words = new RegExp(word, 'gv');

/** Words that a term of a piece has at most. */
const longestPiece = 4;
/** Letters that have no accent to be taken from them, and are written without it all the same. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  '’': "'",
};
/** Accents of Latin, Greek and Cyrillic letters, points of Hebrew and Arabic ones. Elsewhere marks are letters. */
const accents =
  /[\u0300-\u036F\u0483-\u0487\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670]/gu;
const withPlainLetter = /[ßæœøłđðþıς’]/gu;
// oxlint-disable-next-line no-control-regex -- all of ASCII
const ascii = /^[\u0000-\u007F]*$/u;

/** A word as it is compared: lower case, no accents, no compatibility forms ("ﬁ", "Ａ"). */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(accents, '')
    .replace(withPlainLetter, (letter) => plainLetters[letter] ?? letter)
    .normalize('NFC');
}

function termsOfRun(text: string, start: number, into: Term[]): void {
  const ends: number[] = [];
  let end = 0;
  for (const character of text) {
    end += character.length;
    ends.push(end);
  }
  for (let index = 0; index < ends.length; index += 1) {
    const from = index === 0 ? 0 : (ends[index - 1] ?? 0);
    const to = ends[index + 1] ?? ends[index] ?? 0;
    // The last character alone, so that it is found by itself as the others are by the pair they begin.
    into.push({ term: fold(text.slice(from, to)), start: start + from, end: start + to });
  }
}

interface Part {
  readonly from: number;
  readonly to: number;
}

function termsOfParts(text: string, parts: readonly Part[], into: Term[]): void {
  for (const { from, to } of parts) into.push({ term: fold(text.slice(from, to)), start: from, end: to });
  for (let index = 0; index < parts.length - 1; index += 1) {
    const [first, last] = [parts[index], parts[Math.min(parts.length, index + longestPiece) - 1]];
    if (first === undefined || last === undefined) continue;
    into.push({ term: fold(text.slice(first.from, last.to)), start: first.from, end: last.to });
  }
}

const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
/** - . : / @ _ # */
const joins: ReadonlySet<number> = new Set([45, 46, 58, 47, 64, 95, 35]);
const apostrophe = 39;

/** As the expressions above say it, for text of ASCII alone: most text is, and this takes a fifth of the time. */
function termsOfAscii(text: string): readonly Term[] {
  const terms: Term[] = [];
  let parts: Part[] = [];
  let place = 0;
  const close = () => {
    if (parts.length > 0) termsOfParts(text, parts, terms);
    parts = [];
  };
  while (place < text.length) {
    if (!isWordCode(text.charCodeAt(place))) {
      close();
      place += 1;
      continue;
    }
    const from = place;
    place += 1;
    while (
      isWordCode(text.charCodeAt(place)) ||
      (text.charCodeAt(place) === apostrophe && isWordCode(text.charCodeAt(place + 1)))
    ) {
      place += 1;
    }
    parts.push({ from, to: place });
    if (joins.has(text.charCodeAt(place)) && isWordCode(text.charCodeAt(place + 1))) place += 1;
    else close();
  }
  close();
  return terms;
}

function termsOfAny(text: string): readonly Term[] {
  const terms: Term[] = [];
  for (const match of text.matchAll(pieces)) {
    const [piece] = match;
    if (match.groups?.['run'] !== undefined) {
      termsOfRun(piece, match.index, terms);
      continue;
    }
    const parts = [...piece.matchAll(words)].map((part) => {
      const from = match.index + part.index;
      return { from, to: from + part[0].length };
    });
    termsOfParts(text, parts, terms);
  }
  return terms;
}

/** All terms of a text, in the order in which its pieces stand. */
export function termsOf(text: string): readonly Term[] {
  return ascii.test(text) ? termsOfAscii(text) : termsOfAny(text);
}

/** What a person asks for in one piece: a word, several that are written together, or a run without spaces. */
export type AskedPiece =
  | { readonly kind: 'word'; readonly term: string }
  /** `windows` are the terms that a text with all of the piece has; `words` its words. */
  | { readonly kind: 'piece'; readonly windows: readonly string[]; readonly words: readonly string[] }
  /** The last term is the beginning of one. */
  | { readonly kind: 'run'; readonly terms: readonly string[] };

/** The pieces of a query, as they stand in it. */
export function askedPieces(query: string): readonly AskedPiece[] {
  return [...query.matchAll(pieces)].map((match) => {
    const [text] = match;
    if (match.groups?.['run'] !== undefined) return askedRun(text);
    const parts = [...text.matchAll(words)];
    if (parts.length === 1) return { kind: 'word', term: fold(text) };
    return { kind: 'piece', windows: windowsOf(text, parts), words: parts.map(([part]) => fold(part)) };
  });
}

function askedRun(text: string): AskedPiece {
  const terms: Term[] = [];
  termsOfRun(text, 0, terms);
  // A run of one character is the beginning of a pair; the last character of a longer one is in the pair before it.
  const asked = terms.length === 1 ? terms : terms.slice(0, -1);
  return { kind: 'run', terms: asked.map(({ term }) => term) };
}

function windowsOf(text: string, parts: readonly RegExpExecArray[]): readonly string[] {
  const windows: string[] = [];
  for (let index = 0; index === 0 || index + longestPiece <= parts.length; index += 1) {
    const [first, last] = [parts[index], parts[Math.min(parts.length, index + longestPiece) - 1]];
    if (first === undefined || last === undefined) break;
    windows.push(fold(text.slice(first.index, last.index + last[0].length)));
  }
  return windows;
}
