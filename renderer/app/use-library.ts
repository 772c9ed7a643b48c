import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useSyncExternalStore } from 'react';

import { bundledTemplates } from '../../templates/index';
import type { Template } from '../../templates/template';
import { followRows, type RowsState } from '../library/follow-rows';
import type { Database } from '../storage/database';
import { listTemplates } from '../storage/user-templates';

export interface LibraryState {
  readonly rows: RowsState;
  /** Those that come with the app, then the person's own. */
  readonly templates: readonly Template[];
}

/** The library as it is in the database, kept up to date. */
export function useLibrary(db: Database): LibraryState {
  const followed = useMemo(() => followRows(db), [db]);
  useEffect(() => followed.start(), [followed]);
  const rows = useSyncExternalStore(followed.subscribe, followed.get);
  const own = useLiveQuery(() => listTemplates(db), [db]) ?? [];
  return { rows, templates: [...bundledTemplates, ...own] };
}
