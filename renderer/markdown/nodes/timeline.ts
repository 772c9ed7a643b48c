import type { Node } from '@tiptap/pm/model';
import type { BlockContent, List, PhrasingContent, Table } from 'mdast';

import type { NodeJSON } from '../../document/draft';
import type { EventAttributes } from '../../document/nodes/timeline';
import type { Source } from '../../document/source';
import type { Moment } from '../../document/vocabulary';
import type { WrittenTime } from '../../time/written-time';
import type { WriteContext } from '../context';
import { text } from '../inline/mdast';
import { dayName, layOut, offsetsIn, writeCaption, type DayGroup } from '../structures/days';
import type { Fact } from '../structures/facts';
import type { Form } from '../structures/forms';
import { readLabel, readMoments, writeLabel, writeMoments } from '../structures/labels';
import type { StructureContext } from '../structures/read-context';
import { printTimeText, readTimeText, tidyTime, timeSeparator, undated } from '../structures/time-text';
import { plainValue } from '../structures/words';
import { zoneNames } from '../times';
import { columnTable, readColumns } from './columns';
import { makeList } from './lists';
import { fitsLine, isEmptyRow, readItem, readRow, rowItem, rowsOf, writeRow, type RowText } from './rows';
import { readSource, readSources, tidySource, writeSource, writeSources } from './sources';
import { toDepth } from './text-blocks';

interface EventText {
  readonly happened: WrittenTime | null;
  readonly known: WrittenTime | null;
  readonly moments: readonly Moment[];
  readonly sources: readonly Source[];
  readonly text: RowText;
}

/**
 * A timeline in the author's order: a caption that names the zone, then a table where every event is one line, and a list
 * where one holds more. Where there are several days, each has its heading; what stands before the first dated event is
 * above it.
 */
export function writeTimeline(node: Node, context: WriteContext): BlockContent[] {
  const events = rowsOf(node)
    .map((row) => eventText(row, context))
    .filter((event) => !isEmptyEvent(event));
  if (events.length === 0) return [];
  const { caption, groups, hasHeadings } = layOut(events, context.zone);
  const form = events.every(fitsTable) ? eventTable : eventList;
  return [
    writeCaption(caption),
    ...groups.flatMap((group) => [
      ...(hasHeadings ? dayHeading(group.day, context) : []),
      ...form(group, context),
    ]),
  ];
}

function eventText(row: Node, context: WriteContext): EventText {
  const { happened, known, moments, sources } = row.attrs as EventAttributes;
  return {
    happened: tidyTime(happened, context.zone),
    known: tidyTime(known, context.zone),
    moments,
    sources: sources.flatMap((source) => tidySource(source) ?? []),
    text: writeRow(row, context),
  };
}

function isEmptyEvent({ happened, known, moments, sources, text: words }: EventText): boolean {
  return (
    isEmptyRow(words) && happened === null && known === null && moments.length === 0 && sources.length === 0
  );
}

/** A headline that begins like a moment would be read as one; in a list its place behind the label tells. */
function fitsTable({ text: words, moments, sources }: EventText): boolean {
  const lead = moments.length === 0 ? readLabel(words.headline) : null;
  const isMoment = lead !== null && readMoments(lead.label) !== null;
  return words.isOneLine && !isMoment && fitsLine(writeSources(sources));
}

function dayHeading(day: string | null, { level }: WriteContext): BlockContent[] {
  return day === null ? [] : [{ type: 'heading', depth: toDepth(level + 1), children: [text(dayName(day))] }];
}

function eventTable({ day, rows }: DayGroup<EventText>, { zone }: WriteContext): BlockContent[] {
  const timeCell = (time: WrittenTime | null): PhrasingContent[] =>
    time === null ? [] : [text(printTimeText(time, { zone, day }).words)];
  return columnTable(rows, [
    { head: 'Time', cell: ({ happened }) => timeCell(happened), isRequired: true },
    { head: 'Event', cell: eventCell, isRequired: true },
    { head: 'Known at', cell: ({ known }) => timeCell(known) },
    { head: 'Source', cell: ({ sources }) => writeSources(sources) },
  ]);
}

function eventCell({ moments, text: { headline } }: EventText): PhrasingContent[] {
  return moments.length === 0 ? headline : writeLabel(writeMoments(moments), headline);
}

function eventList({ day, rows }: DayGroup<EventText>, { zone }: WriteContext): BlockContent[] {
  const timeWords = (time: WrittenTime): string => printTimeText(time, { zone, day }).words;
  const items = rows.map(({ happened, known, moments, sources, text: words }) => {
    const label = [
      happened === null ? undated : timeWords(happened),
      ...(moments.length === 0 ? [] : [writeMoments(moments)]),
    ];
    const facts: Fact[] = [
      ...(known === null ? [] : [{ name: 'Known at', value: [text(timeWords(known))] }]),
      ...sources.map((source) => ({ name: 'Source', value: writeSource(source) })),
    ];
    return rowItem(label.join(timeSeparator), words, facts);
  });
  return [makeList(items, null)];
}

/** The timeline of a form; null where something in it is none of ours. */
export function readTimeline(
  form: Extract<Form, { kind: 'timeline' }>,
  context: StructureContext,
): NodeJSON | null {
  const { zones } = form.caption;
  const read = (zone: string): readonly NodeJSON[] | null => {
    const rows = form.days.flatMap(({ day, rows: group }) => readEvents(group, day, { ...context, zone }));
    if (!rows.every((row) => row !== null)) return null;
    const times = rows.flatMap((row) => [timeOf(row, 'happened'), timeOf(row, 'known')]);
    const isOurClock = zones === '' || sameList(offsetsIn(zones), offsetsIn(zoneNames(times, zone)));
    return isOurClock ? rows : null;
  };
  const [offset = '', ...others] = offsetsIn(zones);
  // Written on another clock than the document's: that clock, where it is one.
  const content = read(context.zone) ?? (offset === '' || others.length > 0 ? null : read(zoneOf(offset)));
  return content === null ? null : { type: 'timeline', content };
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);

/** "+05:30" of "UTC+5:30" */
export function zoneOf(offset: string): string {
  const [, sign = '', hours = '', minutes = '00'] = /^UTC([+−])(\d+)(?::(\d+))?$/u.exec(offset) ?? [];
  return sign === '' ? 'UTC' : `${sign === '−' ? '-' : '+'}${hours.padStart(2, '0')}:${minutes}`;
}

function timeOf({ attrs }: NodeJSON, name: 'happened' | 'known'): WrittenTime | null {
  return (attrs?.[name] ?? null) as WrittenTime | null;
}

function readEvents(
  rows: Table | List,
  day: string | null,
  context: StructureContext,
): readonly (NodeJSON | null)[] {
  const place = { zone: context.zone, day };
  const time = (nodes: readonly PhrasingContent[] | undefined): WrittenTime | null | undefined => {
    if (nodes === undefined) return null;
    const words = plainValue(nodes);
    return words === null ? undefined : readTimeText(words, place);
  };
  if (rows.type === 'table') {
    return readColumns(rows).map((cells) => {
      const happened = time(cells.get('Time'));
      const known = time(cells.get('Known at'));
      const sources = cells.has('Source') ? readSources(cells.get('Source') ?? []) : [];
      if (happened === undefined || known === undefined || sources === null) return null;
      const cell = cells.get('Event') ?? [];
      const lead = readLabel(cell);
      const moments = lead === null ? null : readMoments(lead.label);
      const line = lead === null || moments === null ? cell : lead.line;
      const attrs = { id: context.newId(), happened, known, moments: moments ?? [], sources };
      return readRow('event', attrs, line, [], context);
    });
  }
  return rows.children.map((item) => {
    const { label, line, rest, facts, whys } = readItem(item);
    const named = (name: string) => facts.filter((fact) => fact.name === name);
    const knownAt = named('Known at');
    const known = time(knownAt[0]?.value);
    const sources = named('Source').map(({ value }) => readSource(value));
    const isOurs = whys === null && knownAt.length <= 1 && knownAt.length + sources.length === facts.length;
    if (!isOurs || known === undefined || !sources.every((source) => source !== null)) return null;
    const attrs = { id: context.newId(), ...readEventLabel(label, place), known, sources };
    return readRow('event', attrs, line, rest, context);
  });
}

function readEventLabel(
  label: string,
  place: { readonly zone: string; readonly day: string | null },
): { readonly happened: WrittenTime | null; readonly moments: readonly Moment[] } {
  const at = label.lastIndexOf(timeSeparator);
  const moments = at === -1 ? null : readMoments(label.slice(at + timeSeparator.length));
  const words = moments === null ? label : label.slice(0, at);
  return { happened: words === undated ? null : readTimeText(words, place), moments: moments ?? [] };
}
