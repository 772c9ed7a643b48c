import type { NodeJSON } from '../../document/draft';
import type { Source } from '../../document/source';
import type { TimeContext } from './clock';
import type { WrittenTime } from '../../time/written-time';
import { hasClock } from './clock';

/** One row of a timeline as it was found. */
export interface FoundEvent {
  /** Null for a row without a time among rows that have one. */
  readonly time: WrittenTime | null;
  readonly isApart: boolean;
  readonly content: readonly NodeJSON[];
  readonly sources: readonly Source[];
}

/** What a recogniser of one form made of one block. */
export interface FoundRows {
  readonly events: readonly FoundEvent[];
  /** With the last time as the one that the next bare clock time follows. */
  readonly context: TimeContext;
}

/** The context for what stands below a time. */
export function below(context: TimeContext, time: WrittenTime | null): TimeContext {
  return time === null || time.start === null ? context : { ...context, previous: time };
}

export function eventNode({ time, content, sources }: FoundEvent): NodeJSON {
  return { type: 'event', attrs: { happened: time, sources }, content };
}

/**
 * Whether rows tell a story outside of any section called a timeline: many, set apart from their words, clock times that
 * go forward. Lists of measurements ("13:00–13:45: 7 peers") begin with times too, so spans count against it.
 */
export function areStory(events: readonly FoundEvent[]): boolean {
  const times = events.flatMap(({ time }) => (time === null ? [] : [time]));
  if (times.length < 5 || times.length < events.length) return false;
  if (!events.every(({ isApart, time }) => isApart && time !== null && hasClock(time))) return false;
  if (times.filter(({ precision }) => precision === 'range').length > 1) return false;
  const starts = times.map(({ start }) => start);
  return starts.every((start, index) => {
    const before = starts[index - 1];
    return before === undefined || before === null || start === null || start >= before;
  });
}
