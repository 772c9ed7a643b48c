import type { Node } from '@tiptap/pm/model';
import { Document } from 'yaml';

import { readEvents, readFacts, readTitle } from '../document/read';
import { isZone } from '../time/zone-names';
import { offsetAt, wallAt } from '../time/zone-clock';
import { incidentSpan } from '../timeline/metrics';

/**
 * The front matter of a post, between its two lines of hyphens: title, date, tags and severity, each only where it is
 * set. All text is quoted, because what a bare word means differs between YAML 1.1 and 1.2 (yes, on, 12:30).
 */
export function frontMatter(doc: Node): string {
  const { severity, tags } = readFacts(doc);
  const title = readTitle(doc).replace(/\s+/gu, ' ');
  const date = postDate(doc);
  const yaml = new Document({});
  const set = (key: string, value: unknown) => yaml.set(yaml.createNode(key), yaml.createNode(value));
  if (title !== '') set('title', title);
  if (date !== null) {
    const scalar = yaml.createNode(date);
    scalar.type = 'PLAIN';
    yaml.set(yaml.createNode('date'), scalar);
  }
  if (tags.length > 0) set('tags', tags);
  if (severity.trim() !== '') set('severity', severity.trim());
  const isEmpty = title === '' && date === null && tags.length === 0 && severity.trim() === '';
  if (isEmpty) return '---\n---\n';
  const text = yaml.toString({ defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 });
  return `---\n${text}---\n`;
}

/**
 * The date of a post: when the impact began, else the first event whose instant is known, in RFC 3339 with the offset of
 * the document's zone; else the incident's day, YYYY-MM-DD. Null where the draft says nothing.
 */
export function postDate(doc: Node): string | null {
  const { incidentDate, zone } = readFacts(doc);
  const instants = readEvents(doc).flatMap((event) => event.attributes.happened?.start ?? []);
  const start =
    incidentSpan(doc).start?.ms ?? (instants.length === 0 ? null : instants.reduce((a, b) => Math.min(a, b)));
  if (start === null) return incidentDate === '' ? null : incidentDate;
  return rfc3339(start, isZone(zone) ? zone : 'UTC');
}

/** @param ms milliseconds UTC; what is finer than a second is left out. */
function rfc3339(ms: number, zone: string): string {
  const minutes = Math.trunc(offsetAt(ms, zone) / 60_000);
  const digits = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  const offset = `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
  return `${new Date(wallAt(ms, zone)).toISOString().slice(0, 19)}${offset}`;
}
