import { furtherBlocks, plainBlocks } from './body';
import { exactDigits, parseExactly, printExactly } from './exact-json';
import type { SourceFormat } from './format';
import { fieldsIn, fieldsOf, firstText, listIn, textIn, textsIn, valueIn, type Fields } from './json-fields';
import { readSystem, type Draft, type Element, type NoEvent } from './system-reading';
import type { SystemTimes } from './system-times';
import type { EventKind } from '../../document/vocabulary';

/**
 * Opsgenie: logs, notes and alerts as its API lists them, and what its webhooks send.
 * Shapes: https://docs.opsgenie.com/docs/alert-api, https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data.
 */
export const opsgenieFormat: SourceFormat = {
  id: 'opsgenie',
  label: 'Opsgenie alerts and logs',
  matches: ({ json }) => Math.max(0, ...listOf(json).slice(0, 20).map(likeness)),
  read: (input, context) => {
    const list = listOf(parseExactly(input.text) ?? input.json);
    const isList = [input.json, fieldsOf(input.json)?.['data']].some(Array.isArray);
    if (list.length === 0 && !isList) return { refused: `${input.name} holds no Opsgenie alerts or logs.` };
    const elements = list.map((value, index): Element => ({
      value,
      place: `entry ${index + 1}`,
      read: readEntry,
    }));
    return readSystem({ format: 'opsgenie', system: 'Opsgenie', elements, print: printExactly }, context);
  },
};

function listOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  const fields = fieldsOf(json);
  if (fields === null) return [];
  const data = valueIn(fields, 'data');
  if (Array.isArray(data)) return listIn(fields, 'data');
  return fieldsOf(data) === null ? [fields] : [data];
}

type Shape = 'webhook' | 'log' | 'note' | 'alert';

function shapeOf(fields: Fields): Shape | null {
  if (textIn(fields, 'action') !== '' && fieldsOf(valueIn(fields, 'alert')) !== null) return 'webhook';
  if (!Object.hasOwn(fields, 'createdAt')) return null;
  if (typeof valueIn(fields, 'log') === 'string') return 'log';
  if (typeof valueIn(fields, 'message') === 'string') return 'alert';
  return typeof valueIn(fields, 'note') === 'string' ? 'note' : null;
}

function likeness(value: unknown): number {
  const fields = fieldsOf(value);
  const shape = fields === null ? null : shapeOf(fields);
  if (fields === null || shape === null) return 0;
  switch (shape) {
    case 'webhook':
      return textIn(fieldsIn(fields, 'alert'), 'alertId') === '' ? 0 : 1;
    case 'log':
      return 0.95;
    case 'alert':
      return Object.hasOwn(fields, 'tinyId') ? 0.95 : 0;
    case 'note':
      return Object.hasOwn(fields, 'owner') ? 0.9 : 0;
  }
}

function readEntry(fields: Fields, times: SystemTimes): Draft | NoEvent {
  switch (shapeOf(fields)) {
    case 'webhook':
      return readWebhook(fields, times);
    case 'log':
      return readLog(fields, times, 'log', '');
    case 'note':
      return readLog(fields, times, 'note', 'note');
    case 'alert':
      return readAlert(fields, times);
    case null:
      return { reason: 'is no alert, log or note' };
  }
}

const timeIn = (fields: Fields, name: string, times: SystemTimes) =>
  times.read(exactDigits(valueIn(fields, name)));

/** The place in the list, which Opsgenie calls offset, is all that tells logs apart. */
function readLog(fields: Fields, times: SystemTimes, field: 'log' | 'note', kind: EventKind | ''): Draft {
  const owner = textIn(fields, 'owner');
  return {
    id: firstText(fields, 'id', 'offset'),
    happened: timeIn(fields, 'createdAt', times),
    person: owner,
    bot: owner === 'System',
    kind,
    body: plainBlocks(textIn(fields, field)),
  };
}

function readAlert(fields: Fields, times: SystemTimes): Draft {
  return {
    id: firstText(fields, 'id', 'alertId'),
    happened: timeIn(fields, 'createdAt', times),
    person: textIn(fields, 'source'),
    bot: true,
    channel: placeOf(fields),
    kind: 'alert',
    body: [
      ...plainBlocks(textIn(fields, 'message')),
      ...furtherBlocks(textIn(fields, 'description')),
      ...furtherBlocks(tagsOf(fields)),
    ],
  };
}

/** Actions of webhooks in words, and what kind of event they are. Others are shown under their own name. */
const actions: Readonly<Record<string, readonly [words: string, kind: EventKind | '']>> = {
  Create: ['Alert created', 'alert'],
  Acknowledge: ['Alert acknowledged', 'action'],
  UnAcknowledge: ['Alert no longer acknowledged', 'action'],
  AddNote: ['Note', 'note'],
  AssignOwnership: ['Alert assigned', 'action'],
  TakeOwnership: ['Alert taken over', 'action'],
  AddRecipient: ['Recipient added', 'action'],
  AddResponder: ['Responder added', 'action'],
  AddTeam: ['Team added', 'action'],
  AddTags: ['Tags added', 'note'],
  RemoveTags: ['Tags removed', 'note'],
  Escalate: ['Alert escalated', 'action'],
  EscalateNext: ['Alert escalated', 'action'],
  Snooze: ['Alert snoozed', 'action'],
  Close: ['Alert closed', 'action'],
  Delete: ['Alert deleted', 'action'],
};

/** An alert's own time is when it was created; when something else was done to it stands in `updatedAt`, in nanoseconds. */
function readWebhook(fields: Fields, times: SystemTimes): Draft {
  const alert = fieldsIn(fields, 'alert');
  const action = textIn(fields, 'action');
  const [words, kind] = (Object.hasOwn(actions, action) ? actions[action] : undefined) ?? [action, ''];
  const person = firstText(alert, 'username', 'userFullName');
  const [note, message] = [textIn(alert, 'note'), textIn(alert, 'message')];
  const headline = [words, changedOf(fields, action), note || message]
    .filter((part) => part !== '')
    .join(': ');
  return {
    id: '',
    happened: timeIn(alert, action === 'Create' ? 'createdAt' : 'updatedAt', times),
    person,
    bot: person === 'System',
    channel: placeOf(alert),
    kind,
    body: [
      ...plainBlocks(headline),
      ...furtherBlocks(note === '' || message === '' ? '' : `Alert: ${message}`),
    ],
  };
}

/** Whom or what an action added. */
function changedOf(fields: Fields, action: string): string {
  const alert = fieldsIn(fields, 'alert');
  switch (action) {
    case 'AddTags':
      return textIn(alert, 'addedTags');
    case 'RemoveTags':
      return textIn(alert, 'removedTags');
    case 'AssignOwnership':
    case 'TakeOwnership':
      return textIn(alert, 'owner');
    case 'AddRecipient':
      return textIn(alert, 'recipient');
    case 'AddTeam':
      return textIn(alert, 'team');
    case 'Escalate':
    case 'EscalateNext':
      return textIn(fields, 'escalationName');
    default:
      return '';
  }
}

function tagsOf(fields: Fields): string {
  const tags = textsIn(fields, 'tags').filter((tag) => tag.trim() !== '');
  return tags.length === 0 ? '' : `Tags: ${tags.join(', ')}`;
}

function placeOf(fields: Fields): string {
  const id = textIn(fields, 'tinyId');
  return id === '' ? '' : `alert #${id}`;
}
