import type { SourceContext, SourceFormat, SourceInput, SourceReading, SourceRefusal } from './format';
import { compactJson, fieldsOf, listIn, textIn, valueIn, type Fields } from './json-fields';
import { isSlackArchive, openArchive } from './slack/archive';
import { isTimestamp, readMessage, type SlackPlace } from './slack/message';
import { noNames } from './slack/names';
import { readSystem, type Element } from './system-reading';

/**
 * Slack: an export (a ZIP), one file of it, or what the API answers (conversations.history, conversations.replies).
 * Shapes: https://slack.com/help/articles/220556107, https://docs.slack.dev/reference/methods/conversations.history.
 */
export const slackFormat: SourceFormat = {
  id: 'slack',
  label: 'Slack export',
  matches: (input) => {
    if (input.files.size > 0) return isSlackArchive([...input.files.keys()]) ? 1 : 0;
    const messages = messagesOf(input.json);
    if (messages === null) return 0;
    // What stands first may be anything; a few tell.
    return messages.slice(0, 20).some(looksLikeMessage) ? 0.95 : 0;
  },
  read: readSlack,
};

/**
 * In an export every address of a file ends in a token that opens all files of the workspace. A draft is given to
 * others, so this one thing is taken out of the raw record.
 */
const fileToken = /([?&](?:t|token)=xox[a-z]?-)[\w.-]+/gu;

const settings = {
  isInOrder: true,
  print: (value: unknown): string | null => compactJson(value)?.replace(fileToken, '$1…') ?? null,
};

function readSlack(input: SourceInput, context: SourceContext): SourceReading | SourceRefusal {
  if (input.files.size > 0) {
    const { files, names, skipped } = openArchive(input.files);
    const byLabel = new Map<string, Element[]>();
    for (const { label, messages, path } of files) {
      const elements = elementsOf(messages, { names, label }, path);
      const known = byLabel.get(label);
      if (known === undefined) byLabel.set(label, [...elements]);
      else for (const element of elements) known.push(element);
    }
    const elements = [...byLabel.values()].flatMap(inOrder);
    return readSystem({ format: 'slack', system: 'Slack', elements, skipped, ...settings }, context);
  }
  const messages = messagesOf(input.json);
  if (messages === null) return { refused: `${input.name} holds no list of Slack messages.` };
  const name = textIn(fieldsOf(input.json) ?? {}, 'name');
  const elements = elementsOf(messages, { names: noNames, label: name === '' ? '' : `#${name}` }, '');
  return readSystem({ format: 'slack', system: 'Slack', elements: inOrder(elements), ...settings }, context);
}

function messagesOf(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  const answer = fieldsOf(json);
  if (answer === null) return null;
  if (Array.isArray(valueIn(answer, 'messages'))) return listIn(answer, 'messages');
  return looksLikeMessage(answer) ? [answer] : null;
}

/** slackdump puts the answers to a message into it. */
function withReplies(messages: readonly unknown[]): readonly unknown[] {
  const replies = (value: unknown): readonly unknown[] =>
    listIn(fieldsOf(value) ?? {}, 'slackdump_thread_replies');
  return messages.some((value) => replies(value).length > 0)
    ? messages.flatMap((value) => [value, ...replies(value)])
    : messages;
}

function looksLikeMessage(value: unknown): boolean {
  const message = fieldsOf(value);
  if (message === null || !isTimestamp(textIn(message, 'ts'))) return false;
  return textIn(message, 'type') === 'message' || typeof valueIn(message, 'text') === 'string';
}

/** @param path of the file in an archive; '' for a file of its own */
function elementsOf(messages: readonly unknown[], place: SlackPlace, path: string): readonly Element[] {
  return withReplies(messages).map((value, index) => {
    const ts = tsOf(value);
    const named = ts === '' ? `message ${index + 1}` : `message ${ts}`;
    return {
      value,
      place: path === '' ? named : `${path}, ${named}`,
      read: (fields: Fields, times) => readMessage(fields, place, times),
    };
  });
}

function tsOf(value: unknown): string {
  const fields = fieldsOf(value);
  return fields === null ? '' : textIn(fields, 'ts');
}

/**
 * The messages of a conversation in time order; those without a time come last. Timestamps are compared as the decimals
 * they are: the digits behind the point count messages, and milliseconds would not tell them apart.
 */
function inOrder(elements: readonly Element[]): readonly Element[] {
  const keyed = elements.map((element) => ({ element, key: sortKey(tsOf(element.value)) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ element }) => element);
}

function sortKey(ts: string): string {
  if (!isTimestamp(ts)) return 'z';
  const [whole = '', fraction = ''] = ts.split('.');
  return `${whole.padStart(11, '0')}.${fraction.padEnd(9, '0')}`;
}
