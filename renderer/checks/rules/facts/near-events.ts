import type { Fix } from '../../finding';
import { hourMs, minuteMs } from '../../prose/tolerance';
import type { TimeReading } from '../../prose/times';
import type { DatedEvent } from './instants';

/** Farther off, a time is that of something else. */
export const farthest = 2 * hourMs + minuteMs;
/** Both clocks are read off by people: a minute is nothing. */
export const nearly = minuteMs;

export function nearestTo(ms: readonly number[], events: readonly DatedEvent[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (const one of ms) {
    for (const event of events) {
      const off = one < event.start ? event.start - one : Math.max(0, one - event.end);
      if (off < best) best = off;
    }
  }
  return best;
}

/** The changes that would give a time in the text an event's. @param clock that of the event, as HH:MM */
export function clockFixes(time: TimeReading, event: DatedEvent, clock: string): readonly Fix[] {
  const shown = /^\d{1,2}:\d{2}$/u.test(time.text) ? clock : null;
  if (shown === null) return [];
  const { id } = event.row;
  return [
    { kind: 'replace', label: `Use ${shown}`, text: shown },
    ...(id === null
      ? []
      : [
          {
            kind: 'live' as const,
            label: `Use ${shown}, following the event`,
            value: { kind: 'time', event: id, clock: 'happened' },
          },
        ]),
  ];
}
