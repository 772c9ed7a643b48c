import type { Stretch } from '../text-block';
import { unitPattern, unitOf, dayMs, hourMs, minuteMs } from './duration-units';
import { hedgeAt, type Hedge } from './hedges';
import { digitPattern, numberOf, stepOf, wordPattern } from './number-words';
import { lowerCase, proseOf, type Prose } from './plain';

/** A length of time that a text names. */
export interface DurationReading extends Stretch {
  /** The words on the stretch, without the hedge before them. */
  readonly text: string;
  /** Milliseconds, as written: the same but for "20–30 minutes". */
  readonly least: number;
  readonly most: number;
  readonly hedge: Hedge;
  /** The smallest step that the writing shows, in milliseconds: a minute for "1 hour 37 minutes". */
  readonly step: number;
  /** "13h42" is a clock time as well; only the words around it tell. */
  readonly clockLike: boolean;
  /** A rate, a setting, a look back: "every 10 minutes", "5-minute window", "2 days ago". */
  readonly setting: boolean;
}

/** A text says no more than so many lengths of time; the rest of a longer one is not read. */
const mostReadings = 500;

const latin = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}';
/** Looked at first, as it is quick: a digit, or the beginning of a word. */
const begins = '(?=[\\d½¼¾]|\\b[a-z])';
/** Not within a word, a version, a clock time, a sum of money. */
const free = `${begins}(?<![${latin}\\p{N}_$€£¥#@]|[${latin}\\p{N}_][-–.,:/])`;
const halves =
  'three[- ]quarters of an?|(?:a )?quarter of an?|half an?|a half|half|(?:eine[rn]? )?halben?|eine[rn]? viertel|anderthalb|eineinhalb|(?:une )?demi|media';
const halfValues: readonly (readonly [RegExp, number])[] = [
  [/^three/iu, 0.75],
  [/quarter|viertel/iu, 0.25],
  [/anderthalb|eineinhalb/iu, 1.5],
  [/./u, 0.5],
];
const number = `${digitPattern}|${halves}|${wordPattern}`;
const quantity = new RegExp(
  `${free}(?:(${number})\\s?(?:(?<=[\\d½¼¾]\\s?)[-–~]|\\bto\\b|\\bor\\b|\\band\\b(?! a half)|\\bbis\\b|\\bou\\b|\\bà\\b|\\ba\\b|\\by\\b)\\s?)?(?<!\\d)(${number})(\\+?)( and a half| et demie?| y media)?(\\s?-?\\s?)(${unitPattern})`,
  'gu',
);
const clockwise = new RegExp(
  `${free}(\\d{1,3}):([0-5]\\d)(?::([0-5]\\d))?\\s?(h(?:ours?|rs?)?|stunden?|heures?|horas?|min(?:utes?|s)?|minuten)(?![${latin}\\d])`,
  'gu',
);
const labelled =
  /(?:duration|lasted|lasting|downtime|time to \p{L}{4,12}|dauer|durée|duración)\**\s?:?\s{0,3}(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?!\s?[ap]\.?m|\s?[-–]\s?\d|:|\d| (?:to|until|utc))/gu;
const letterH = new RegExp(`${free}(\\d{1,3})\\s?h\\s?([0-5]\\d)(?![\\d${latin}]|\\s?[-–/:])`, 'gu');
const letterMS = new RegExp(`${free}(\\d{1,3})m\\s?([0-5]?\\d)s(?![${latin}\\d])`, 'gu');
const letterHM = new RegExp(`${free}(\\d{1,3})\\s?h\\s?(\\d{1,2})\\s?m(?:in)?(?![${latin}\\d])`, 'gu');

interface Found {
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly most: number;
  readonly unit: number;
  readonly step: number;
  readonly hedge?: Hedge;
  readonly clockLike?: boolean;
}

function valueOf(written: string): number {
  const value = numberOf(written);
  return Number.isNaN(value) ? (halfValues.find(([pattern]) => pattern.test(written))?.[1] ?? NaN) : value;
}

/** The step of a number in words: "half an hour" is said to the half hour. */
function wordStep(written: string): number {
  if (/\d|[½¼¾]/u.test(written)) return stepOf(written);
  if (!Number.isNaN(numberOf(written))) return 1;
  return /quarter|viertel/iu.test(written) ? 0.125 : 0.25;
}

function found(match: RegExpExecArray): Found | null {
  const [whole, first, second = '', plus = '', half, gap = '', name = ''] = match;
  const unit = unitOf(name);
  const extra = half === undefined ? 0 : 0.5;
  // "A second engineer", "the day a second page came": an ordinal.
  if (unit === null || (/^(?:an?|no)$/iu.test(second) && unit === 1000) || /^no$/iu.test(second)) return null;
  // "two s", "a h", "10-d": a letter is a unit only right behind digits.
  if (/^\p{Script=Latin}$/u.test(name) && (!/\d$/u.test(second) || gap.includes('-'))) return null;
  const most = (valueOf(second) + extra) * unit;
  const low = first === undefined ? null : valueOf(first) * unit;
  // Latin articles make no range: "a 5 minutes" is one quantity, and "and" only between two figures that grow.
  const isRange = first !== undefined && low !== null && low < most && !/^(?:an?|un|una|une)$/iu.test(first);
  const start =
    isRange || first === undefined ? match.index : match.index + whole.indexOf(second, first.length);
  const step = wordStep(second) * unit;
  return {
    from: start,
    to: match.index + whole.length,
    least: isRange && low !== null ? low : most,
    most,
    unit,
    step: half === undefined ? step : unit / 2,
    ...(plus === '+' ? { hedge: 'at-least' as const } : {}),
  };
}

const clockShape = /\d:\d|\d\s?[hm]/u;

function clocks(text: string): Found[] {
  const spot = (match: RegExpExecArray, unit: number, clockLike: boolean, from = match.index): Found => {
    const [, big, small, smallest] = match;
    const ms =
      (Number(big) + Number(small) / 60) * unit +
      (unit === hourMs && smallest !== undefined ? Number(smallest) * 1000 : 0);
    const step = smallest === undefined || /\p{L}/u.test(smallest) ? unit / 60 : 1000;
    const rounded = Math.round(ms);
    return {
      from,
      to: match.index + match[0].length,
      least: rounded,
      most: rounded,
      unit: step,
      step,
      clockLike,
    };
  };
  return [
    ...Array.from(text.matchAll(clockwise), (match) =>
      spot(match, /^m/iu.test(match[4] ?? '') ? minuteMs : hourMs, false),
    ),
    ...Array.from(text.matchAll(labelled), (match) =>
      spot(match, hourMs, false, match.index + match[0].search(/\d{1,2}:/u)),
    ),
    ...Array.from(text.matchAll(letterMS), (match) => spot(match, minuteMs, false)),
    ...Array.from(text.matchAll(letterHM), (match) => spot(match, hourMs, false)),
    ...Array.from(text.matchAll(letterH), (match) => spot(match, hourMs, true)),
  ];
}

const joint = /^(?:,? ?(?:and|und|et|y|&)? ?)$/iu;
const trailingHalf = /^ and a half\b/iu;

/** "1 hour" and "37 minutes" next to each other are one length. */
function joined(parts: readonly Found[], text: string): readonly Found[] {
  const whole: Found[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    const fits =
      last !== undefined &&
      last.clockLike === undefined &&
      part.least === part.most &&
      last.least === last.most &&
      part.unit < last.unit &&
      part.most < last.unit &&
      part.from - last.to < 7 &&
      joint.test(text.slice(last.to, part.from));
    if (!fits) {
      whole.push(withHalf(part, text));
      continue;
    }
    const ms = last.most + part.most;
    whole.splice(-1, 1, { ...last, to: part.to, least: ms, most: ms, unit: part.unit, step: part.step });
  }
  return whole;
}

/** "An hour and a half". */
function withHalf(part: Found, text: string): Found {
  const half = part.unit >= minuteMs ? trailingHalf.exec(text.slice(part.to, part.to + 12)) : null;
  if (half === null) return part;
  const most = part.most + part.unit / 2;
  return { ...part, to: part.to + half[0].length, least: most, most, step: part.unit / 2 };
}

const settingBehind =
  /^[\s-]{0,2}(?:(?:(?!to )\p{L}+ ){0,2}(?:interval|time-?outs?|windows?|rolling|moving|average|avg|mean|ttls?|cron|cooldown|cool-?down|delays?|sla|slo|slas|slos|notice|retention|polls?|polling|heartbeats?|grace|leases?|limits?|thresholds?|granularity|buckets?|cache|cadence|deadlines?|candles?|p\d\d|probes?|checks?|meetings?|sprints?|schedule|old)(?!\p{L})|ago(?!\p{L})|per(?!\p{L})|apart(?!\p{L}))/iu;
const settingAhead =
  /(?:\bevery|\beach|\bper|\blast|\bpast|\bnext|\btime-?outs? (?:of|is|was|to|at|from)|\bttls? (?:of|is|was|to)|\bintervals? (?:of|is|was|to)|\bonce|\btimes|\bthresholds? (?:of|is|was)|\bbudget of|\bsustained for|\bolder than|\bgreater than|\bset to|\bwait(?:s|ed|ing)?(?: for)?|\bretry (?:after|for)|\bexpires? (?:in|after)|\beta:?|\bevery (?:about|~))\s?~?$/iu;

function isSetting(text: string, { from, to }: Found): boolean {
  return (
    settingBehind.test(text.slice(to, to + 40)) ||
    settingAhead.test(text.slice(Math.max(0, from - 24), from).trimEnd()) ||
    /^\/\d/u.test(text.slice(to, to + 2))
  );
}

function readPlain(prose: Prose, source: string): readonly DurationReading[] {
  const text = lowerCase(prose.text);
  const special = clockShape.test(text) ? clocks(text) : [];
  const parts: Found[] = [];
  for (const match of text.matchAll(quantity)) {
    if (parts.length >= mostReadings) break;
    const part = found(match);
    if (part !== null && !Number.isNaN(part.most)) parts.push(part);
  }
  const all = [...special, ...joined(parts, text)].toSorted((a, b) => a.from - b.from || b.to - a.to);
  const readings: DurationReading[] = [];
  let end = 0;
  for (const one of all) {
    if (one.from < end || readings.length >= mostReadings) continue;
    end = one.to;
    const stretch = prose.stretch(one.from, one.to);
    readings.push({
      ...stretch,
      text: source.slice(stretch.from, stretch.to),
      least: one.least,
      most: one.most,
      hedge: one.hedge ?? hedgeAt(text, one.from, one.to),
      step: one.step,
      clockLike: one.clockLike === true,
      setting: isSetting(text, one),
    });
  }
  return readings;
}

/** No part of the name of a unit in a text, nothing to read: most paragraphs end here. */
const worthReading =
  /\p{Nd}\s?[hdsm]|h(?:ou)?r|min|sec|day|week|stunde|sekund|tag|woche|heure|jour|semaine|hora|segundo|d[ií]a|:\d\d|[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}：]/iu;

/**
 * The lengths of time that a text names: "27 minutes", "27-minute", "1h37", "1 h 37 min", "1:37 hours", "an hour and a
 * half", "half an hour", "two hours", "20–30 minutes", "27分", "٢٧ دقيقة"; English, German, French, Spanish words, the
 * units of Arabic, Hindi, Chinese and Japanese. In order, none overlapping another. Linear in the length of the text.
 */
export function readDurations(source: string): readonly DurationReading[] {
  return worthReading.test(source) ? readPlain(proseOf(source), source) : [];
}

/** A length of time in words that go into a sentence: "27 minutes", "1 hour 10 minutes", "2 days". @param ms at least 0 */
export function durationWords(ms: number): string {
  const rounded = ms < minuteMs ? Math.round(ms / 1000) * 1000 : Math.round(ms / minuteMs) * minuteMs;
  const units = [
    [dayMs, 'day'],
    [hourMs, 'hour'],
    [minuteMs, 'minute'],
    [1000, 'second'],
  ] as const;
  let left = rounded;
  const parts: string[] = [];
  for (const [size, name] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.length === 0 ? '0 minutes' : parts.join(' ');
}
