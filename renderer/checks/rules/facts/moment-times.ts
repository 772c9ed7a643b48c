import type { Moment } from '../../../document/vocabulary';
import { sentencesIn, timesIn } from '../../prose/of-block';
import { readable } from '../../prose/plain';
import { sentenceAt } from '../../prose/sentences';
import type { TimeReading } from '../../prose/times';
import type { DraftFacts, ProseRule, RuleFinding } from '../../rule';
import type { TextBlock } from '../../text-block';
import { opening, placeIn, placeOfRow } from '../place';
import { isInQuotes } from './duration';
import { clockIn, datedEvents, instantsOf, type DatedEvent } from './instants';
import { isOneCourse } from './lengths';
import { clockFixes, farthest, nearestTo, nearly } from './near-events';

/** Sentences that give a moment its time: "detected at 13:55", "impact began at 13:42". */
const momentWords: readonly (readonly [Moment, RegExp])[] = [
  [
    'impact-started',
    /\b(?:impact|outage|disruption|downtime|degradation|errors) (?:\w+ )?(?:started|began|begins|starts)(?: at| from)?$/iu,
  ],
  [
    'impact-ended',
    /\b(?:impact|outage|disruption|downtime|degradation) (?:\w+ )?(?:ended|ends|was over|stopped)(?: at)?$/iu,
  ],
  [
    'detected',
    /\b(?:(?:incident|outage|issue|problem|failure|it) )?(?:was|were) (?:first )?detected(?: at)?$|\bdetected at$/iu,
  ],
  ['acknowledged', /\backnowledged at$/iu],
  ['identified', /\b(?:cause|root cause) (?:was )?(?:identified|found)(?: at)?$/iu],
  ['mitigated', /\b(?:was|were) (?:fully )?mitigated(?: at)?$|\bmitigated at$/iu],
  [
    'resolved',
    /\b(?:incident|outage|issue|problem) (?:was |were )?(?:fully )?(?:resolved|closed)(?: at)?$|\bfully resolved(?: at)?$/iu,
  ],
];
const spanWords =
  /\b(?:visits?|visitors?|users?|customers?|requests?|traffic|outage|impact|down|downtime|unavailable|errors?|failed|broken|disruption|degraded|incident|affected|experienced|window)\b/iu;

/** What a sentence says of a moment, or of the whole impact as a range, against the events. */
function checkMoments(block: TextBlock, facts: DraftFacts): readonly RuleFinding[] {
  if (block.row === 'event' || block.row === 'action') return [];
  if (facts.moments.size === 0 || !isOneCourse(facts)) return [];
  const text = readable(block);
  const times = timesIn(block).filter(({ start }) => start.clock !== null);
  if (times.length === 0) return [];
  const sentences = sentencesIn(block);
  const events = datedEvents(facts);
  return times.flatMap((time): readonly RuleFinding[] => {
    const sentence = sentenceAt(text, time.from, sentences);
    if (time.end !== null) return rangeFinding(block, text, time, sentence, facts, events);
    if (time.approximate || time.bound) return [];
    const head = text.slice(Math.max(sentence.from, time.from - 80), time.from).trimEnd();
    const found = momentWords.find(([, pattern]) => pattern.test(head));
    const view = found === undefined ? undefined : facts.moments.get(found[0]);
    if (found === undefined || view === undefined) return [];
    const instants = instantsOf(time.start, facts);
    if (instants.length === 0 || nearestTo(instants, events) <= nearly) return [];
    const clock = clockIn(view.at.earliest, facts.facts.zone);
    return [
      {
        place: placeIn(block, time.from, time.to),
        severity: block.quoted || isInQuotes(text, time.from) ? 'hint' : 'warning',
        message: `“${time.text}” is no event’s time; the one marked “${found[0].replaceAll('-', ' ')}” is of ${clock}.`,
        related: [placeOfRow(view.event, opening(view.event.headline))],
        fixes: clockFixes(
          time,
          { row: view.event, start: view.at.earliest, end: view.at.latest, exact: true },
          clock,
        ),
      },
    ];
  });
}

function rangeFinding(
  block: TextBlock,
  text: string,
  time: TimeReading,
  sentence: { readonly from: number; readonly to: number },
  facts: DraftFacts,
  events: readonly DatedEvent[],
): readonly RuleFinding[] {
  const started = facts.moments.get('impact-started');
  const ended = facts.moments.get('impact-ended') ?? facts.moments.get('resolved');
  if (started === undefined || ended === undefined || time.end === null) return [];
  if (!spanWords.test(text.slice(sentence.from, sentence.to))) return [];
  const first = instantsOf(time.start, facts);
  const last = instantsOf(time.end, facts);
  const startOff = nearestTo(first, [{ ...bare(started) }]);
  const endOff = nearestTo(last, [{ ...bare(ended) }]);
  const startIsEvents = nearestTo(first, events) <= nearly;
  const endIsEvents = nearestTo(last, events) <= nearly;
  // One end is the impact's; the other is no event's at all, and not far.
  const wrongEnd = startOff <= nearly && !endIsEvents && endOff <= farthest;
  const wrongStart = endOff <= nearly && !startIsEvents && startOff <= farthest;
  if (!wrongEnd && !wrongStart) return [];
  const { zone } = facts.facts;
  const right = `${clockIn(started.at.earliest, zone)} to ${clockIn(ended.at.latest, zone)}`;
  return [
    {
      place: placeIn(block, time.from, time.to),
      severity: block.quoted || isInQuotes(text, time.from) ? 'hint' : 'warning',
      message: `“${time.text}” does not follow: the events give ${right}.`,
      related: [started.event, ended.event].map((row) => placeOfRow(row, opening(row.headline))),
    },
  ];
}

function bare({
  event,
  at,
}: {
  event: DatedEvent['row'];
  at: { earliest: number; latest: number };
}): DatedEvent {
  return { row: event, start: at.earliest, end: at.latest, exact: true };
}

export const momentTime: ProseRule = {
  id: 'moment-time',
  group: 'facts',
  severity: 'warning',
  about: 'prose',
  title: 'Moments in the text have the events’ times',
  why: 'When it started, was detected and ended is what readers quote; the text and the timeline must say the same.',
  check: checkMoments,
};
