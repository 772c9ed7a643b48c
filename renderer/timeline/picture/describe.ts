import { counted } from '../../document/counted';
import { label } from '../../document/vocabulary';
import { printDuration } from '../../time/duration';
import { printTime, type PrintOptions } from '../../time/print';
import type { WrittenTime } from '../../time/written-time';
import type { DatedEvent, PictureFacts } from './facts';
import type { Edge } from './periods';
import type { Break } from './scale';
import { dayIn, zoneText } from './times';

/** Moments and breaks beyond these are counted and not named. */
const mostNamed = 16;

/** Every description begins so; by it a picture of ours is known again in Markdown. */
export const descriptionStart = 'Timeline to scale';

export interface Described {
  readonly breaks: readonly Break[];
  /** From when to when the picture goes, in milliseconds UTC. */
  readonly first: number;
  readonly last: number;
  /** One that exists. */
  readonly zone: string;
  /** Whether seconds are said where they are known. */
  readonly seconds: boolean;
}

/** Says an instant as exactly as it is known. */
type Say = (ms: number, date?: PrintOptions['date']) => string;

/**
 * What the picture shows, in sentences: from when to when, what hurt how long, the moments with their times, the quiet
 * stretches. No sign in it means anything in Markdown.
 */
export function describePicture(facts: PictureFacts, about: Described): string {
  const { events, undated, moments, periods } = facts;
  const { breaks, first, last, zone } = about;
  const several = new Set(events.map(({ time }) => dayIn(time, zone))).size > 1;
  const say = sayer(events, about, several);
  const span =
    first === last ? say(first, 'full') : `${say(first, 'full')} to ${say(last, several ? 'full' : 'none')}`;
  const zoneName = zoneText(events, zone);
  const sentences = [
    `${descriptionStart}, ${span}${zoneName === '' ? '' : ` ${zoneName}`}: ${counted(events.length, 'event')}.`,
    ...periods.map(({ start, end }) => periodText(start, end, say)),
    listed(
      'Moments',
      moments.map(({ moment, at }) => `${label(moment)} ${say(at)}`),
    ),
    listed(
      'Drawn shorter than it was',
      breaks.map(({ start, end, isQuiet }) => {
        const quiet = isQuiet ? 'without an event ' : '';
        return `${printDuration(end - start)} ${quiet}after ${say(start)}`;
      }),
    ),
    undated === 0
      ? ''
      : `${counted(undated, 'event')} without a time ${undated === 1 ? 'is' : 'are'} not drawn.`,
  ];
  return sentences.filter(Boolean).join(' ');
}

/** Finds how exactly an instant is known by the event that begins or ends with it. */
function sayer(events: readonly DatedEvent[], { zone, seconds }: Described, several: boolean): Say {
  const known = new Map<number, WrittenTime>();
  for (const { end, time } of events) {
    if (time.precision === 'range') known.set(end, time);
    // The last millisecond of an hour or a day still belongs to it.
    if (time.precision === 'hour' || time.precision === 'day') known.set(end - 1, time);
  }
  // Of equal times the one that is known best comes first.
  for (const { start, time } of events.toReversed()) known.set(start, time);
  return (ms, date = several ? 'short' : 'none') => {
    const time = known.get(ms);
    const isFine = seconds && time?.precision === 'second';
    const unit = isFine ? 1000 : 60_000;
    const words = (at: number) =>
      printTime(
        {
          start: Math.floor(at / unit) * unit,
          end: null,
          precision: isFine ? 'second' : 'minute',
          written: '',
          zone,
          inferred: [],
        },
        { zone, date },
      );
    switch (time?.precision) {
      case 'day':
        return printTime(time, { zone, date: date === 'none' ? 'short' : date });
      case 'hour':
        return `the hour from ${words(time.start ?? ms)}`;
      case 'approximate':
        return `about ${words(ms)}`;
      default:
        return words(ms);
    }
  };
}

function periodText(start: Edge | null, end: Edge | null, say: Say): string {
  if (start === null) return end === null ? '' : `Impact until ${say(end.ms)}, its start not known.`;
  if (end === null) return `Impact from ${say(start.ms)}, its end not known.`;
  return `Impact from ${say(start.ms)} to ${say(end.ms)}.`;
}

/** "Moments: a, b." or, where they are many, "Moments: a, b and 7 more."; '' for none. */
function listed(name: string, said: readonly string[]): string {
  if (said.length === 0) return '';
  const shown = said.slice(0, mostNamed);
  const rest = said.length - shown.length;
  return `${name}: ${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}.`;
}
