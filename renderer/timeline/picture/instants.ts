import type { DatedEvent, PictureFacts } from './facts';

/**
 * The instants to which the picture is drawn to scale, in order, each once: where events begin and ranges end. A day
 * says nothing of the hour: it counts only where it stands outside of all that is known better.
 */
export function instantsOf({ events }: PictureFacts): readonly number[] {
  const isDay = ({ time }: DatedEvent): boolean => time.precision === 'day';
  const exact = events.filter((event) => !isDay(event));
  const days = events.filter(isDay);
  const found = new Set(
    exact.flatMap(({ start, end, time }) => (time.precision === 'range' ? [start, end] : [start])),
  );
  const [first, last] = [Math.min(...edges(found)), Math.max(...edges(found))];
  for (const { start, end } of days) if (exact.length === 0 || end <= first || start > last) found.add(start);
  const lastDay = days.at(-1);
  if (exact.length === 0 && lastDay !== undefined) found.add(lastDay.end);
  return [...found].sort((a, b) => a - b);
}

/** The least and the greatest, without handing thousands of arguments to `Math.min`. */
function edges(values: Iterable<number>): readonly number[] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

/** Whether an event that has a length lasted from one instant to another. */
export function coverOf({ events }: PictureFacts): (start: number, end: number) => boolean {
  const lasting = events.filter(({ start, end, time }) => end > start && time.precision !== 'day');
  // The latest end of all events that begin no later than the one of that index.
  let latest = Number.NEGATIVE_INFINITY;
  const reach = lasting.map(({ end }) => (latest = Math.max(latest, end)));
  return (start, end) => {
    let [low, high] = [0, lasting.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lasting[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (reach[low - 1] ?? 0) >= end;
  };
}
