import { htmlBlocks } from './html-text';
import type { SourceFormat } from './format';
import {
  fieldsIn,
  fieldsOf,
  firstText,
  idIn,
  listIn,
  textIn,
  textsIn,
  valueIn,
  type Fields,
} from './json-fields';
import { furtherBlocks, plainBlocks } from './body';
import { readSystem, type Draft, type Element, type NoEvent } from './system-reading';
import { rangeOf, type SystemTimes } from './system-times';

/**
 * Grafana: the annotations that GET /api/annotations lists, newest first, and the list of /apis that takes its place.
 * Shapes: https://grafana.com/docs/grafana/latest/developers/http_api/annotations/.
 */
export const grafanaFormat: SourceFormat = {
  id: 'grafana',
  label: 'Grafana annotations',
  matches: ({ json }) => (listOf(json)?.slice(0, 20).some(looksLikeAnnotation) === true ? 0.95 : 0),
  read: ({ json, name }, context) => {
    const list = listOf(json);
    if (list === null) return { refused: `${name} holds no list of Grafana annotations.` };
    const elements = list.map((value, index): Element => ({
      value,
      place: `annotation ${index + 1}`,
      read: readAnnotation,
    }));
    return readSystem({ format: 'grafana', system: 'Grafana', elements }, context);
  },
};

function listOf(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  const fields = fieldsOf(json);
  if (fields === null) return null;
  for (const name of ['annotations', 'items']) {
    if (Array.isArray(valueIn(fields, name))) return listIn(fields, name);
  }
  return looksLikeAnnotation(json) ? [json] : null;
}

/** A resource of /apis has its annotation in `spec`. */
function annotationOf(fields: Fields): Fields {
  const spec = fieldsIn(fields, 'spec');
  return Object.hasOwn(spec, 'time') ? spec : fields;
}

const ownFields = [
  'dashboardUID',
  'dashboardId',
  'panelId',
  'panelID',
  'alertId',
  'newState',
  'timeEnd',
  'regionId',
  'login',
];

function looksLikeAnnotation(value: unknown): boolean {
  const fields = fieldsOf(value);
  if (fields === null) return false;
  const annotation = annotationOf(fields);
  const hasTime = ['time', 'created'].some((name) =>
    ['number', 'string'].includes(typeof valueIn(annotation, name)),
  );
  const hasText = typeof valueIn(annotation, 'text') === 'string' || Object.hasOwn(annotation, 'newState');
  return hasTime && hasText && ownFields.some((name) => Object.hasOwn(annotation, name));
}

function readAnnotation(fields: Fields, times: SystemTimes): Draft | NoEvent {
  const annotation = annotationOf(fields);
  const isAlert =
    firstText(annotation, 'newState', 'alertName') !== '' || Number(idIn(annotation, 'alertId')) > 0;
  const happened = rangeOf(
    times.read(valueIn(annotation, 'time')),
    times.read(valueIn(annotation, 'timeEnd')),
  );
  return {
    id: idIn(annotation, 'id') || textIn(fieldsIn(fields, 'metadata'), 'name'),
    happened,
    known: happened === null ? times.read(valueIn(annotation, 'created')) : null,
    person: firstText(annotation, 'login', 'userName', 'email', 'createdBy'),
    channel: placeOf(annotation),
    kind: isAlert ? 'alert' : '',
    bot: isAlert,
    body: [
      ...plainBlocks(stateOf(annotation)),
      ...htmlBlocks(textIn(annotation, 'title')),
      ...htmlBlocks(textIn(annotation, 'text')),
      ...furtherBlocks(tagsOf(annotation)),
    ],
  };
}

/** "checkout latency: ok → alerting"; '' for what is no alert. */
function stateOf(annotation: Fields): string {
  const [name, before, after] = ['alertName', 'prevState', 'newState'].map((field) =>
    textIn(annotation, field),
  );
  const change = [before, after].filter((state) => state !== undefined && state !== '').join(' → ');
  return [name, change].filter((part) => part !== undefined && part !== '').join(': ');
}

function tagsOf(annotation: Fields): string {
  const tags = textsIn(annotation, 'tags').filter((tag) => tag.trim() !== '');
  return tags.length === 0 ? '' : `Tags: ${tags.join(', ')}`;
}

function placeOf(annotation: Fields): string {
  const dashboard = textIn(annotation, 'dashboardUID') || numberAbove0(annotation, 'dashboardId');
  const panel = numberAbove0(annotation, 'panelId') || numberAbove0(annotation, 'panelID');
  return [dashboard && `dashboard ${dashboard}`, panel && `panel ${panel}`]
    .filter((part) => part !== '')
    .join(', ');
}

/** An id of 0 says that there is none. */
function numberAbove0(annotation: Fields, name: string): string {
  const id = idIn(annotation, name);
  return id === '0' ? '' : id;
}
