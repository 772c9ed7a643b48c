import {
  fieldsIn,
  fieldsOf,
  firstText,
  idIn,
  listIn,
  objectsIn,
  textIn,
  valueIn,
  type Fields,
} from './json-fields';
import { furtherBlocks, plainBlocks } from './body';
import { htmlBlocks } from './html-text';
import type { SourceFormat } from './format';
import { readSystem, type Draft, type Element } from './system-reading';
import { isLater, type SystemTimes } from './system-times';

/**
 * Statuspage: the incidents (incidents.json, summary.json, the manage API) and the webhooks of a status page. Every
 * update of an incident is a record. Shapes: https://developer.statuspage.io.
 */
export const statuspageFormat: SourceFormat = {
  id: 'statuspage',
  label: 'Statuspage incidents',
  matches: ({ json }) => {
    const fields = fieldsOf(json);
    if (fields !== null && fieldsOf(valueIn(fields, 'component_update')) !== null) return 1;
    const incidents = incidentsOf(json);
    if (incidents.some((value) => Array.isArray(fieldsOf(value)?.['incident_updates']))) return 1;
    const isPage = fields !== null && textIn(fieldsIn(fields, 'page'), 'id') !== '';
    return isPage && Array.isArray(valueIn(fields, 'incidents')) ? 0.6 : 0;
  },
  read: ({ json, name }, context) => {
    // The newest incident and its newest update come first.
    const elements = [...incidentsOf(json).flatMap(elementsOf), ...componentElements(json)].toReversed();
    const isPage = Array.isArray(json) || Array.isArray(fieldsOf(json)?.['incidents']);
    if (elements.length === 0 && !isPage) return { refused: `${name} holds no Statuspage incidents.` };
    return readSystem({ format: 'statuspage', system: 'Statuspage', elements, isInOrder: true }, context);
  },
};

function incidentsOf(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  const fields = fieldsOf(json);
  if (fields === null) return [];
  if (Array.isArray(valueIn(fields, 'incident_updates'))) return [fields];
  const single = fieldsOf(valueIn(fields, 'incident'));
  return [
    ...(single === null ? [] : [single]),
    ...listIn(fields, 'incidents'),
    ...listIn(fields, 'scheduled_maintenances'),
  ];
}

/** The updates of an incident, or itself where it has none. */
function elementsOf(value: unknown, index: number): readonly Element[] {
  const incident = fieldsOf(value);
  const place = `incident ${(incident === null ? '' : idIn(incident, 'id')) || index + 1}`;
  const updates = incident === null ? [] : listIn(incident, 'incident_updates');
  if (incident === null || updates.length === 0) return [{ value, place, read: readIncident }];
  return updates.map((update, number): Element => ({
    value: update,
    place: `${place}, update ${idOf(update) || number + 1}`,
    read: (fields, times) => readUpdate(fields, incident, times),
  }));
}

function idOf(value: unknown): string {
  const fields = fieldsOf(value);
  return fields === null ? '' : idIn(fields, 'id');
}

function readIncident(incident: Fields, times: SystemTimes): Draft {
  return {
    id: idIn(incident, 'id'),
    happened: times.read(valueIn(incident, 'started_at') ?? valueIn(incident, 'created_at')),
    channel: textIn(incident, 'name'),
    link: textIn(incident, 'shortlink'),
    kind: 'communication',
    body: [...plainBlocks(labelled(textIn(incident, 'status'), textIn(incident, 'name')))],
  };
}

/** The time is the one that the page shows; when it was posted counts as known where that was later. */
function readUpdate(update: Fields, incident: Fields, times: SystemTimes): Draft {
  const shown = times.read(valueIn(update, 'display_at'));
  const created = times.read(valueIn(update, 'created_at'));
  const words = firstText(update, 'body') || textIn(incident, 'name');
  return {
    id: idIn(update, 'id'),
    happened: shown ?? created,
    known: isLater(shown, created) ? created : null,
    channel: textIn(incident, 'name'),
    link: textIn(incident, 'shortlink'),
    kind: 'communication',
    edited: false,
    body: [...htmlBlocks(labelled(textIn(update, 'status'), words)), ...furtherBlocks(componentsOf(update))],
  };
}

/** "Investigating: We are looking into …" */
function labelled(status: string, words: string): string {
  return [capitalised(status), words].filter((part) => part !== '').join(': ');
}

function capitalised(term: string): string {
  const words = spaced(term);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

const spaced = (term: string): string => term.replaceAll('_', ' ');

/** "Affected: API (operational → partial outage), Dashboard (major outage)" */
function componentsOf(update: Fields): string {
  const names = objectsIn(update, 'affected_components').flatMap((component) => {
    const name = textIn(component, 'name');
    return name === '' ? [] : [`${name}${changeOf(component)}`];
  });
  return names.length === 0 ? '' : `Affected: ${names.join(', ')}`;
}

function changeOf(fields: Fields): string {
  const states = [textIn(fields, 'old_status'), textIn(fields, 'new_status')].filter((state) => state !== '');
  const change = [...new Set(states)].map(spaced).join(' → ');
  return change === '' ? '' : ` (${change})`;
}

/** A webhook that tells of one component. */
function componentElements(json: unknown): readonly Element[] {
  const message = fieldsOf(json);
  const value = message === null ? undefined : valueIn(message, 'component_update');
  if (message === null || value === undefined) return [];
  const name = textIn(fieldsIn(message, 'component'), 'name');
  const read = (update: Fields, times: SystemTimes): Draft => ({
    id: idIn(update, 'id'),
    happened: times.read(valueIn(update, 'created_at')),
    channel: name,
    kind: 'communication',
    body: plainBlocks(`${name}${changeOf(update)}`),
  });
  return [{ value, place: 'component update', read }];
}
