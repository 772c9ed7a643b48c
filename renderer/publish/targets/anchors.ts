import type { Anchors } from './target';

/** How GitHub makes an anchor: lower case, without punctuation, a hyphen for each space. */
function github(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /gu, '-');
}

const numbered = (anchor: string, n: number) => `${anchor}-${n}`;

/** An anchor of its own before the heading's text, for readers that take no other. */
const element = (anchor: string) => ({ before: `<a id="${anchor}"></a>` });
const attribute = (anchor: string) => ({ after: ` {#${anchor}}` });

/** GitHub's, which Astro takes over; a heading cannot be given another. */
export const githubAnchors: Anchors = { of: github, repeated: numbered, skipsTaken: true, explicit: element };

/** GitHub's, with `{#anchor}` behind a heading that is to have another: Hugo, Docusaurus. */
export const attributeAnchors: Anchors = { ...githubAnchors, explicit: attribute };

/** The same in kramdown, which numbers a repeat without a look at the others. */
export const kramdownAnchors: Anchors = { ...attributeAnchors, skipsTaken: false };

/** Python-Markdown's: ASCII alone, runs of spaces and hyphens as one, repeats counted with an underscore. */
export const pythonAnchors: Anchors = {
  of: (text) =>
    text
      .normalize('NFKD')
      // eslint-disable-next-line no-control-regex -- ASCII is what is kept
      .replace(/[^\u0000-\u007f]/gu, '')
      .replace(/[^\w\s-]/gu, '')
      .trim()
      .toLowerCase()
      .replace(/[-\s]+/gu, '-'),
  repeated: (anchor, n) => `${anchor}_${n}`,
  skipsTaken: true,
  explicit: element,
};

/** What hexo-util writes for Latin letters that do not come apart into a letter and an accent. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
};

/** Hexo's: case stays, accents go, what is no letter or digit becomes a hyphen. */
export const hexoAnchors: Anchors = {
  of: (text) =>
    text
      .normalize('NFD')
      .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
      .normalize('NFC')
      .replace(/[ßøØæÆœŒłŁđĐ]/gu, (letter) => plainLetters[letter] ?? letter)
      // eslint-disable-next-line no-control-regex -- as hexo-util has it
      .replace(/[\u0000-\u001f\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/gu, '-')
      .replace(/^-+|-+$/gu, ''),
  repeated: numbered,
  skipsTaken: false,
  explicit: element,
};

/** None, as markdown-it comes. */
export const noAnchors: Anchors = {
  of: () => null,
  repeated: numbered,
  skipsTaken: false,
  explicit: element,
};
