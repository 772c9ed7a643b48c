import { label } from '../document/vocabulary';
import type { Filters, ListFilter } from '../search/filters';
import { listFilters, toggled } from '../search/filters';
import { civilDateFrom, shortMonth } from '../time/calendar';

/** What a filter is called, and its first choice, which asks for nothing. */
export const filterNames: Readonly<Record<ListFilter, { readonly name: string; readonly any: string }>> = {
  status: { name: 'Status', any: 'Any status' },
  severity: { name: 'Severity', any: 'Any severity' },
  services: { name: 'Service', any: 'Any service' },
  tags: { name: 'Tag', any: 'Any tag' },
};

/** A word of a filter as people read it: statuses are the app's own, everything else is as it was written. */
export function filterValue(filter: ListFilter, value: string): string {
  if (filter !== 'status') return value;
  const words = label(value);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A filter that is on, and the filters without it. */
export interface Chip {
  readonly key: string;
  readonly text: string;
  /** "Status: Approved", "Incident from 3 Dec 2025". */
  readonly name: string;
  readonly without: Filters;
}

function dayWords(day: string): string {
  const date = civilDateFrom(day);
  return date === null ? day : `${date.day} ${shortMonth(date.month)} ${date.year}`;
}

/** The filters that are on, one by one. */
export function chipsOf(filters: Filters): readonly Chip[] {
  const lists = listFilters.flatMap((filter) =>
    filters[filter].map((value) => {
      const text = filterValue(filter, value);
      const name = `${filterNames[filter].name}: ${text}`;
      return { key: `${filter} ${value}`, text, name, without: toggled(filters, filter, value) };
    }),
  );
  const days = (['from', 'to'] as const).flatMap((end) => {
    if (filters[end] === '') return [];
    const text = `${end} ${dayWords(filters[end])}`;
    return [{ key: end, text, name: `Incident ${text}`, without: { ...filters, [end]: '' } }];
  });
  return [...lists, ...days];
}
