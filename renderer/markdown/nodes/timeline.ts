import type { Node } from '@tiptap/pm/model';
import type { BlockContent, PhrasingContent } from 'mdast';

import type { EventAttributes } from '../../document/nodes/timeline';
import type { Source } from '../../document/source';
import { isSafeLink } from '../../document/urls';
import { label } from '../../document/vocabulary';
import { printDay } from '../../time/print';
import { inTimeOrder } from '../../timeline/order';
import type { WriteContext } from '../context';
import { link, strong, text } from '../inline/mdast';
import { calendarDay, clock, spansDays, zoneNames } from '../times';
import { makeList } from './lists';
import { capitalised, isEmptyRow, rowItem, splitRows, type RowText } from './rows';
import { makeTable } from './table';
import { toDepth } from './text-blocks';

interface EventText {
  readonly attributes: EventAttributes;
  readonly text: RowText;
}

/**
 * A timeline in time order: the zone named first, then a table where every event is one line, and a list where one holds
 * more. Where there are several days, each has its heading; what was only described before the first stands above it.
 */
export function writeTimeline(node: Node, context: WriteContext): BlockContent[] {
  const { rows, unknown } = splitRows(node, context);
  const all = rows.map(({ node: row, text }) => ({ attributes: row.attrs as EventAttributes, text }));
  const events = inTimeOrder(all.filter((row) => !isEmptyRow(row.text) || row.attributes.happened !== null));
  if (events.length === 0) return unknown;

  const times = events.flatMap(({ attributes }) => [attributes.happened, attributes.known]);
  const days = byDay(events, context.zone);
  const isTable = events.every((event) => event.text.isOneLine);
  const severalDays = spansDays(
    events.map((event) => event.attributes.happened),
    context.zone,
  );
  const layOut = (of: readonly EventText[]) => (isTable ? eventTable(of, context) : eventList(of, context));
  return [
    ...caption(zoneNames(times, context.zone), severalDays ? null : onlyDay(events, context.zone)),
    ...(severalDays
      ? days.flatMap(({ day, events: ofDay }) => [...dayHeading(day, context), ...layOut(ofDay)])
      : layOut(events)),
    ...unknown,
  ];
}

function caption(zones: string, day: string | null): BlockContent[] {
  if (zones === '' && day === null) return [];
  const words = zones === '' ? (day ?? '') : `All times ${zones}${day === null ? '' : `, ${day}`}`;
  return [{ type: 'paragraph', children: [{ type: 'emphasis', children: [text(`${words}.`)] }] }];
}

function onlyDay(events: readonly EventText[], zone: string): string | null {
  const [day] = events.flatMap((event) => calendarDay(event.attributes.happened, zone) ?? []);
  return day === undefined ? null : dayName(day);
}

/** "2 July 2019" of "2019-07-02". */
function dayName(day: string): string {
  return printDay(Date.parse(`${day}T00:00:00Z`), 'UTC');
}

function dayHeading(day: string | null, { level }: WriteContext): BlockContent[] {
  return day === null ? [] : [{ type: 'heading', depth: toDepth(level + 1), children: [text(dayName(day))] }];
}

interface Day {
  /** Null for what stands before the first dated event. */
  readonly day: string | null;
  readonly events: readonly EventText[];
}

function byDay(events: readonly EventText[], zone: string): readonly Day[] {
  const days: { readonly day: string | null; readonly events: EventText[] }[] = [];
  for (const event of events) {
    const own = calendarDay(event.attributes.happened, zone);
    const last = days.at(-1);
    if (last !== undefined && (own === null || own === last.day)) last.events.push(event);
    else days.push({ day: own, events: [event] });
  }
  return days;
}

function eventTable(events: readonly EventText[], context: WriteContext): BlockContent[] {
  const withSources = events.some((event) => event.attributes.sources.length > 0);
  const head = ['Time', 'Event', ...(withSources ? ['Source'] : [])].map((word) => [text(word)]);
  const rows = events.map((event) => {
    const { headline } = event.text;
    const moments = momentWords(event.attributes);
    const lead = moments === '' ? [] : [strong(text(`${capitalised(moments)}.`)), text(' ')];
    const tail = knownWords(event.attributes, context);
    return [
      [text(timeWords(event.attributes, context))],
      [...lead, ...headline, ...(tail === '' ? [] : [text(` (${tail})`)])],
      ...(withSources ? [sourceList(event.attributes.sources)] : []),
    ];
  });
  return makeTable([head, ...rows]);
}

function eventList(events: readonly EventText[], context: WriteContext): BlockContent[] {
  const items = events.map((event) => {
    const { attributes } = event;
    const lead = [timeWords(attributes, context), momentWords(attributes)].filter(Boolean).join(' · ');
    const known = knownWords(attributes, context);
    const sources = sourceList(attributes.sources);
    const notes = [
      ...(known === '' ? [] : [[text(known)]]),
      ...(sources.length === 0 ? [] : [[text('source: '), ...sources]]),
    ];
    const inside = notes.flatMap((note, index) => (index === 0 ? note : [text('; '), ...note]));
    return rowItem(lead, event.text, inside.length === 0 ? [] : [text('('), ...inside, text(')')]);
  });
  return [makeList(items, null)];
}

function timeWords({ happened }: EventAttributes, { zone }: WriteContext): string {
  return happened === null ? '' : clock(happened, zone, 'none');
}

function momentWords({ moments }: EventAttributes): string {
  return moments.map(label).join(', ');
}

/** "known at 13:45", with the day where it is another one than that of the event. */
function knownWords({ happened, known }: EventAttributes, { zone }: WriteContext): string {
  if (known === null) return '';
  const sameDay = calendarDay(known, zone) === calendarDay(happened, zone);
  return `known at ${clock(known, zone, sameDay ? 'none' : 'short')}`;
}

function sourceList(sources: readonly Source[]): PhrasingContent[] {
  return sources.flatMap((source, index) => {
    const words = [source.system, source.id].filter(Boolean).join(' ') || source.link;
    const author = source.author === '' ? [] : [text(`, ${source.author}`)];
    const name =
      source.link !== '' && isSafeLink(source.link) ? link(source.link, null, [text(words)]) : text(words);
    return [...(index === 0 ? [] : [text('; ')]), name, ...author];
  });
}
