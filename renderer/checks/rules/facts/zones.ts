import { counted } from '../../../document/counted';
import { zoneLabel } from '../../../time/zones';
import { offsetAt } from '../../../time/zone-clock';
import { abbreviations } from '../../../time/zone-abbreviations';
import { timesIn } from '../../prose/of-block';
import { readable } from '../../prose/plain';
import type { PointReading } from '../../prose/times';
import { hourMs } from '../../prose/tolerance';
import type { DraftFacts, DraftRule, DraftView, ProseRule, RuleFinding } from '../../rule';
import type { TextBlock } from '../../text-block';
import { placeIn, placeInDraft } from '../place';
import { clockIn, datedEvents, instantsOf, offsetOfZone } from './instants';

/** Names a zone somewhere, if only by letters that have several readings. */
const namesZone =
  /\b(?:UTC|GMT|CES?T|[WE]ES?T|BST|IST|JST|AES?T|[PMEC][SD]?T|(?:Pacific|Eastern|Central|Mountain|local|server) time|time ?zone)\b|[+-]\d{2}:?\d{2}\b/u;

/** Times of the text itself, where a draft has no events to speak of. */
function bareTimes(draft: DraftView): number {
  let count = 0;
  for (const block of draft.blocks) {
    for (const { start } of block.quoted ? [] : timesIn(block)) {
      if (start.zone !== null) return 0;
      if (start.clock !== null) count += 1;
    }
  }
  return count;
}

/** Events whose own words are a clock time and no zone. */
const withoutZone = (draft: DraftView) =>
  datedEvents(draft).filter(({ row }) => /\d:\d\d(?::\d\d)?$/u.test(row.attributes.happened?.written ?? ''));

function checkConfirmed(draft: DraftView): readonly RuleFinding[] {
  const { zone, zoneConfirmed } = draft.facts;
  if (zoneConfirmed) return [];
  const bare = datedEvents(draft).filter(
    ({ row }) =>
      row.attributes.happened?.inferred.includes('zone') === true &&
      row.attributes.happened.precision !== 'day',
  );
  const unsaid = bare.length > 0 ? bare : withoutZone(draft);
  const inText = draft.events.length === 0 ? bareTimes(draft) : 0;
  if (unsaid.length === 0 && inText < 3) return [];
  const label = zoneLabel(zone, unsaid[0]?.start ?? 0);
  const said = draft.blocks.some((block) => block.role !== 'code' && namesZone.test(readable(block)));
  const what = unsaid.length === 0 ? counted(inText, 'time') : counted(unsaid.length, 'event');
  return [
    {
      place: placeInDraft('Time zone'),
      severity: said ? 'hint' : 'warning',
      message: `The time zone is not confirmed: ${what} ${unsaid.length + inText === 1 ? 'is' : 'are'} taken for ${label}.`,
      fixes: [{ kind: 'attribute', label: `They are in ${label}`, name: 'zoneConfirmed', value: true }],
    },
  ];
}

export const zoneUnconfirmed: DraftRule = {
  id: 'zone-missing',
  group: 'facts',
  severity: 'warning',
  about: 'draft',
  title: 'The time zone is said',
  why: 'Of 38 public reports of one organisation 37 named no time zone; readers elsewhere cannot place a single event.',
  check: checkConfirmed,
};

/** Offset of a point's own zone; null where none is written or it has several readings. */
function ownOffset({ zone }: PointReading, ms: number): number | null {
  return zone === null ? null : offsetOfZone(zone, ms);
}

const slashes = /[/|=(]\s*$/u;

function checkMixed(block: TextBlock, facts: DraftFacts): readonly RuleFinding[] {
  if (!facts.facts.zoneConfirmed || block.row === 'event') return [];
  const text = readable(block);
  const near = datedEvents(facts)[0]?.start;
  if (near === undefined) return [];
  const times = timesIn(block).filter(({ start }) => start.clock !== null);
  const { zone } = facts.facts;
  const home = offsetAt(near, zone);
  const inHome = times.some(({ start }) => ownOffset(start, near) === home);
  return times.flatMap((reading): RuleFinding[] => {
    const offset = ownOffset(reading.start, near);
    // "16:30 UTC / 09:30 PDT" says it for both.
    if (offset === null || offset === home || inHome || reading.end !== null) return [];
    if (slashes.test(text.slice(Math.max(0, reading.from - 3), reading.from))) return [];
    const [ms] = instantsOf(reading.start, facts).toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near));
    if (ms === undefined) return [];
    const shown = `${clockIn(ms, zone)} ${zoneLabel(zone, ms).replace(/ \(.*$/u, '')}`;
    return [
      {
        place: placeIn(block, reading.from, reading.to),
        severity: 'hint',
        message: `“${reading.text}” is on another clock than the timeline; there it is ${shown}.`,
        fixes: reading.start.date === null ? [{ kind: 'replace', label: `Use ${shown}`, text: shown }] : [],
      },
    ];
  });
}

export const zoneMixed: ProseRule = {
  id: 'zone-mixed',
  group: 'facts',
  severity: 'hint',
  about: 'prose',
  title: 'The text keeps to the timeline’s clock',
  why: 'Times on two clocks in one document make readers reckon, and get it wrong.',
  check: checkMixed,
};

/** "14:00 CET" in July: the region's clock shows CEST then. */
function checkSeason(block: TextBlock, facts: DraftFacts): readonly RuleFinding[] {
  return timesIn(block).flatMap((reading): RuleFinding[] => {
    const { zone } = reading.start;
    if (zone?.kind !== 'abbreviation') return [];
    const readings = abbreviations[zone.letters] ?? [];
    const [ms] = instantsOf(reading.start, facts);
    const [only] = readings;
    if (readings.length !== 1 || only === undefined || only.offset === null || ms === undefined) return [];
    const off = offsetAt(ms, only.region) - offsetAt(ms, only.offset);
    if (Math.abs(off) !== hourMs) return [];
    return [
      {
        place: placeIn(block, reading.from, reading.to),
        severity: 'hint',
        message: `“${reading.text}”: on that day the clocks of ${only.region.replace(/^.*\//u, '').replaceAll('_', ' ')} did not show ${zone.letters}; the time may be an hour off.`,
      },
    ];
  });
}

export const zoneSeason: ProseRule = {
  id: 'zone-season',
  group: 'facts',
  severity: 'hint',
  about: 'prose',
  title: 'Summer and winter time fit the day',
  why: 'Winter’s abbreviation in summer leaves an hour open, in either direction.',
  check: checkSeason,
};
