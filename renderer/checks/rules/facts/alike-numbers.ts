import type { Place } from '../../finding';
import { readNumbers, type NumberReading } from '../../prose/numbers';
import { numbersIn } from '../../prose/of-block';
import { remember } from '../../remember';
import type { TextBlock } from '../../text-block';
import type { DraftRule, DraftView, RuleFinding } from '../../rule';
import { placeIn, placeOfRow } from '../place';

interface Said {
  readonly place: Place;
  readonly number: NumberReading;
}

/** The exact counts of three digits or more, which nobody repeats by chance. */
const big = (numbers: readonly NumberReading[]): readonly NumberReading[] =>
  numbers.filter(
    ({ value, percent, hedge, noun, text }) =>
      !percent &&
      hedge === 'exact' &&
      noun !== '' &&
      /^[\d,. ]+$/u.test(text) &&
      value >= 100 &&
      Number.isInteger(value) &&
      value % 100 !== 0 &&
      !isYear(value),
  );

const bigNumbersIn = remember((block: TextBlock) => big(numbersIn(block)));

const isYear = (value: number): boolean => value >= 1990 && value <= 2100;

/** Whether two numbers are the same but for two neighbouring digits that changed places. */
export function isTransposed(one: number, other: number): boolean {
  const a = String(one);
  const b = String(other);
  if (a.length !== b.length) return false;
  const off = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]));
  const [first = 0, second = 0] = off;
  return off.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
}

const firstWord = (noun: string): string => (noun.split(' ')[0] ?? '').replace(/s$/u, '');

function numbersOf(draft: DraftView): readonly Said[] {
  const measures = draft.impacts.flatMap((impact, index) =>
    big(readNumbers(impact.attributes.measure)).map((number) => ({
      place: placeOfRow(impact, `Impact ${index + 1}: ${impact.attributes.measure}`),
      number,
    })),
  );
  const inText = draft.blocks
    .filter(({ quoted, role }) => !quoted && role !== 'code')
    .flatMap((block) =>
      bigNumbersIn(block).map((number) => ({ place: placeIn(block, number.from, number.to), number })),
    );
  return [...measures, ...inText];
}

/** Repetitions beyond this many say nothing new. */
const mostAlike = 50;

function check(draft: DraftView): readonly RuleFinding[] {
  const said = new Map<string, Said[]>();
  for (const one of numbersOf(draft)) {
    const key = firstWord(one.number.noun);
    const list = said.get(key) ?? [];
    if (list.length < mostAlike) list.push(one);
    said.set(key, list);
  }
  return [...said.values()].flatMap((list) =>
    list.flatMap(({ place, number }, index): RuleFinding[] => {
      const other = list.slice(0, index).find((one) => isTransposed(one.number.value, number.value));
      if (other === undefined) return [];
      return [
        {
          place,
          message: `“${number.text} ${number.noun}” here, “${other.number.text} ${other.number.noun}” elsewhere: two digits have changed places.`,
          related: [other.place],
          fixes: [{ kind: 'replace', label: `Use ${other.number.text}`, text: other.number.text }],
        },
      ];
    }),
  );
}

export const digitsSwapped: DraftRule = {
  id: 'digits-swapped',
  group: 'facts',
  severity: 'warning',
  about: 'draft',
  title: 'Figures are the same everywhere',
  why: 'Two digits that change places are the commonest slip in copying a number.',
  check,
};
