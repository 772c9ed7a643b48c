import type { Node } from '@tiptap/pm/model';

import { defaultFacts } from '../../document/facts';
import { readFacts, readTitle } from '../../document/read';
import type { FieldName, Front } from '../targets/target';
import type { Value } from './entry';

/** What a post's front matter says beyond the draft. */
export interface Wanted {
  readonly date: string | null;
  readonly updated: string | null;
  readonly isDraft: boolean | null;
  readonly slug: string;
  readonly description: string | null;
  readonly author: string | null;
  /** Whether the facts for people inside are written: zone, statuses, roles. */
  readonly internal: boolean;
}

const text = (value: string): Value | null =>
  value.trim() === '' ? null : { kind: 'text', text: value.trim() };
const list = (items: readonly string[]): Value | null => {
  const kept = items.map((item) => item.trim()).filter((item) => item !== '');
  return kept.length === 0 ? null : { kind: 'list', items: kept };
};
const other = (value: string, usual: string): Value | null => (value === usual ? null : text(value));

/** The values of all fields; null where there is nothing to say. */
export function values(
  doc: Node,
  wanted: Wanted,
  { dates, shape }: Pick<Front, 'dates' | 'shape'>,
): Readonly<Record<FieldName, Value | null>> {
  const facts = readFacts(doc);
  const date = (value: string | null): Value | null =>
    value === null ? null : { kind: 'date', text: value, form: dates };
  const inside = (value: Value | null) => (wanted.internal ? value : null);
  const all: Record<FieldName, Value | null> = {
    title: text(readTitle(doc).replace(/\s+/gu, ' ')),
    date: date(wanted.date),
    updated: date(wanted.updated),
    draft: wanted.isDraft === null ? null : { kind: 'flag', on: wanted.isDraft },
    slug: text(wanted.slug),
    description: text(wanted.description ?? ''),
    author: text(wanted.author ?? ''),
    tags: list(facts.tags),
    severity: text(facts.severity),
    services: list(facts.services),
    language: other(facts.language, defaultFacts.language),
    zone: inside(facts.zoneConfirmed ? text(facts.zone) : other(facts.zone, defaultFacts.zone)),
    incidentDate: inside(
      facts.incidentDate === '' ? null : { kind: 'date', text: facts.incidentDate, form: 'bare' },
    ),
    incidentStatus: inside(text(facts.incidentStatus)),
    status: inside(other(facts.status, defaultFacts.status)),
    roles: inside(facts.roles.length === 0 ? null : { kind: 'data', data: facts.roles }),
  };
  for (const field of Object.keys(shape ?? {}) as FieldName[]) {
    const value = all[field];
    const shaped = shape?.[field];
    if (shaped === undefined || value === null) continue;
    if (value.kind === 'text' || value.kind === 'date')
      all[field] = { kind: 'data', data: shaped(value.text) };
  }
  return all;
}
