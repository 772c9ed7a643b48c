import type { FilterFacts } from './searchable';

/** What a draft has to be like to be shown. An empty list, or '' for a day, asks for nothing. */
export interface Filters {
  readonly status: readonly string[];
  readonly severity: readonly string[];
  readonly services: readonly string[];
  readonly tags: readonly string[];
  /** First and last day of the incident, YYYY-MM-DD. A draft without one does not fit. */
  readonly from: string;
  readonly to: string;
}

export const noFilters: Filters = { status: [], severity: [], services: [], tags: [], from: '', to: '' };

/** The filters that are lists of words. */
export const listFilters = ['status', 'severity', 'services', 'tags'] as const;
export type ListFilter = (typeof listFilters)[number];

export function hasFilters({ from, to, ...lists }: Filters): boolean {
  return from !== '' || to !== '' || Object.values(lists).some((list) => list.length > 0);
}

/** Within a list one of its words is enough; all lists have to be met. */
export function passes(filters: Filters, facts: FilterFacts): boolean {
  const { from, to } = filters;
  if (filters.status.length > 0 && !filters.status.includes(facts.status)) return false;
  if (filters.severity.length > 0 && !filters.severity.includes(facts.severity)) return false;
  if (filters.services.length > 0 && !filters.services.some((one) => facts.services.includes(one)))
    return false;
  if (filters.tags.length > 0 && !filters.tags.some((one) => facts.tags.includes(one))) return false;
  if (from === '' && to === '') return true;
  const { incidentDate: day } = facts;
  return day !== '' && (from === '' || day >= from) && (to === '' || day <= to);
}

/** A word that drafts can be filtered by. */
export interface Choice {
  readonly value: string;
  /** Drafts that have it. */
  readonly count: number;
}

export type Choices = Readonly<Record<ListFilter, readonly Choice[]>>;

/** The words that drafts have, those that most have first. */
export function choicesOf(all: Iterable<FilterFacts>): Choices {
  const counts: Record<ListFilter, Map<string, number>> = {
    status: new Map(),
    severity: new Map(),
    services: new Map(),
    tags: new Map(),
  };
  const count = (filter: ListFilter, value: string) => {
    if (value !== '') counts[filter].set(value, (counts[filter].get(value) ?? 0) + 1);
  };
  for (const facts of all) {
    count('status', facts.status);
    count('severity', facts.severity);
    for (const service of new Set(facts.services)) count('services', service);
    for (const tag of new Set(facts.tags)) count('tags', tag);
  }
  const choices = (filter: ListFilter): readonly Choice[] =>
    [...counts[filter]]
      .map(([value, number]) => ({ value, count: number }))
      .sort((one, other) => other.count - one.count || one.value.localeCompare(other.value));
  return {
    status: choices('status'),
    severity: choices('severity'),
    services: choices('services'),
    tags: choices('tags'),
  };
}

/** The filters with a word put into one of their lists, or taken out of it. */
export function toggled(filters: Filters, filter: ListFilter, value: string): Filters {
  const list = filters[filter];
  const next = list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
  return { ...filters, [filter]: next };
}
