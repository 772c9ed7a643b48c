import type { EventKind } from '../../../document/vocabulary';
import { furtherBlocks, plainBlocks } from '../body';
import { fieldsIn, firstText, textIn, valueIn, type Fields } from '../json-fields';
import type { Draft } from '../system-reading';
import type { SystemTimes } from '../system-times';
import { agentOf, capitalised, joined, placeOf, summariesIn } from './entries';

/** Kinds by the last word of an event's type; what is not here changes something about the incident. */
const kinds: Readonly<Record<string, EventKind>> = {
  triggered: 'alert',
  trigger: 'alert',
  annotated: 'note',
  status_update_published: 'communication',
};

/** What a webhook of version 3 says: `incident.acknowledged` with the incident, note, update or responder it is about. */
export function readWebhook(event: Fields, times: SystemTimes): Draft {
  const data = fieldsIn(event, 'data');
  const type = textIn(event, 'event_type');
  const incident = fieldsIn(data, 'incident');
  const title = firstText(data, 'title', 'summary') || textIn(incident, 'summary');
  const said = firstText(data, 'content', 'message');
  const about = aboutOf(type, data);
  const headline = joined([
    wordsOf(type),
    about,
    about === '' && said !== '' ? said : '',
    said === '' ? title : '',
  ]);
  return {
    id: textIn(event, 'id'),
    happened: times.read(valueIn(event, 'occurred_at')),
    ...agentOf(fieldsIn(event, 'agent')),
    channel: placeOf(data),
    link: firstText(data, 'html_url') || textIn(incident, 'html_url'),
    kind: kindOf(type),
    body: [
      ...plainBlocks(headline),
      ...furtherBlocks(about === '' ? '' : said),
      ...furtherBlocks(said === '' || title === '' ? '' : `Incident: ${title}`),
    ],
  };
}

/** Whom or what an event adds or sets. */
function aboutOf(type: string, data: Fields): string {
  if (/(?:reassigned|delegated)$/u.test(type)) return summariesIn(data, 'assignees');
  if (type.endsWith('priority_updated')) return textIn(fieldsIn(data, 'priority'), 'summary');
  return textIn(fieldsIn(data, 'user'), 'summary');
}

/** Versions 1 and 2, which call the event by `type` and by `event`. */
export function readOldWebhook(message: Fields, times: SystemTimes): Draft {
  const type = firstText(message, 'event', 'type');
  const inside = fieldsIn(fieldsIn(message, 'data'), 'incident');
  const incident = Object.keys(inside).length > 0 ? inside : fieldsIn(message, 'incident');
  const trigger = fieldsIn(incident, 'trigger_summary_data');
  return {
    id: textIn(message, 'id'),
    happened: times.read(valueIn(message, 'created_on')),
    channel: placeOf(incident),
    link: textIn(incident, 'html_url'),
    kind: kindOf(type),
    body: plainBlocks(
      joined([
        wordsOf(type),
        firstText(incident, 'title', 'summary', 'description') ||
          firstText(trigger, 'subject', 'description'),
      ]),
    ),
  };
}

/** "incident.responder.added" → "Incident responder added" */
function wordsOf(type: string): string {
  return capitalised(type.replace(/[._]/gu, ' '));
}

function kindOf(type: string): EventKind | '' {
  const last = type.slice(type.lastIndexOf('.') + 1);
  const kind = Object.hasOwn(kinds, last) ? kinds[last] : undefined;
  return kind ?? (type.startsWith('incident.') ? 'action' : '');
}
