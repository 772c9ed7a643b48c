import type { NodeJSON } from '../../document/draft';
import type { DateOrder } from '../../time/parsed-time';
import type { TimeContext } from './clock';
import type { WrittenTime } from '../../time/written-time';
import { leadingTime, readTime } from './clock';
import { textOf } from './inline-text';

/** The day that a heading, or a paragraph with nothing else in it, names for what stands below; null where it names none. */
export function dayLine(block: NodeJSON, context: TimeContext): WrittenTime | null {
  if (block.type !== 'heading' && block.type !== 'paragraph') return null;
  const text = textOf(block.content).trim();
  if (text === '' || text.length > 120) return null;
  const bare = text.replace(/\s*\([^()]*\)\s*$/u, '').replace(/[\s:]+$/u, '');
  const whole = readTime(bare, context) ?? shortDay(text, context);
  if (whole !== null) return whole.precision === 'day' ? whole : null;
  if (block.type !== 'heading') return null;
  const leading = leadingTime(block.content ?? [], context);
  return leading !== null && leading.isApart && leading.time.precision === 'day' ? leading.time : null;
}

/** "24/07/25" and "7/24" can be read in several ways; it is read where only one of them lies near the incident. */
export function shortDay(text: string, context: TimeContext): WrittenTime | null {
  const parts = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}))?$/u.exec(text);
  const reference =
    context.previous?.start ?? (context.incidentDate === null ? null : Date.parse(context.incidentDate));
  if (parts === null || reference === null) return null;
  const [, a = '', b = '', c] = parts;
  const year = c ?? String(new Date(reference).getUTCFullYear() % 100);
  const candidates = new Set([
    dayOf(year, b, a),
    dayOf(year, a, b),
    ...(c === undefined ? [] : [dayOf(a, b, c)]),
  ]);
  const near = [...candidates].flatMap((day) => {
    const time = readTime(day, context);
    if (time === null || time.start === null || Math.abs(time.start - reference) > nearby) return [];
    return [
      {
        ...time,
        written: text,
        inferred: [...time.inferred, ...(c === undefined ? (['year'] as const) : [])],
      },
    ];
  });
  return near.length === 1 ? (near[0] ?? null) : null;
}

/** @param year its last two digits */
function dayOf(year: string, month: string, day: string): string {
  return `20${year.padStart(2, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Sixty days, as where a year is missing. In milliseconds. */
const nearby = 60 * 86_400_000;

/** The order of day and month in dates such as 02/07/2019, where a date in the text allows but one; null else. */
export function dateOrderOf(text: string): DateOrder | null {
  const orders = new Set<DateOrder>();
  for (const match of text.matchAll(/(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)\d{2}(?!\d)/gu)) {
    const first = Number(match[1]);
    const second = Number(match[3]);
    if (first > 12 && second <= 12) orders.add('day-first');
    if (second > 12 && first <= 12) orders.add('month-first');
  }
  return orders.size === 1 ? ([...orders][0] ?? null) : null;
}
