import type { WrittenTime } from '../time/written-time';

/** Anything that stands in a timeline: an event, or what a reader makes of it. */
interface Timed {
  readonly attributes: { readonly happened: WrittenTime | null };
}

/**
 * Events in time order. Only the start of `happened` orders; equal starts keep the author's order. An event without an
 * instant ("weeks earlier") belongs to the dated event above it and moves with it; those above all others stay first.
 */
export function inTimeOrder<Event extends Timed>(events: readonly Event[]): readonly Event[] {
  const groups: { readonly start: number; readonly events: Event[] }[] = [];
  for (const event of events) {
    const start = event.attributes.happened?.start ?? null;
    const last = groups.at(-1);
    if (start === null && last !== undefined) last.events.push(event);
    else groups.push({ start: start ?? Number.NEGATIVE_INFINITY, events: [event] });
  }
  return groups
    .toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
    .flatMap((group) => group.events);
}
