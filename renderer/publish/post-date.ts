import type { Node } from '@tiptap/pm/model';

import { readEvents, readFacts } from '../document/read';
import { offsetAt, wallAt } from '../time/zone-clock';
import { isZone } from '../time/zone-names';
import { incidentSpan } from '../timeline/metrics';

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
