import { useEffect, useState, useSyncExternalStore } from 'react';

import type { DraftSearch, SearchState } from '../search/asking';
import { hasFilters, noFilters, type Filters } from '../search/filters';

/** Drafts that are asked for at first, and by how many more each time. */
const firstPage = 20;
const nextPage = 40;

export interface Asking {
  readonly text: string;
  readonly filters: Filters;
  readonly state: SearchState;
  /** Whether anything is looked for. */
  readonly isOn: boolean;
  readonly setText: (text: string) => void;
  readonly setFilters: (filters: Filters) => void;
  readonly more: () => void;
}

/** What a person looks for, asked as it is typed. Nothing is looked for any more once the pane is gone. */
export function useAsking(search: DraftSearch): Asking {
  const state = useSyncExternalStore(search.subscribe, search.get);
  const [text, setText] = useState('');
  const [filters, setFilters] = useState(noFilters);
  const isOn = text.trim() !== '' || hasFilters(filters);
  useEffect(() => () => search.ask(null), [search]);

  const ask = (nextText: string, nextFilters: Filters, limit: number) => {
    setText(nextText);
    setFilters(nextFilters);
    const asks = nextText.trim() !== '' || hasFilters(nextFilters);
    search.ask(asks ? { text: nextText, filters: nextFilters, limit } : null);
  };
  return {
    text,
    filters,
    state,
    isOn,
    setText: (next) => ask(next, filters, firstPage),
    setFilters: (next) => ask(text, next, firstPage),
    more: () => ask(text, filters, (state.request?.limit ?? firstPage) + nextPage),
  };
}
