import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';

import type { EventAttributes } from '../../document/nodes/timeline';
import { documentZone } from '../../document/read';
import { splitLeadingTime, type LeadingTime } from '../../time/parse';
import type { TimeAnswers, TimeContext } from '../../time/parsed-time';
import type { WrittenTime } from '../../time/written-time';
import { civilDateOf, isoDay, pad, timeOfDay } from '../../time/calendar';
import { wallAt } from '../../time/zone-clock';
import type { RowPlace } from './rows';

const minuteMs = 60_000;

export function happenedOf(event: Node): WrittenTime | null {
  return event.type.name === 'event' ? (event.attrs as EventAttributes).happened : null;
}

/** The time of the nearest event above `pos` that has an instant, across timelines. */
function timeAbove(doc: Node, pos: number): WrittenTime | null {
  let found: WrittenTime | null = null;
  doc.forEach((container, offset) => {
    if (offset >= pos || container.type.name !== 'timeline') return;
    container.forEach((event, inner) => {
      const time = happenedOf(event);
      if (offset + 1 + inner < pos && time !== null && time.start !== null) found = time;
    });
  });
  return found;
}

/** What a time typed into the event at `pos` takes from the document: its zone, and the date of the event above. */
export function timeContextAt(doc: Node, pos: number, answers: TimeAnswers = {}): TimeContext {
  const date: unknown = doc.attrs['incidentDate'];
  return {
    ...documentZone(doc),
    previous: timeAbove(doc, pos),
    incidentDate: typeof date === 'string' && date !== '' ? date : null,
    answers,
  };
}

/** The text of an event's headline, where each image or line break counts as one character, as positions do. */
export function headlineText(event: Node): string {
  const line = event.firstChild;
  if (line === null || !line.isTextblock || line.type.spec.code === true) return '';
  return line.textBetween(0, line.content.size, undefined, '\ufffc');
}

/** The time that an event's headline begins with; null where it begins with none. */
export function typedTime(doc: Node, event: RowPlace, answers?: TimeAnswers): LeadingTime | null {
  const text = event.name === 'event' ? headlineText(event.node) : '';
  return text === '' ? null : splitLeadingTime(text, timeContextAt(doc, event.pos, answers));
}

/** Moves the time at the start of a headline into `happened`: one single-attribute step, and the text goes. */
export function takeTime(tr: Transaction, event: RowPlace, time: WrittenTime, length: number): void {
  tr.setNodeAttribute(event.pos, 'happened', time);
  if (length > 0) tr.delete(event.pos + 2, event.pos + 2 + length);
}

/** The minute in which `now` (milliseconds UTC) falls, written as the clock of the document's zone shows it. */
export function stampedTime(doc: Node, now: number): WrittenTime {
  const { zone, zoneConfirmed } = documentZone(doc);
  const start = Math.floor(now / minuteMs) * minuteMs;
  const wall = wallAt(start, zone);
  const minutes = Math.floor(timeOfDay(wall) / minuteMs);
  return {
    start,
    end: null,
    precision: 'minute',
    written: `${isoDay(civilDateOf(wall))} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`,
    zone,
    inferred: zoneConfirmed ? [] : ['zone'],
  };
}
