import { counted } from '../../../document/counted';
import { readNumbers, type NumberReading } from '../../prose/numbers';
import { readable } from '../../prose/plain';
import { numbersIn, sentencesIn } from '../../prose/of-block';
import { sentenceAt } from '../../prose/sentences';
import type { DraftFacts, ProseRule, RuleFinding } from '../../rule';
import type { TextBlock } from '../../text-block';
import { placeIn } from '../place';
import { isInQuotes } from './duration';

interface Counted {
  readonly name: string;
  /** The nouns that mean these rows, at the start of what is counted. */
  readonly nouns: RegExp;
  /** Numbers of rows that the words may mean; the first is that of all. */
  readonly counts: (facts: DraftFacts) => readonly number[];
}

const kinds: readonly Counted[] = [
  {
    name: 'action',
    nouns:
      /^(?:(?:remediation|follow-up|corrective|preventive|action|remedial) )?(?:actions?|items|remediations?|measures|tasks|action items?)(?: items?)?\b(?! (?:by|of the|taken|per))/iu,
    counts: ({ actions }) => {
      const status = (wanted: readonly string[]) =>
        actions.filter((row) => wanted.includes(row.attributes.status)).length;
      const types = new Set(actions.map((row) => row.attributes.type));
      return [
        actions.length,
        status(['done']),
        status(['open', 'in-progress', '']),
        status(['open']),
        status(['in-progress']),
        ...[...types].map((type) => actions.filter((row) => row.attributes.type === type).length),
      ];
    },
  },
  {
    name: 'contributing factor',
    nouns: /^(?:contributing |causal )(?:factors?|causes?)\b|^factors?\b/iu,
    counts: ({ factors }) => {
      const top = factors.filter((row) => row.attributes.depth === 0).length;
      const kinds = new Set(factors.map((row) => row.attributes.kind));
      return [
        top,
        factors.length,
        ...[...kinds].map((kind) => factors.filter((row) => row.attributes.kind === kind).length),
        factors.filter((row) => row.attributes.kind !== 'root-cause' && row.attributes.depth === 0).length,
        factors.filter((row) => row.attributes.kind !== 'root-cause').length,
      ];
    },
  },
  {
    name: 'root cause',
    nouns: /^root causes?\b/iu,
    counts: ({ factors }) => [factors.filter((row) => row.attributes.kind === 'root-cause').length],
  },
  {
    name: 'event',
    nouns:
      /^(?:timeline )?events? (?:in the timeline|of the timeline|below|above)\b|^timeline (?:events|entries)\b/iu,
    counts: ({ events }) => [events.length],
  },
];

/** Says that a part is meant, or other rows than these. */
const part =
  /\b(?:other|another|more|further|additional|least|most|remaining|last|first|next|top|main|key|of the|of these|of our|of them|per|each|new|some|only|previous|earlier|single)\b|\bof\b\s*$/iu;

function check(block: TextBlock, facts: DraftFacts): readonly RuleFinding[] {
  if (block.row !== null && block.row !== 'impact') return [];
  const text = readable(block);
  const numbers = numbersIn(block).filter(({ percent, hedge }) => !percent && hedge === 'exact');
  if (numbers.length === 0) return [];
  const sentences = sentencesIn(block);
  return numbers.flatMap((number): RuleFinding[] => {
    const kind = kinds.find(({ nouns }) => nouns.test(number.noun));
    if (kind === undefined || number.value > 200) return [];
    const counts = kind.counts(facts);
    const total = counts[0] ?? 0;
    // Where no such rows are, there is nothing that it contradicts.
    if (total === 0 || counts.includes(number.value)) return [];
    const { from } = sentenceAt(text, number.from, sentences);
    if (part.test(text.slice(Math.max(from, number.from - 30), number.from))) return [];
    if (/^of\b/iu.test(number.noun)) return [];
    return [finding(block, text, number, kind, total)];
  });
}

function finding(
  block: TextBlock,
  text: string,
  number: NumberReading,
  kind: Counted,
  total: number,
): RuleFinding {
  const isHint = block.quoted || isInQuotes(text, number.from);
  const shown = /^\p{L}/u.test(number.text) ? inWords(total, number.text) : String(total);
  return {
    place: placeIn(block, number.from, number.to),
    severity: isHint ? 'hint' : 'warning',
    message: `“${number.text} ${number.noun}” does not follow: the draft has ${counted(total, kind.name)}.`,
    fixes: [{ kind: 'replace', label: `Use ${shown}`, text: shown }],
  };
}

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

function inWords(count: number, like: string): string {
  const word = small[count] ?? String(count);
  return /^\p{Lu}/u.test(like) ? word.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) : word;
}

export const countMismatch: ProseRule = {
  id: 'count-mismatch',
  group: 'facts',
  severity: 'warning',
  about: 'prose',
  title: 'Counts are those of the rows',
  why: 'Rows are added and dropped until the last minute; the sentence that counts them is forgotten.',
  check,
};

interface Share {
  readonly value: number;
  readonly words: ReadonlySet<string>;
}

const stop = new Set(
  'of our the all their its total overall by a an at and or to in for from was were is are with on worst most up down about peak lost count first day users customers dropped fell rose percent that this these'.split(
    ' ',
  ),
);

/** The nouns near a percentage, without their plural. */
function wordsNear(text: string, from: number, to: number): ReadonlySet<string> {
  const near = `${text.slice(Math.max(0, from - 45), from)} ${text.slice(to, to + 45)}`.toLowerCase();
  const words = near.match(/\p{L}{4,}/gu) ?? [];
  return new Set(words.filter((word) => !stop.has(word)).map((word) => word.replace(/(?:es|s)$/u, '')));
}

function sharesOf(text: string): readonly (Share & NumberReading)[] {
  return readNumbers(text)
    .filter(({ percent }) => percent)
    .map((number) => ({ ...number, words: wordsNear(text, number.from, number.to) }));
}

const behindPercent = /^ of (?:(?:our|the|all|their|its|total|overall) ){0,2}(\p{L}{4,})/iu;
const aheadOfPercent =
  /(\p{L}{4,}) (?:(?:was|were|had|has|dropped|fell|down|decreased|declined|reduced|rose|increased|grew|went) ){1,3}(?:down |up )?by (?:about |around |nearly |over |up to )?$/iu;

/** What a percentage is a share of, as plainly as the words say; null where they do not. */
function topicOf(text: string, { from, to }: NumberReading): string | null {
  const word =
    behindPercent.exec(text.slice(to, to + 60))?.[1] ??
    aheadOfPercent.exec(text.slice(Math.max(0, from - 70), from))?.[1];
  return word === undefined ? null : word.toLowerCase().replace(/s$/u, '');
}

/** Another moment than the whole impact, or another count of it. */
const atAnother =
  /\b(?:worst|peak|maximum|lowest|highest|most|initially|first(?:[- ]day)?|later|estimate\w*|by (?:our|their|the) (?:\w+ )?count)\b/iu;

/** The percentages of an impact's measure against those that the text names of the same thing. */
function checkShares(block: TextBlock, facts: DraftFacts): readonly RuleFinding[] {
  if (block.row === 'action' || block.row === 'factor') return [];
  const text = readable(block);
  if (!/[%٪]|percent|Prozent/iu.test(text)) return [];
  const measures = facts.impacts.flatMap((impact) =>
    sharesOf(impact.attributes.measure).map((share) => ({
      ...share,
      impact,
      topic: topicOf(impact.attributes.measure, share),
    })),
  );
  if (measures.length === 0) return [];
  return sharesOf(text).flatMap((share): RuleFinding[] => {
    const topic = topicOf(text, share);
    if (topic === null || atAnother.test(text.slice(Math.max(0, share.from - 60), share.to + 40))) return [];
    const like = measures.filter(
      (measure) => measure.topic === topic || (measure.topic === null && measure.words.has(topic)),
    );
    if (like.length === 0) return [];
    // Another figure of the measure may be meant too: "80%; by the first count 82%".
    const all = measures.filter(({ impact }) => like.some((one) => one.impact === impact));
    if (
      all.some(
        ({ value, hedge }) => fits(share, value) || (hedge !== 'exact' && Math.abs(value - share.value) <= 5),
      )
    )
      return [];
    const [first] = like;
    if (first === undefined) return [];
    const isHint = block.quoted || isInQuotes(text, share.from) || share.hedge !== 'exact';
    return [
      {
        place: placeIn(block, share.from, share.to),
        severity: isHint ? 'hint' : 'warning',
        message: `“${share.text}” of ${topic} contradicts the impact’s measure: “${first.impact.attributes.measure}”.`,
        related: [{ block: first.impact.id, range: null, quote: first.impact.attributes.measure }],
        fixes: [{ kind: 'replace', label: `Use ${first.text}`, text: first.text }],
      },
    ];
  });
}

function fits({ value, hedge }: NumberReading, actual: number): boolean {
  switch (hedge) {
    case 'exact':
      return value === actual;
    case 'about':
      return Math.abs(value - actual) <= 5;
    case 'nearly':
      return actual <= value && actual >= value - 5;
    case 'at-least':
      return actual >= value;
    case 'at-most':
      return actual <= value;
  }
}

export const shareMismatch: ProseRule = {
  id: 'number-mismatch',
  group: 'facts',
  severity: 'warning',
  about: 'prose',
  title: 'Figures are those of the impact',
  why: 'The same figure in two places is changed in one of them; readers see both.',
  check: checkShares,
};
