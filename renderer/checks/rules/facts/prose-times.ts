import { sentencesIn, timesIn } from '../../prose/of-block';
import { readable } from '../../prose/plain';
import { sentenceAt } from '../../prose/sentences';
import type { TimeReading } from '../../prose/times';
import { hourMs } from '../../prose/tolerance';
import { durationWords } from '../../prose/durations';
import type { DraftFacts, ProseRule, RuleFinding } from '../../rule';
import type { TextBlock } from '../../text-block';
import { opening, placeIn, placeOfRow } from '../place';
import { isInQuotes } from './duration';
import { clockIn, instantsOf } from './instants';
import { clockFixes, farthest, nearestTo, nearly } from './near-events';
import { namedEvents, shared, stemsOf, type NamedEvent } from './words';

/** The words around a clock time that say what happened then: up to the next one on either side, within the sentence. */
function clauseAround(
  text: string,
  times: readonly TimeReading[],
  index: number,
  from: number,
  to: number,
): string {
  const time = times[index];
  if (time === undefined) return '';
  const before = times[index - 1];
  const after = times[index + 1];
  const start = Math.max(from, before !== undefined && before.to > from ? before.to : from);
  const end = Math.min(to, after !== undefined && after.from < to ? after.from : to);
  const ahead = text.slice(start, time.from);
  const behind = text.slice(time.to, end);
  // "At 14:07 we switched it off, and …" says it behind; "… and executed at 14:07." ahead.
  const opens =
    /(?:^|[,;:.(]|\band|\bthen|\bbut)\s*(?:at|on|by|around|about|from|the)?\s*$/iu.test(ahead.slice(-24)) ||
    ahead.trim().length < 4;
  const nearest = (words: string): string => words.split(/[,;:()]| and | then | but /u)[0] ?? '';
  const nearestSaid = (words: string): string =>
    words.split(/[,;:()]| and | then | but /u).find((part) => part.trim() !== '') ?? '';
  const nearestAhead = (words: string): string =>
    words.split(/[,;:()]| then | but /u).findLast((part) => part.trim() !== '') ?? '';
  return opens ? nearestSaid(behind) : `${nearestAhead(ahead)} ${nearest(behind)}`;
}

interface Candidate {
  readonly event: NamedEvent;
  readonly off: number;
  readonly strength: number;
}

function best(
  stems: ReadonlySet<string>,
  instants: readonly number[],
  events: readonly NamedEvent[],
): Candidate | null {
  let found: Candidate | null = null;
  for (const event of events) {
    const { all, own } = shared(stems, event);
    if (all === 0) continue;
    const share = all / Math.max(1, Math.min(event.stems.size, stems.size));
    const strength = own * 2 + all + share;
    if (found !== null && found.strength >= strength) continue;
    const off = Math.min(...instants.map((ms) => Math.abs(ms - event.start)));
    found = { event, off, strength };
    if (own === 0 && all < 2) found = null;
  }
  return found;
}

function check(block: TextBlock, facts: DraftFacts): readonly RuleFinding[] {
  if (block.row === 'event' || block.row === 'action' || block.role === 'cell' || block.quoted) return [];
  const events = namedEvents(facts);
  if (events.length < 3) return [];
  const text = readable(block);
  const times = timesIn(block).filter(({ start }) => start.clock !== null);
  if (times.length === 0) return [];
  const sentences = sentencesIn(block);
  const placed = times.map(({ start }) => instantsOf(start, facts));
  const said = placed.flat();
  return times.flatMap((time, index): RuleFinding[] => {
    const instants = placed[index] ?? [];
    if (time.end !== null || time.approximate || time.bound || instants.length === 0) return [];
    if (nearestTo(instants, events) <= nearly) return [];
    const sentence = sentenceAt(text, time.from, sentences);
    const clause = clauseAround(text, times, index, sentence.from, sentence.to);
    const found = best(stemsOf(clause), instants, events);
    if (found === null || found.strength < 4) return [];
    const hours = otherZone(found.off);
    if (found.off > farthest && hours === null) return [];
    // The event's own time stands in the text too: then this one is something else's.
    if (said.some((ms) => Math.abs(ms - found.event.start) <= nearly)) return [];
    const { zone } = facts.facts;
    const clock = clockIn(found.event.start, zone);
    return [
      {
        place: placeIn(block, time.from, time.to),
        severity: isInQuotes(text, time.from) ? 'hint' : 'warning',
        message: `“${time.text}” is no event’s time; “${opening(found.event.row.headline)}” happened at ${clock}.${hours === null ? '' : ` The two are ${durationWords(hours)} apart: are they on two clocks?`}`,
        related: [placeOfRow(found.event.row, opening(found.event.row.headline))],
        fixes: clockFixes(time, found.event, clock),
      },
    ];
  });
}

/** Clocks of the world are at most so far apart in whole hours. */
const farthestZone = 14 * hourMs;

/** The whole hours between two times that look like one on two clocks; null where they do not. */
function otherZone(off: number): number | null {
  const hours = Math.round(off / hourMs) * hourMs;
  return hours > 0 && hours <= farthestZone && Math.abs(off - hours) <= nearly ? hours : null;
}

export const timeMismatch: ProseRule = {
  id: 'time-mismatch',
  group: 'facts',
  severity: 'warning',
  about: 'prose',
  title: 'Times in the text are those of the events',
  why: 'A time in a sentence that no event has, beside one that tells the same story minutes away, is a slip in one of them.',
  check,
};
