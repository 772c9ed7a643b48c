import type { EventKind } from '../../../document/vocabulary';
import { furtherBlocks, plainBlocks } from '../body';
import { fieldsIn, firstText, textIn, textsIn, valueIn, type Fields } from '../json-fields';
import type { Draft } from '../system-reading';
import type { SystemTimes } from '../system-times';

/** What kind of event a log entry is, by its type without "_log_entry". A notification tells somebody something. */
const kinds: Readonly<Record<string, EventKind>> = {
  trigger: 'alert',
  acknowledge: 'action',
  unacknowledge: 'action',
  annotate: 'note',
  assign: 'action',
  delegate: 'action',
  escalate: 'action',
  exhaust_escalation_path: 'note',
  repeat_escalation_path: 'note',
  notify: 'communication',
  reach_ack_limit: 'note',
  reach_trigger_limit: 'note',
  resolve: 'action',
  snooze: 'action',
  urgency_change: 'action',
  field_value_change: 'note',
  custom_field_value_change: 'note',
};

export function readLogEntry(entry: Fields, times: SystemTimes): Draft {
  const type = textIn(entry, 'type').replace(/_log_entry$/u, '');
  const incident = fieldsIn(entry, 'incident');
  const channel = fieldsIn(entry, 'channel');
  const said = [
    firstText(entry, 'summary') || capitalised(type.replaceAll('_', ' ')),
    textIn(entry, 'note'),
    // The note of an annotation, the words of a trigger.
    ['annotate', 'trigger'].includes(type) ? firstText(channel, 'summary', 'subject', 'description') : '',
    textIn(fieldsIn(entry, 'event_details'), 'description'),
  ];
  return {
    id: textIn(entry, 'id'),
    happened: times.read(valueIn(entry, 'created_at')),
    ...agentOf(fieldsIn(entry, 'agent')),
    channel: placeOf(entry),
    link: firstText(entry, 'html_url') || textIn(incident, 'html_url'),
    kind: (Object.hasOwn(kinds, type) ? kinds[type] : undefined) ?? '',
    body: plainBlocks(joined(said)),
  };
}

export function readAlert(alert: Fields, times: SystemTimes): Draft {
  const body = fieldsIn(alert, 'body');
  const details = valueIn(body, 'details');
  const severity = textIn(alert, 'severity');
  return {
    id: textIn(alert, 'id'),
    happened: times.read(valueIn(alert, 'created_at')),
    bot: true,
    channel: placeOf(alert),
    link: textIn(alert, 'html_url'),
    kind: 'alert',
    body: [
      ...plainBlocks(firstText(alert, 'summary', 'alert_key')),
      ...furtherBlocks(severity === '' ? '' : `Severity: ${severity}`),
      ...furtherBlocks(typeof details === 'string' ? details : facts(fieldsIn(body, 'details'))),
    ],
  };
}

/** "key: value" a line; what is no text and no number stays in the raw record. */
function facts(details: Fields): string {
  const lines = Object.entries(details).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  );
  return lines.map(([name, value]) => `${name}: ${String(value)}`).join('\n');
}

export function readNote(note: Fields, times: SystemTimes): Draft {
  const updated = textIn(note, 'updated_at');
  return {
    id: textIn(note, 'id'),
    happened: times.read(valueIn(note, 'created_at')),
    ...agentOf(fieldsIn(note, 'user')),
    link: textIn(note, 'html_url'),
    kind: 'note',
    edited: updated !== '' && updated !== textIn(note, 'created_at'),
    body: plainBlocks(textIn(note, 'content')),
  };
}

/** An incident as it stands: what it says of the past is that it was triggered. Its log entries say the rest. */
export function readIncident(incident: Fields, times: SystemTimes): Draft {
  return {
    id: textIn(incident, 'id'),
    happened: times.read(valueIn(incident, 'created_at')),
    channel: placeOf(incident),
    link: textIn(incident, 'html_url'),
    kind: 'alert',
    body: plainBlocks(firstText(incident, 'summary', 'title', 'description')),
  };
}

/** Who did it: a user, or a service, an integration, a rule, which are programs. */
export function agentOf(agent: Fields): { readonly person: string; readonly bot: boolean } {
  const type = textIn(agent, 'type');
  return {
    person: firstText(agent, 'summary', 'name'),
    bot: type !== '' && !/^user(?:_reference)?$/u.test(type),
  };
}

/** "service web", else what the incident is called. */
export function placeOf(entry: Fields): string {
  const incident = fieldsIn(entry, 'incident');
  const service = serviceName(entry) || serviceName(incident);
  return service === '' ? textIn(incident, 'summary') : `service ${service}`;
}

function serviceName(owner: Fields): string {
  return firstText(fieldsIn(owner, 'service'), 'summary', 'name');
}

/** The parts that say something, each once: "Note added by Ada: rolled back". */
export function joined(parts: readonly string[]): string {
  const said = [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== '');
  return said
    .filter((part, index) => !said.slice(0, index).some((before) => before.includes(part)))
    .join(': ');
}

export function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Names of what a list refers to. */
export function summariesIn(fields: Fields, name: string): string {
  const list = valueIn(fields, name);
  const texts = textsIn(fields, name);
  const objects = Array.isArray(list) ? list.map((value: unknown) => summaryOf(value)) : [];
  return [...texts, ...objects].filter((part) => part !== '').join(', ');
}

function summaryOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? firstText(value as Fields, 'summary', 'name') : '';
}
