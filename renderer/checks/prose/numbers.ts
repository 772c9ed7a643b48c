import type { Stretch } from '../text-block';
import { hedgeAt, type Hedge } from './hedges';
import { countPattern, digitPattern, numberOf } from './number-words';
import { lowerCase, proseOf } from './plain';
import { unitPattern } from './duration-units';

/** A percentage, or a count of something. */
export interface NumberReading extends Stretch {
  readonly text: string;
  readonly value: number;
  readonly percent: boolean;
  readonly hedge: Hedge;
  /** The words counted, in lower case, at most three: "action items". Of a percentage what stands behind "of". '' for none. */
  readonly noun: string;
}

const mostReadings = 400;
const latin = '\\p{Script=Latin}';
const counted = new RegExp(
  `(?=\\d|\\b[a-z])(?<![\\p{L}\\p{N}_$€£¥#@/]|[\\p{L}\\p{N}_][-–.,:/])(${digitPattern}|${countPattern})` +
    `(?:\\s?(%|٪|percent\\b|per cent\\b|prozent\\b|pour cent\\b|por ciento\\b)|(?= \\p{L})|-(?=\\p{L}))`,
  'gu',
);
const unit = new RegExp(`^[ -]?${unitPattern}`, 'iu');
const nounBehind = new RegExp(
  `^[ -]((?:${latin}[${latin}’'-]{1,24})(?: ${latin}[${latin}’'-]{1,24}){0,2})`,
  'iu',
);
const shareOf = new RegExp(
  `^ of (?:(?:our|the|all|their|its|total|overall) ){0,2}((?:${latin}[${latin}’'-]{1,24})(?: ${latin}[${latin}’'-]{1,24}){0,1})`,
  'iu',
);

/** The percentages and counts of a text, without lengths of time. In order. Linear in the length of the text. */
export function readNumbers(source: string): readonly NumberReading[] {
  const prose = proseOf(source);
  const text = lowerCase(prose.text);
  const readings: NumberReading[] = [];
  for (const match of text.matchAll(counted)) {
    if (readings.length >= mostReadings) break;
    const to = match.index + match[0].length;
    const percent = match[2] !== undefined;
    const behind = text.slice(to, to + 90);
    if (!percent && unit.test(text.slice(match.index + (match[1] ?? '').length).slice(0, 16))) continue;
    const value = numberOf(match[1] ?? '');
    if (Number.isNaN(value)) continue;
    const place = prose.stretch(match.index, percent ? to : match.index + (match[1] ?? '').length);
    readings.push({
      ...place,
      text: source.slice(place.from, place.to),
      value,
      percent,
      hedge: hedgeAt(text, match.index, to),
      noun: ((percent ? shareOf : nounBehind).exec(behind)?.[1] ?? '').toLowerCase(),
    });
  }
  return readings;
}
