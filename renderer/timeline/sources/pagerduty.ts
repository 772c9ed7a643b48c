import type { SourceFormat } from './format';
import { fieldsIn, fieldsOf, listIn, textIn, valueIn, type Fields } from './json-fields';
import { readAlert, readIncident, readLogEntry, readNote } from './pagerduty/entries';
import { readWebhook, readOldWebhook } from './pagerduty/webhooks';
import { readSystem, type Draft, type Element, type NoEvent } from './system-reading';
import type { SystemTimes } from './system-times';

/**
 * PagerDuty: log entries, alerts, notes and incidents as its API lists them, and what its webhooks send (versions 1 to 3).
 * Shapes: https://github.com/PagerDuty/api-schema, https://developer.pagerduty.com/docs/webhooks-overview.
 */
export const pagerdutyFormat: SourceFormat = {
  id: 'pagerduty',
  label: 'PagerDuty log entries',
  matches: ({ json }) =>
    entriesOf(Array.isArray(json) ? json.slice(0, 20) : json).some(looksLikeEntry)
      ? 1
      : isEmptyList(json)
        ? 0.6
        : 0,
  read: ({ json, name }, context) => {
    const entries = entriesOf(json);
    if (entries.length === 0 && !Array.isArray(json) && !isEmptyList(json)) {
      return { refused: `${name} holds no PagerDuty log entries, alerts or notes.` };
    }
    return readSystem(
      { format: 'pagerduty', system: 'PagerDuty', elements: entries.map(elementOf) },
      context,
    );
  },
};

type Shape = 'log entry' | 'alert' | 'note' | 'incident' | 'event' | 'message';

interface Entry {
  readonly value: unknown;
  readonly place: string;
  readonly shape: Shape | null;
}

/** Lists of an answer, and the shape of what is in them. */
const lists = {
  log_entries: 'log entry',
  alerts: 'alert',
  notes: 'note',
  incidents: 'incident',
} as const;

const readers: Readonly<Record<Shape, (fields: Fields, times: SystemTimes) => Draft>> = {
  'log entry': readLogEntry,
  alert: readAlert,
  note: readNote,
  incident: readIncident,
  event: readWebhook,
  message: readOldWebhook,
};

function elementOf({ place, shape, value }: Entry): Element {
  const read = (fields: Fields, times: SystemTimes): Draft | NoEvent =>
    shape === null ? { reason: 'is no log entry, alert, note or incident' } : readers[shape](fields, times);
  return { value, place, read };
}

function entriesOf(json: unknown): readonly Entry[] {
  if (Array.isArray(json)) {
    return json.flatMap((value: unknown, index) => {
      const nested = fieldsOf(value);
      const answers = nested === null || shapeOf(nested) !== null ? [] : entriesOf(nested);
      return answers.length > 0 ? answers : [entryOf(value, `entry ${index + 1}`)];
    });
  }
  const answer = fieldsOf(json);
  if (answer === null) return [];
  const listed = Object.entries(lists).flatMap(([name, shape]) =>
    listIn(answer, name).map((value, index): Entry => ({ value, place: `${shape} ${index + 1}`, shape })),
  );
  const single = ['log_entry', 'alert', 'note', 'incident', 'event'].flatMap((name): Entry[] => {
    const value = valueIn(answer, name);
    return fieldsOf(value) === null ? [] : [{ value, place: spaced(name), shape: spaced(name) as Shape }];
  });
  const sent = listIn(answer, 'messages').flatMap(messagesOf);
  const all = [...listed, ...single, ...sent];
  return all.length > 0 || shapeOf(answer) === null ? all : [entryOf(answer, 'entry 1')];
}

const spaced = (name: string): string => name.replaceAll('_', ' ');

/** Webhooks of version 2 carry log entries; where one has none, it is itself what happened. */
function messagesOf(value: unknown, index: number): readonly Entry[] {
  const place = `message ${index + 1}`;
  const message = fieldsOf(value);
  const entries = message === null ? [] : listIn(message, 'log_entries');
  if (entries.length === 0) return [{ value, place, shape: 'message' }];
  return entries.map((entry, number) => ({
    value: entry,
    place: `${place}, log entry ${number + 1}`,
    shape: 'log entry',
  }));
}

function entryOf(value: unknown, place: string): Entry {
  const fields = fieldsOf(value);
  const event = fields === null ? null : fieldsOf(valueIn(fields, 'event'));
  if (event !== null) return { value: event, place, shape: 'event' };
  return { value, place, shape: fields === null ? null : shapeOf(fields) };
}

function shapeOf(fields: Fields): Shape | null {
  const type = textIn(fields, 'type');
  if (type.endsWith('_log_entry')) return 'log entry';
  if (type === 'alert' || type === 'incident') return type;
  if (textIn(fields, 'event_type') !== '' && Object.hasOwn(fields, 'occurred_at')) return 'event';
  if (
    Object.hasOwn(fields, 'content') &&
    Object.hasOwn(fields, 'user') &&
    Object.hasOwn(fields, 'created_at')
  ) {
    return 'note';
  }
  return null;
}

/** Others call their lists alerts and events too: something of PagerDuty's own has to be in them. */
function looksLikeEntry({ shape, value }: Entry): boolean {
  const fields = fieldsOf(value);
  if (fields === null || shape === null) return false;
  switch (shape) {
    case 'message': {
      const name = textIn(fields, 'event') || textIn(fields, 'type');
      return name.startsWith('incident.') && Object.hasOwn(fields, 'created_on');
    }
    case 'alert':
      return textIn(fields, 'type') === 'alert' && Object.hasOwn(fields, 'alert_key');
    case 'incident':
      return Object.hasOwn(fields, 'incident_number') && Object.hasOwn(fields, 'service');
    case 'event':
      return shapeOf(fields) === 'event' && textIn(fields, 'resource_type') !== '';
    case 'note':
      return shapeOf(fields) === 'note' && textIn(fieldsIn(fields, 'user'), 'type').endsWith('_reference');
    case 'log entry':
      return shapeOf(fields) === 'log entry';
  }
}

function isEmptyList(json: unknown): boolean {
  const list = valueIn(fieldsOf(json) ?? {}, 'log_entries');
  return Array.isArray(list) && list.length === 0;
}
