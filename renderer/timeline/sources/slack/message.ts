import type { BlockContent } from 'mdast';

import { fieldsIn, firstText, objectsIn, textIn, valueIn, type Fields } from '../json-fields';
import type { Draft, NoEvent } from '../system-reading';
import type { SystemTimes } from '../system-times';
import { readAttachments, readBlocks, readFiles } from './extras';
import { readMrkdwn } from './mrkdwn';
import { nameOf, type SlackNames } from './names';

/** Subtypes of messages that say nothing about what they stand among. */
const comingsAndGoings: Readonly<Record<string, string>> = {
  channel_join: 'says only that somebody joined',
  group_join: 'says only that somebody joined',
  channel_leave: 'says only that somebody left',
  group_leave: 'says only that somebody left',
  bot_add: 'says only that an app was added',
  bot_remove: 'says only that an app was removed',
  bot_enable: 'says only that an app was enabled',
  bot_disable: 'says only that an app was disabled',
  channel_posting_permissions: 'says only who may post',
  tombstone: 'was deleted',
  message_deleted: 'says only that a message was deleted',
  message_replied: 'says only that a message has an answer',
};

/** Where a message stands. */
export interface SlackPlace {
  readonly names: SlackNames;
  /** "#incident-204"; '' where the file does not say. */
  readonly label: string;
}

/** A message of an export or of the API: https://docs.slack.dev/reference/events/message. */
export function readMessage(fields: Fields, place: SlackPlace, times: SystemTimes): Draft | NoEvent {
  const type = textIn(fields, 'type');
  if (type !== '' && type !== 'message') return { reason: `is of type "${type}", no message` };
  const subtype = textIn(fields, 'subtype');
  const reason = Object.hasOwn(comingsAndGoings, subtype) ? comingsAndGoings[subtype] : undefined;
  if (reason !== undefined) return { reason };
  // What the event says of an edit is the whole message as it is now.
  const isChange = subtype === 'message_changed';
  const message = isChange ? fieldsIn(fields, 'message') : fields;
  const ts = textIn(message, 'ts');
  const label = place.label || channelOf(message);
  const keyOf = (id: string): string => (id === '' || label === '' ? id : `${label} ${id}`);
  const parent = textIn(message, 'thread_ts');
  return {
    id: ts,
    key: keyOf(ts),
    happened: isTimestamp(ts) ? times.read(ts) : null,
    person: personOf(message, place.names),
    channel: label,
    link: textIn(message, 'permalink'),
    thread: parent === '' || parent === ts ? null : keyOf(parent),
    edited: isChange || valueIn(message, 'edited') instanceof Object,
    bot: isBot(message, place.names),
    body: blocksOf(message, place.names),
  };
}

/** Seconds since 1970, a point, and digits that tell messages of one second apart. */
export function isTimestamp(ts: string): boolean {
  return /^\d{9,11}(?:\.\d{1,9})?$/u.test(ts);
}

function blocksOf(message: Fields, names: SlackNames): BlockContent[] {
  return [...ownBlocks(message, names), ...readAttachments(message, names), ...readFiles(message)];
}

/** What people type has both forms; rich text is the exact one. What programs send has a text that sums its blocks up, or none. */
function ownBlocks(message: Fields, names: SlackNames): BlockContent[] {
  const isTyped = objectsIn(message, 'blocks').every((block) => textIn(block, 'type') === 'rich_text');
  const rich = isTyped ? readBlocks(message, names) : [];
  if (rich.length > 0) return rich;
  const written = readMrkdwn(textIn(message, 'text'), names);
  return written.length > 0 ? written : readBlocks(message, names);
}

/** Results of a search name the channel in the message. */
function channelOf(message: Fields): string {
  const name = textIn(fieldsIn(message, 'channel'), 'name');
  return name === '' ? '' : `#${name}`;
}

function personOf(message: Fields, names: SlackNames): string {
  const id = textIn(message, 'user');
  const known = names.people.get(id)?.name ?? nameOf(fieldsIn(message, 'user_profile'));
  if (known !== '') return known;
  const bot = fieldsIn(message, 'bot_profile');
  return firstText(message, 'username') || textIn(bot, 'name') || firstText(message, 'user', 'bot_id');
}

function isBot(message: Fields, names: SlackNames): boolean {
  const id = textIn(message, 'user');
  return (
    textIn(message, 'bot_id') !== '' ||
    textIn(message, 'subtype') === 'bot_message' ||
    names.people.get(id)?.bot === true
  );
}
