import type { Node } from '@tiptap/pm/model';
import type { Element, ElementContent } from 'hast';

import type { EventAttributes } from '../../document/nodes/timeline';
import type { Source } from '../../document/source';
import { isSafeLink } from '../../document/urls';
import { label, moments, toneOf, type Moment } from '../../document/vocabulary';
import { zoneNames } from '../../markdown/times';
import { readMoments } from '../../timeline/moments';
import { inTimeOrder } from '../../timeline/order';
import type { HtmlContext } from './context';
import { childrenOf, h, type Child } from './element';
import { headLine, isEmptyRow, splitRows, type RowText } from './rows';
import { dayIn, writeDay, writeTime } from './times';

interface EventText {
  readonly attributes: EventAttributes;
  readonly text: RowText;
}

/**
 * A timeline in time order: the zone named first, then a list of events under a heading for each day. A source that all
 * events have in common is said once, under them.
 * @param level of the heading that the timeline stands under
 */
export function writeTimeline(node: Node, context: HtmlContext, level: number): ElementContent[] {
  const { rows, unknown } = splitRows(node, context);
  const all = rows.map(({ node: row, text }) => ({ attributes: row.attrs as EventAttributes, text }));
  const events = inTimeOrder(all.filter((row) => !isEmptyRow(row.text) || row.attributes.happened !== null));
  if (events.length === 0) return unknown;

  const days = byDay(events, context.zone);
  const dated = days.flatMap(({ day }) => day ?? []);
  const several = new Set(dated).size > 1;
  const shared = sharedSources(events);
  const list = (of: readonly EventText[]) => eventList(of, shared === null, context);
  return [
    ...caption(events, several ? undefined : dated[0], context),
    ...(several
      ? days.flatMap(({ day, events: ofDay }) => [
          ...(day === null ? [] : [h(`h${Math.min(6, level + 1)}`, { className: ['day'] }, writeDay(day))]),
          list(ofDay),
        ])
      : [list(events)]),
    ...(shared === null ? [] : [sourceLine('Source of all events', shared)]),
    ...unknown,
  ];
}

function caption(
  events: readonly EventText[],
  day: string | undefined,
  { zone }: HtmlContext,
): readonly Element[] {
  const times = events.flatMap(({ attributes }) => [attributes.happened, attributes.known]);
  const zones = zoneNames(times, zone);
  const parts: readonly Child[] = [
    ...(day === undefined ? [] : [writeDay(day), '. ']),
    zones === '' ? '' : `All times ${zones}.`,
  ];
  return childrenOf(parts).length === 0 ? [] : [h('p', { className: ['zone'] }, ...parts)];
}

interface Day {
  /** Null for what stands before the first dated event. */
  readonly day: string | null;
  readonly events: readonly EventText[];
}

function byDay(events: readonly EventText[], zone: string): readonly Day[] {
  const days: { readonly day: string | null; readonly events: EventText[] }[] = [];
  for (const event of events) {
    const own = dayIn(event.attributes.happened, zone);
    const last = days.at(-1);
    if (last !== undefined && (own === null || own === last.day)) last.events.push(event);
    else days.push({ day: own, events: [event] });
  }
  return days;
}

function eventList(events: readonly EventText[], withSources: boolean, context: HtmlContext): Element {
  const hurts = impactOf(context);
  return h(
    'ol',
    { className: ['events'] },
    events.map(({ attributes, text }) => {
      const { happened, known, sources } = attributes;
      const marked = moments.filter((moment) => attributes.moments.includes(moment));
      const [first] = marked;
      return h(
        'li',
        {
          className: [
            'event',
            ...(hurts(attributes) ? ['hurts'] : []),
            ...(first === undefined ? [] : ['marked', toneOf(first)]),
          ],
        },
        h(
          'div',
          { className: ['when'] },
          happened === null ? null : writeTime(happened, context.zone, 'none'),
        ),
        h(
          'div',
          { className: ['what'] },
          headLine(text),
          marked.length === 0 ? null : momentLine(marked),
          text.rest,
          known === null ? null : knownLine(attributes, context),
          withSources && sources.length > 0 ? sourceLine('Source', sources) : null,
        ),
      );
    }),
  );
}

function momentLine(marked: readonly Moment[]): Element {
  return h(
    'p',
    { className: ['moments'] },
    marked.flatMap((moment, index) => [
      index === 0 ? '' : ' ',
      h('span', { className: ['chip', toneOf(moment)] }, label(moment)),
    ]),
  );
}

/** When responders knew of it, with the day where it is another one than that of the event. */
function knownLine({ happened, known }: EventAttributes, { zone }: HtmlContext): Element | null {
  if (known === null) return null;
  const sameDay = dayIn(known, zone) === dayIn(happened, zone);
  return h('p', { className: ['aside'] }, 'Known at ', writeTime(known, zone, sameDay ? 'none' : 'short'));
}

/** Whether an event lies in the impact: from its first start to its last end, or to the last event while none is known. */
function impactOf({ doc }: HtmlContext): (event: EventAttributes) => boolean {
  const found = readMoments(doc);
  const from = found.get('impact-started')?.at.earliest;
  const to = found.get('impact-ended')?.at.latest ?? Number.POSITIVE_INFINITY;
  return ({ happened }) => {
    const start = happened?.start ?? null;
    return from !== undefined && start !== null && start >= from && start < to;
  };
}

function sharedSources(events: readonly EventText[]): readonly Source[] | null {
  const [first] = events;
  if (first === undefined || events.length < 3 || first.attributes.sources.length === 0) return null;
  const key = JSON.stringify(first.attributes.sources);
  return events.every((event) => JSON.stringify(event.attributes.sources) === key)
    ? first.attributes.sources
    : null;
}

function sourceLine(name: string, sources: readonly Source[]): Element {
  return h(
    'p',
    { className: ['aside'] },
    `${name}: `,
    sources.map((source, index) => [index === 0 ? '' : '; ', ...sourceWords(source)]),
  );
}

function sourceWords({ system, id, link, author }: Source): readonly Child[] {
  const words = [system, id].filter(Boolean).join(' ') || link;
  const named = link !== '' && isSafeLink(link) ? h('a', { href: link }, words) : words;
  return [named, author === '' ? '' : `, ${author}`];
}
