import type { Node } from '@tiptap/pm/model';

import { isObject } from '../document/attributes';
import { audienceAttribute, factNames } from '../document/facts';
import { documentZone, readEvents, readFactors, type EventRow } from '../document/read';
import { reviewRecordNames } from '../document/review-record';
import { label } from '../document/vocabulary';
import { isWrittenTime } from '../document/written-time';
import { dayOf, printCanonical, printTime } from '../time/print';
import type { WrittenTime } from '../time/written-time';
import { canonical } from './canonical';

/** A fact of the draft or of a row that changed, in words. '' stands for nothing. */
export interface AttributeChange {
  /** The attribute's name, such as "happened". */
  readonly name: string;
  /** What people call it: "time". */
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** A document with what is needed to say its attributes in words. */
export interface Side {
  readonly doc: Node;
  readonly zone: string;
  readonly events: ReadonlyMap<string, EventRow>;
  /** Number of each factor by id, as readers count. */
  readonly factors: ReadonlyMap<string, number>;
}

export function sideOf(doc: Node): Side {
  const named = <Row extends { readonly id: string | null }>(rows: readonly Row[]) =>
    rows.flatMap((row, index) => (row.id === null ? [] : [{ id: row.id, row, index }]));
  return {
    doc,
    zone: documentZone(doc).zone,
    events: new Map(named(readEvents(doc)).map(({ id, row }) => [id, row])),
    factors: new Map(named(readFactors(doc)).map(({ id, index }) => [id, index + 1])),
  };
}

/** What no reader sees and nobody set. */
const unsaid: ReadonlySet<string> = new Set([
  'id',
  'origin',
  'section',
  'colspan',
  'rowspan',
  'colwidth',
  'dismissals',
  ...reviewRecordNames,
]);

const labels: Readonly<Record<string, string>> = {
  happened: 'time',
  known: 'known at',
  measure: 'how much',
  start: 'start',
  answers: 'factors answered',
  checked: 'done',
  alert: 'kind of note',
  language: 'language',
  meta: 'code options',
  align: 'alignment',
  label: 'footnote',
  level: 'heading level',
  depth: 'depth of the chain of whys',
  incidentStatus: 'incident status',
  zone: 'time zone',
  zoneConfirmed: 'time zone confirmed',
  incidentDate: 'day of the incident',
  frontMatter: 'front matter',
  json: 'content of a newer version',
  extra: 'facts of a newer version',
};

function labelOf(name: string): string {
  const fact = factNames.find((known) => audienceAttribute(known) === name);
  return fact === undefined ? (labels[name] ?? name) : `audience of ${labels[fact] ?? fact}`;
}

/** Terms of the closed lists, which people read in other words. */
const terms: ReadonlySet<string> = new Set(['kind', 'type', 'status', 'incidentStatus', 'moments', 'alert']);

function wordOf(name: string, value: unknown, side: Side): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((entry) => wordOf(name, entry, side)).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isObject(value)) return objectWord(name, value);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : canonical(value);
  if (name === 'answers') {
    const number = side.factors.get(text);
    return number === undefined ? 'a factor that is gone' : `factor ${number}`;
  }
  if ((name === 'start' || name === 'end') && typeof value === 'string') return eventWord(text, side);
  return terms.has(name) ? label(text) : text;
}

function objectWord(name: string, value: Readonly<Record<string, unknown>>): string {
  const { role, name: who, system, id } = value;
  if (name === 'roles') return [role, who].filter((part) => part !== '').join(': ');
  if (name === 'sources') return [system, id].filter((part) => part !== '').join(' ');
  return name === 'frontMatter' && typeof value['value'] === 'string' ? value['value'] : canonical(value);
}

function eventWord(id: string, side: Side): string {
  const event = side.events.get(id);
  if (event === undefined) return 'an event that is gone';
  const { happened } = event.attributes;
  const time = happened === null ? '' : printTime(happened, { zone: side.zone, date: 'none' });
  return [time, event.headline].filter((part) => part !== '').join(' ');
}

/** Two times as short as they can be told apart: the clock alone on one day, or with the date. */
function timeWords(
  before: WrittenTime | null,
  after: WrittenTime | null,
  sides: Sides,
): readonly [string, string] {
  const [zone, zoneAfter] = [sides.before.zone, sides.after.zone];
  const isOneDay = before !== null && after !== null && dayOf(before, zone) === dayOf(after, zoneAfter);
  const print = (date: 'none' | 'full'): readonly [string, string] => [
    before === null ? '' : printTime(before, { zone, date }),
    after === null ? '' : printTime(after, { zone: zoneAfter, date }),
  ];
  const short = print(isOneDay ? 'none' : 'full');
  if (short[0] !== short[1]) return short;
  const exact = [before, after].map((time) => (time === null ? '' : printCanonical(time)));
  return [exact[0] ?? '', exact[1] ?? ''];
}

interface Sides {
  readonly before: Side;
  readonly after: Side;
}

function wordsOf(name: string, before: unknown, after: unknown, sides: Sides): readonly [string, string] {
  const times = [before, after].map((value) => (isWrittenTime(value) ? value : null));
  const areTimes = times.some((time) => time !== null);
  const words = areTimes
    ? timeWords(times[0] ?? null, times[1] ?? null, sides)
    : ([wordOf(name, before, sides.before), wordOf(name, after, sides.after)] as const);
  // What differs in a way that has no words yet is shown as it is stored rather than not at all.
  return words[0] === words[1] ? [canonical(before), canonical(after)] : words;
}

/** The attributes of a node that changed, in the order in which its type has them. */
export function attributeChanges(before: Node, after: Node, sides: Sides): readonly AttributeChange[] {
  const names = new Set([...Object.keys(before.attrs), ...Object.keys(after.attrs)]);
  const changes: AttributeChange[] = [];
  if (before.type !== after.type) {
    const [old, now] = [typeWord(before), typeWord(after)];
    changes.push({ name: 'type', label: 'kind of block', before: old, after: now });
  }
  for (const name of names) {
    const [old, now]: [unknown, unknown] = [before.attrs[name] ?? null, after.attrs[name] ?? null];
    // Of another kind of block only what both have can have changed.
    const isShared = before.type === after.type || (name in before.attrs && name in after.attrs);
    if (unsaid.has(name) || !isShared || old === now || canonical(old) === canonical(now)) continue;
    const [said, saidNow] = wordsOf(name, old, now, sides);
    changes.push({ name, label: labelOf(name), before: said, after: saidNow });
  }
  return changes;
}

/** One attribute that goes from one value to another, whatever it stands on, in the words of a document. */
export function attributeInWords(name: string, before: unknown, after: unknown, side: Side): AttributeChange {
  const [said, saidNow] = wordsOf(name, before ?? null, after ?? null, { before: side, after: side });
  return { name, label: labelOf(name), before: said, after: saidNow };
}

const typeWords: Readonly<Record<string, string>> = {
  codeBlock: 'code',
  htmlBlock: 'HTML',
  tableCell: 'cell',
  tableHeader: 'head cell',
  footnoteDefinition: 'footnote',
};

/** What people call a kind of block. */
export const typeWord = ({ type: { name } }: Node): string => typeWords[name] ?? name;
