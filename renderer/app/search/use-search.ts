import { useEffect } from 'react';

import { searchClient, type SearchClient } from './search-client';

/** Milliseconds after the window has opened: what a person does first comes first. */
const afterStart = 6_000;

/** The search of all drafts. It begins to read them when the window has nothing better to do, or when it is asked. */
export function useSearch(): SearchClient {
  const search = searchClient();
  useEffect(() => {
    const timer = setTimeout(() => requestIdleCallback(search.wake), afterStart);
    return () => clearTimeout(timer);
  }, [search]);
  return search;
}
