import type { Random } from '../fuzz/random';

/** Where the next words go: the caret is left where it is, put at the end of the document, or some lines up. */
export type Place =
  { readonly kind: 'here' } | { readonly kind: 'end' } | { readonly kind: 'up'; readonly lines: number };

/** One thing that a person does. Together they are the stream that the app is to keep. */
export type Action =
  | { readonly kind: 'type'; readonly place: Place; readonly text: string; readonly newLine: boolean }
  /** Types something wrong, and takes back so many letters of it. */
  | { readonly kind: 'correct'; readonly text: string; readonly letters: number }
  | { readonly kind: 'event'; readonly text: string }
  | { readonly kind: 'paste'; readonly place: Place; readonly paragraphs: readonly string[] }
  /** A picture of its own, so that no two have the same bytes. */
  | { readonly kind: 'image'; readonly place: Place; readonly number: number }
  | { readonly kind: 'undo' | 'redo'; readonly times: number }
  /** Adds words to the title of the open draft. */
  | { readonly kind: 'rename'; readonly text: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'new'; readonly title: string }
  /** Opens another draft; which one is a number to be taken modulo how many there are. */
  | { readonly kind: 'open'; readonly number: number };

export type ActionKind = Action['kind'];

/** What a person types: words that repeat, times, and other scripts. */
const words = [
  'the',
  'queue',
  'restarts',
  'the',
  'worker',
  'at',
  '13:42',
  'and',
  'p99',
  'rises',
  'to',
  '80%',
  '**once**',
  '`retry`',
  'überlastet',
  '再起動',
  'שרת',
  '👩🏽‍🚒',
] as const satisfies readonly [string, ...string[]];

/** What a line may begin with: an input rule makes a list or a quote of it. */
const lineStarts = ['', '', '', '', '- ', '1. ', '> ', '## '] as const satisfies readonly [
  string,
  ...string[],
];

/** How many times each kind comes in the wheel that is turned for the next action. */
const weights: Readonly<Record<ActionKind, number>> = {
  type: 34,
  correct: 6,
  event: 14,
  paste: 10,
  image: 6,
  undo: 9,
  redo: 5,
  rename: 4,
  comment: 5,
  new: 2,
  open: 5,
};

const wheel = Object.entries(weights).flatMap(([kind, weight]) =>
  Array<ActionKind>(weight).fill(kind as ActionKind),
);

/** The drafts of one profile are no more than this: opening each after every start is what takes time. */
const mostDrafts = 4;

function sentence(random: Random, most: number): string {
  return Array.from({ length: 1 + random.below(most) }, () => random.pick(words)).join(' ');
}

function placeFrom(random: Random): Place {
  const which = random.below(6);
  if (which < 3) return { kind: 'end' };
  return which === 3 ? { kind: 'here' } : { kind: 'up', lines: 1 + random.below(12) };
}

function clock(random: Random): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(random.below(24))}:${two(random.below(60))}`;
}

/**
 * The name within a draft's title, N and a number, which nothing in the stream types: a draft goes by it, whatever was
 * written around it. Where there is none, the first word.
 */
export function keyOf(title: string): string {
  return /N\d+/u.exec(title)?.[0] ?? title.trim().split(' ', 1)[0] ?? '';
}

/**
 * An endless stream of actions, the same for the same numbers. It begins with a new draft; titles are unique by their
 * first word.
 */
export function* actionsFrom(random: Random): Generator<Action, never, undefined> {
  let drafts = 0;
  let images = 0;
  const next = (): Action => {
    const kind = drafts === 0 ? 'new' : (wheel[random.below(wheel.length)] ?? 'type');
    switch (kind) {
      case 'type':
        return {
          kind,
          place: placeFrom(random),
          text: `${random.pick(lineStarts)}${sentence(random, 8)} `,
          newLine: random.below(2) === 0,
        };
      case 'correct': {
        const text = sentence(random, 3);
        return { kind, text, letters: 1 + random.below(Math.min(text.length, 6)) };
      }
      case 'event':
        return { kind, text: `${clock(random)} ${sentence(random, 6)}` };
      case 'paste': {
        const count = 1 + random.below(3);
        return {
          kind,
          place: placeFrom(random),
          paragraphs: Array.from({ length: count }, () => `It is said that ${sentence(random, 12)}.`),
        };
      }
      case 'image':
        images += 1;
        return { kind, place: placeFrom(random), number: images };
      case 'undo':
      case 'redo':
        return { kind, times: 1 + random.below(4) };
      case 'rename':
        return { kind, text: ` ${sentence(random, 2)}` };
      case 'comment':
        return { kind, text: sentence(random, 6) };
      case 'new':
        if (drafts === mostDrafts) return { kind: 'open', number: random.below(mostDrafts) };
        drafts += 1;
        return { kind, title: `N${drafts} of the torture` };
      case 'open':
        return { kind, number: random.below(mostDrafts) };
    }
  };
  for (;;) yield next();
}
