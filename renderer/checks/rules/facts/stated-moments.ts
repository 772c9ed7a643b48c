import type { Moment } from '../../../document/vocabulary';
import { timesIn } from '../../prose/of-block';
import { readable } from '../../prose/plain';
import { hourMs, minuteMs } from '../../prose/tolerance';
import type { DraftRule, DraftView, RuleFinding } from '../../rule';
import type { TextBlock } from '../../text-block';
import { opening, placeIn, placeOfBlock, placeOfRow } from '../place';
import type { Place } from '../../finding';
import { clockIn, datedEvents, instantsOf } from './instants';

type Stated = Extract<
  Moment,
  'detected' | 'acknowledged' | 'declared' | 'mitigated' | 'resolved' | 'impact-started' | 'impact-ended'
>;

/** The words with which a line or a row names a moment, and nothing else. */
const names: readonly (readonly [Stated, string])[] = [
  [
    'impact-started',
    '(?:impact|outage|incident) (?:start(?:s|ed)?|began|begins)|start of (?:the )?(?:impact|outage|incident)',
  ],
  ['impact-ended', '(?:impact|outage) (?:end(?:s|ed)?|over)|end of (?:the )?(?:impact|outage)'],
  ['detected', '(?:first |incident |issue |problem )?detect(?:ed|ion)'],
  ['acknowledged', '(?:incident |alert )?acknowledged'],
  ['declared', 'incident declared|declared'],
  ['mitigated', '(?:incident |issue )?(?:mitigated|repaired)'],
  ['resolved', '(?:incident |issue |problem )?(?:declared )?resolved'],
];
const ahead = names.map(
  ([moment, words]) =>
    [moment, new RegExp(`^[\\s*_-]*(?:${words})[*_]*(?: at| on)?[*_]*\\s*[:–-]?[*_]*\\s*$`, 'iu')] as const,
);
const behind = names.map(
  ([moment, words]) =>
    [
      moment,
      new RegExp(`^[\\s*_]*[:–-]?[\\s*_]*(?:the )?(?:${words})[\\s*_.!]*(?:$|\\uFFFC|https?:| in )`, 'iu'),
    ] as const,
);

interface Statement {
  readonly moment: Stated;
  readonly ms: readonly number[];
  readonly place: Place;
  readonly written: string;
  readonly ofEvent: boolean;
}

function inBlock(block: TextBlock, draft: DraftView): readonly Statement[] {
  if (block.quoted || block.row !== null || block.text.length > 200) return [];
  const [time] = timesIn(block);
  if (time === undefined || time.end !== null || time.start.clock === null || time.approximate) return [];
  const text = readable(block);
  const label =
    ahead.find(([, pattern]) => pattern.test(text.slice(0, time.from))) ??
    (text.slice(0, time.from).trim() === ''
      ? behind.find(([, pattern]) => pattern.test(text.slice(time.to)))
      : undefined);
  if (label === undefined) return [];
  const ms = instantsOf(time.start, draft);
  if (ms.length === 0) return [];
  return [
    { moment: label[0], ms, place: placeIn(block, time.from, time.to), written: time.text, ofEvent: false },
  ];
}

function statementsOf(draft: DraftView): readonly Statement[] {
  const ofEvents = datedEvents(draft).flatMap(({ row, start, exact }): Statement[] => {
    const label = behind.find(([, pattern]) => pattern.test(row.headline));
    const moment = label?.[0] ?? null;
    if (moment === null || !exact) return [];
    const place = placeOfRow(row, opening(row.headline));
    return [{ moment, ms: [start], place, written: clockIn(start, draft.facts.zone), ofEvent: true }];
  });
  return [...draft.blocks.flatMap((block) => inBlock(block, draft)), ...ofEvents];
}

const isSame = (one: Statement, other: Statement): boolean =>
  one.ms.some((a) => other.ms.some((b) => Math.abs(a - b) <= minuteMs));

function check(draft: DraftView): readonly RuleFinding[] {
  const statements = statementsOf(draft);
  return names.flatMap(([moment]): RuleFinding[] => {
    const said = statements.filter((one) => one.moment === moment);
    const [first, ...others] = said;
    const other = first === undefined ? undefined : others.find((one) => !isSame(one, first));
    // A draft that tells of several incidents says each of these several times.
    if (first === undefined || other === undefined || said.length > 3 || first.ofEvent) return [];
    return [
      {
        place: first.place,
        message: `“${moment.replaceAll('-', ' ')}” is ${first.written.trim()} here and ${other.written.trim()} elsewhere.`,
        related: [other.place],
      },
    ];
  });
}

export const statedTwice: DraftRule = {
  id: 'moment-stated-twice',
  group: 'facts',
  severity: 'warning',
  about: 'draft',
  title: 'A moment has one time',
  why: 'The list of key times is filled in first and the timeline corrected last; readers compare the two.',
  check,
};

/** Words that make of a range of times the whole impact. */
const whole =
  /\b(?:was|were) (?:\w+ )?(?:impacted|affected|down|unavailable|disrupted|offline)\b|\b(?:outage|downtime|disruption|incident) (?:lasted|was)\b|\b(?:all|every)\b.{0,60}\b(?:broken|failed|down|unavailable)\b/iu;

/** The lengths of the ranges in the text that are said to be the impact, with their places; for drafts without moments. */
export function statedImpacts(
  draft: DraftView,
): readonly { readonly ms: number; readonly place: Place; readonly text: string }[] {
  return draft.blocks.flatMap((block) => {
    if (block.quoted || block.row !== null) return [];
    const text = readable(block);
    return timesIn(block).flatMap((time) => {
      const { end } = time;
      if (end === null || end.clock === null || time.start.clock === null || !whole.test(text.slice(0, 600)))
        return [];
      const [from] = instantsOf(time.start, draft);
      const to =
        from === undefined
          ? undefined
          : instantsOf(end, draft).find((ms) => ms > from && ms - from < 24 * hourMs);
      if (from === undefined || to === undefined) return [];
      return [{ ms: to - from, place: placeOfBlock(block), text: time.text }];
    });
  });
}
