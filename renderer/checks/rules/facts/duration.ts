import { durationWords, type DurationReading } from '../../prose/durations';
import { readable } from '../../prose/plain';
import { durationsIn, sentencesIn, timesIn } from '../../prose/of-block';
import { sentenceAt } from '../../prose/sentences';
import { agreement } from '../../prose/tolerance';
import type { Fix } from '../../finding';
import type { DraftFacts, ProseRule, RuleFinding } from '../../rule';
import type { Stretch, TextBlock } from '../../text-block';
import { placeIn, placeOfRow } from '../place';
import type { MetricId } from '../../../document/vocabulary';
import { claimOf, spansOf, type Claim, type Subject } from './claims';
import { remember } from '../../remember';
import { clockIn, datedEvents } from './instants';
import { impactLength, isOneCourse, metricLength, momentLength, type DerivedLength } from './lengths';

const metricOf = {
  impact: 'impact',
  detect: 'time-to-detect',
  acknowledge: 'time-to-acknowledge',
  identify: 'time-to-identify',
  mitigate: 'time-to-mitigate',
  resolve: 'time-to-resolve',
  notice: 'time-to-public-notice',
} as const satisfies Readonly<Record<Subject, MetricId>>;

const lengthsOf = remember((_facts: DraftFacts) => new Map<Subject, readonly DerivedLength[]>());

/** What the events give for what a claim is about: the first is what its words mean, the others pass as well. */
export function derivedFor({ subject }: Claim, facts: DraftFacts): readonly DerivedLength[] {
  const known = lengthsOf(facts).get(subject);
  if (known !== undefined) return known;
  const main = metricLength(facts, metricOf[subject]);
  const spans = spansOf[subject].flatMap(([from, to]) => momentLength(facts, from, to) ?? []);
  const impacts = subject === 'impact' ? facts.impacts.flatMap((row) => impactLength(facts, row) ?? []) : [];
  const lengths = main === null ? [...impacts, ...spans] : [main, ...impacts, ...spans];
  lengthsOf(facts).set(subject, lengths);
  return lengths;
}

/** "27 minutes (13:42 to 14:09)". */
export function derivedWords(length: DerivedLength, facts: DraftFacts): string {
  const { zone } = facts.facts;
  const clocks = [
    length.from.attributes.happened?.start,
    length.to.attributes.happened?.end ?? length.to.attributes.happened?.start,
  ]
    .flatMap((ms) => (typeof ms === 'number' ? [clockIn(ms, zone)] : []))
    .join(' to ');
  return `${lengthWords(length)} (${clocks})`;
}

function lengthWords({ least, most, approximate }: DerivedLength): string {
  if (most === Number.POSITIVE_INFINITY) return `at least ${durationWords(least)}`;
  if (least !== most) return `${durationWords(least)} to ${durationWords(most)}`;
  return approximate ? `about ${durationWords(least)}` : durationWords(least);
}

/** Words in place of a reading, in its own form: "27-minute" for "37-minute". */
export function wordsLike(reading: DurationReading, ms: number): string {
  const words = durationWords(ms);
  return /\d-\p{L}/u.test(reading.text) && /^\d+ \p{L}+$/u.test(words)
    ? words.replace(/^(\d+) (\p{L}+?)s?$/u, '$1-$2')
    : words;
}

/** The changes that would make a length follow from the events. */
export function durationFixes(
  reading: DurationReading,
  length: Pick<DerivedLength, 'least' | 'most' | 'live'>,
): readonly Fix[] {
  if (length.least !== length.most) return [];
  const text = wordsLike(reading, length.least);
  const live: readonly Fix[] =
    length.live === null || text.includes('-')
      ? []
      : [{ kind: 'live', label: `Use ${text}, following the events`, value: length.live }];
  return [{ kind: 'replace', label: `Use ${text}`, text }, ...live];
}

/** Whether the text says itself between which times the length lies; then it is checked against those. */
function hasOwnSpan(block: TextBlock, { from, to }: Stretch): boolean {
  return timesIn(block).some((time) => time.end !== null && time.from >= from && time.to <= to);
}

/** What is wrong with one length of time, if anything. */
export function judge(
  reading: DurationReading,
  claim: Claim,
  derived: readonly DerivedLength[],
  facts: DraftFacts,
): Pick<RuleFinding, 'message' | 'severity' | 'related' | 'fixes'> | null {
  const [main, ...others] = derived;
  if (main === undefined) return judgeByEvents(reading, claim, facts);
  const direct = agreement(reading, main);
  if (direct === 'agrees') return null;
  const other = others.find((length) => agreement(reading, length) === 'agrees');
  // A shorter impact may be that of a part.
  if (
    claim.force === 'weak' &&
    (other !== undefined || (claim.mayBePart && claim.subject === 'impact' && reading.most < main.least))
  )
    return null;
  if (claim.subject !== 'impact' && other !== undefined) return null;
  const certain = direct === 'differs' && claim.force === 'plain' && isOneCourse(facts) && !main.approximate;
  const isClose = direct === 'near' || others.some((length) => agreement(reading, length) === 'near');
  const isHint = other !== undefined || direct === 'near';
  const isError = certain && (claim.subject === 'impact' || !isClose);
  const severity = isHint ? 'hint' : isError ? 'error' : 'warning';
  const also = other === undefined ? '' : ` It is the time from ${other.label}.`;
  return {
    severity,
    message: `“${reading.text}” does not follow: the events give ${derivedWords(main, facts)} for ${main.label}.${also}`,
    related: [main.from, main.to].map((row) => placeOfRow(row, row.headline)),
    fixes: durationFixes(reading, main),
  };
}

/** With more events, some two of them are as far apart as anything. */
const mostForPairs = 60;

/** Where no moments say what a length is, any two events may; a length that no two of them have is worth a look. */
function judgeByEvents(
  reading: DurationReading,
  claim: Claim,
  facts: DraftFacts,
): Pick<RuleFinding, 'message' | 'severity' | 'related' | 'fixes'> | null {
  const events = datedEvents(facts).filter(({ row }) => row.attributes.happened?.precision !== 'day');
  if (claim.force === 'weak' || events.length < 3 || events.length > mostForPairs) return null;
  let nearest: 'near' | 'differs' = 'differs';
  let longest = 0;
  for (const [index, first] of events.entries()) {
    for (const last of events.slice(index + 1)) {
      const apart = Math.abs(last.end - first.start);
      const said = agreement(reading, {
        least: apart,
        most: apart,
        approximate: !first.exact || !last.exact,
      });
      if (said === 'agrees') return null;
      if (said === 'near') nearest = 'near';
      longest = Math.max(longest, apart);
    }
  }
  const [first] = events;
  const last = events.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    severity: nearest === 'near' || reading.most < longest ? 'hint' : 'warning',
    message: `“${reading.text}” does not follow: no two events are so far apart; from the first to the last it is ${durationWords(longest)}.`,
    related: [first, last].map(({ row }) => placeOfRow(row, row.headline)),
    fixes: [],
  };
}

interface Claimed {
  readonly reading: DurationReading;
  readonly claim: Claim;
  readonly isOthers: boolean;
}

/** The lengths in a text that can be checked against events, with what they are said of. */
const claimsIn = remember((block: TextBlock): readonly Claimed[] => {
  const text = readable(block);
  const readings = durationsIn(block);
  return readings.flatMap((reading): Claimed[] => {
    const sentence = sentenceAt(text, reading.from, sentencesIn(block));
    const claim = claimOf(text, reading, sentence) ?? titleClaim(block, readings);
    if (claim === null || hasOwnSpan(block, sentence)) return [];
    return [{ reading, claim, isOthers: block.quoted || isInQuotes(text, reading.from) }];
  });
});

function check(block: TextBlock, facts: DraftFacts): readonly RuleFinding[] {
  if (facts.events.length < 2) return [];
  return claimsIn(block).flatMap(({ reading, claim, isOthers }): RuleFinding[] => {
    const own = block.row === 'impact' ? ownImpact(block, facts) : null;
    const derived = own === null ? derivedFor(claim, facts) : [own, ...derivedFor(claim, facts)];
    const found = judge(reading, claim, derived, facts);
    if (found === null) return [];
    const place = placeIn(block, reading.from, reading.to);
    return [{ place, ...found, ...(isOthers ? { severity: 'hint' } : {}) }];
  });
}

/** A title that names one length of time means the outage: "27 minutes without a web". */
function titleClaim(block: TextBlock, readings: readonly DurationReading[]): Claim | null {
  if (block.role !== 'title' || readings.length !== 1 || readings[0]?.setting === true) return null;
  return { subject: 'impact', force: 'weak', mayBePart: false };
}

function ownImpact(block: TextBlock, facts: DraftFacts): DerivedLength | null {
  const row = facts.impacts.find(
    (impact) => impact.id === block.id || impact.node.children.includes(block.node),
  );
  return row === undefined ? null : impactLength(facts, row);
}

/** Whether a place stands between quotation marks: another's words. */
export function isInQuotes(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 400), at);
  if (before.lastIndexOf('“') > before.lastIndexOf('”')) return true;
  if (before.lastIndexOf('«') > before.lastIndexOf('»')) return true;
  return (before.match(/"/gu)?.length ?? 0) % 2 === 1;
}

export const durationMismatch: ProseRule = {
  id: 'duration-mismatch',
  group: 'facts',
  severity: 'warning',
  about: 'prose',
  title: 'Durations follow from the events',
  why: 'A duration that its own timeline contradicts is what readers find first; one of the two is wrong.',
  check,
};
