import { plainText, sourceOffset } from './characters';
import type { Expression } from './expression';
import { readExpressions } from './grammar';
import type { ParsedTime, TimeContext } from './parsed-time';
import { resolve } from './resolve';

/** No expression is longer; a headline may be. In UTF-16 units. */
const longestExpression = 160;

/**
 * Reads a text that is a time and nothing else ("13:42", "2 Jul 2019 14:00–14:09 UTC", "weeks earlier"). The
 * forms it takes are listed in this folder's README. Never throws for a text; `none` says that it is no time.
 * @throws RangeError where `context.zone` is no zone.
 */
export function parseTime(text: string, context: TimeContext): ParsedTime {
  const written = text.trim();
  if (written === '' || written.length > longestExpression) return { kind: 'none' };
  const plain = plainText(written, longestExpression).text.trim();
  for (const { expression, end } of readExpressions(plain, 0)) {
    if (end !== plain.length) break;
    const parsed = resolve(expression, written, context);
    if (parsed.kind !== 'none') return parsed;
  }
  return { kind: 'none' };
}

/** Something said between time and headline: a dash, a colon, a bar, a comma, a tab; or the end. */
const separator =
  /(?:\s*[–—][ \u00a0\u202f]+|\s+[–—|-](?:\s+|$)|\s*—\s*|[:,;](?:\s+|$)|\s*[：、，]\s*|\s*\t\s*|\s*$)/y;
const space = /\s+/y;
/** "5:30 minutes of silence" is a length of time; "13:42 second deploy" and "13:42 hour of silence" are not. */
const lengthOfTime = /(?:hours|hrs?|minutes|mins?|seconds|secs?|days|h|m|s)(?!\p{L})/iuy;

function endOf(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? null : at + match[0].length;
}

const isDay = (expression: Expression): boolean =>
  expression.kind === 'point' && expression.at.clock === null;

/** "2 July – 4 July: degraded" is a span of days, which no precision holds: half of it would be a wrong time. */
function beginsWithTime(text: string): boolean {
  const { text: plain } = plainText(text, longestExpression);
  return readExpressions(plain, 0).some(({ expression }) => expression.kind !== 'words');
}

export interface LeadingTime {
  /** The time, or the question about it; never `none`. */
  readonly parsed: Exclude<ParsedTime, { kind: 'none' }>;
  /** The headline without its time. */
  readonly rest: string;
  /** UTF-16 units of the input that the time and its separator take up. */
  readonly length: number;
}

/**
 * Splits the headline "13:42 rules begin to deploy" into its time and its words, taking the longest time that it
 * begins with. Null where it begins with none, or with something that prose begins with too ("2 July was
 * quiet", "10:1 ratio"): such a thing is a time only before a separator or the end.
 * @throws RangeError where `context.zone` is no zone.
 */
export function splitLeadingTime(text: string, context: TimeContext): LeadingTime | null {
  const start = text.length - text.trimStart().length;
  const source = text.slice(start);
  const plain = plainText(source, longestExpression);
  const candidates = readExpressions(plain.text, 0);
  for (const { expression, end, needsSeparator } of candidates) {
    const timeEnd = sourceOffset(plain, end);
    const separated = endOf(separator, source, timeEnd);
    const after = separated ?? (needsSeparator ? null : endOf(space, source, timeEnd));
    if (after === null) continue;
    if (separated === null && endOf(lengthOfTime, source, after) !== null) continue;
    if (isDay(expression) && beginsWithTime(source.slice(after))) continue;
    const parsed = resolve(expression, source.slice(0, timeEnd).trim(), context);
    if (parsed.kind === 'none') continue;
    return { parsed, rest: source.slice(after), length: start + after };
  }
  return null;
}
