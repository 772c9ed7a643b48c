import type { Draft, NodeJSON } from '../document/draft';
import { defaultFacts } from '../document/facts';
import { documentStatuses, incidentStatuses } from '../document/vocabulary';
import type { FactsRow } from './rows';

function text(value: unknown, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}

function oneOf<const Term extends string>(terms: readonly Term[], value: unknown, fallback: Term): Term {
  return terms.find((term) => term === value) ?? fallback;
}

/** The text of a document's title on one line; '' where it has no title, or an empty one. */
export function titleOf(document: NodeJSON): string {
  const title = document.content?.[0];
  if (title?.type !== 'title') return '';
  const parts = (title.content ?? []).map((node) => node.text ?? ' ');
  return parts.join('').replaceAll(/\s+/gu, ' ').trim();
}

/** What the library knows of a draft that is not in the draft. */
export type BesideDraft = Pick<FactsRow, 'trashedAt' | 'review'>;

/** What the library's list shows of a document. */
export type HeadFacts = Pick<FactsRow, 'title' | 'severity' | 'incidentStatus' | 'status' | 'incidentDate'>;

/**
 * Reads them from a document's attributes and its title; nothing else of it is looked at, and may be left out. An
 * attribute that is missing or unknown shows as if it were not set.
 */
export function headFacts(document: NodeJSON): HeadFacts {
  const attrs = document.attrs ?? {};
  return {
    title: titleOf(document),
    severity: text(attrs['severity'], defaultFacts.severity),
    incidentStatus: oneOf([...incidentStatuses, ''], attrs['incidentStatus'], defaultFacts.incidentStatus),
    status: oneOf(documentStatuses, attrs['status'], defaultFacts.status),
    incidentDate: text(attrs['incidentDate'], defaultFacts.incidentDate),
  };
}

/**
 * What the library shows of a draft.
 *
 * @param version of the draft
 */
export function listRow(draft: Draft, { trashedAt, review }: BesideDraft, version: number): FactsRow {
  return {
    id: draft.id,
    ...headFacts(draft.document),
    templateName: draft.template.name,
    createdAt: draft.createdAt,
    updatedAt: draft.updatedAt,
    trashedAt,
    version,
    ...(review === undefined ? {} : { review }),
  };
}
