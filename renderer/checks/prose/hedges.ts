/**
 * How firmly a number is said: as it is; "about" and its like; a little less ("nearly"); at least so much ("over");
 * at most so much ("up to").
 */
export type Hedge = 'exact' | 'about' | 'nearly' | 'at-least' | 'at-most';

const before: readonly (readonly [Hedge, RegExp])[] = [
  ['nearly', /(?:nearly|almost|just under|just shy of|close to|fast|knapp|beinahe|presque|près de|casi)$/iu],
  [
    'at-most',
    /(?:less than|fewer than|under|up to|no more than|not more than|at most|maximum of|as long as|within|weniger als|höchstens|bis zu|moins de|jusqu[’']à|au plus|menos de|hasta|<|≤)$/iu,
  ],
  [
    'at-least',
    /(?:over|more than|longer than|upwards? of|in excess of|at least|no less than|not less than|a little over|just over|above|minimum of|mehr als|über|mindestens|plus de|au moins|más de|al menos|>|≥)$/iu,
  ],
  [
    'about',
    /(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|c\.|some|an estimated|estimated(?: time)?(?: of| at)?|an average of|or so|maybe|perhaps|probably|something like|in the region of|on the order of|a good|ungefähr|etwa|rund|environ|à peu près|unos|unas|aproximadamente|alrededor de|cerca de|約|约|大约|およそ|~)$/iu,
  ],
];
const after: readonly (readonly [Hedge, RegExp])[] = [
  ['at-least', /^(?:\+| ?or (?:more|longer)| ?and counting| plus\b)/iu],
  ['at-most', /^ ?or (?:less|fewer|shorter|under)/iu],
  [
    'about',
    /^(?:-?ish\b| ?or so\b| ?or thereabouts| ?approx(?:imately|\.)?(?!\p{L})|程度|ほど|くらい|左右| environ\b)/iu,
  ],
];
/** The farthest that a hedge reaches back, in characters. */
const reach = 24;
const article = /\s(?:the|a|an|of|a total of|total|ein|eine[rn]?|une?|una?)$/iu;

/** The hedge of what stands from `from` to `to` in a text. */
export function hedgeAt(text: string, from: number, to: number): Hedge {
  const behind = text.slice(to, to + reach);
  const found = after.find(([, pattern]) => pattern.test(behind));
  if (found !== undefined) return found[0];
  const ahead = text
    .slice(Math.max(0, from - reach), from)
    .trimEnd()
    .replace(article, '');
  return before.find(([, pattern]) => pattern.test(ahead) && isWhole(ahead, pattern))?.[0] ?? 'exact';
}

/** Not the end of another word: "discover" ends in "over". */
function isWhole(text: string, pattern: RegExp): boolean {
  const start = pattern.exec(text)?.index ?? 0;
  const first = text[start] ?? '';
  return start === 0 || !/[\p{Script=Latin}]/u.test(first) || !/\p{L}/u.test(text[start - 1] ?? '');
}
