import { useLiveQuery } from 'dexie-react-hooks';

import { bundledTemplates } from '../../templates/index';
import type { Template } from '../../templates/template';
import type { Database } from '../storage/database';
import { listDrafts } from '../storage/listing';
import type { FactsRow } from '../storage/rows';
import { listTemplates } from '../storage/user-templates';

export interface LibraryState {
  /** Undefined while being read. */
  readonly drafts: readonly FactsRow[] | undefined;
  readonly trashCount: number;
  /** Those that come with the app, then the person's own. */
  readonly templates: readonly Template[];
}

/** The library as it is in the database, kept up to date by Dexie. */
export function useLibrary(db: Database, showsTrash: boolean): LibraryState {
  const drafts = useLiveQuery(() => listDrafts(db, { trashed: showsTrash }), [db, showsTrash]);
  const trashCount = useLiveQuery(async () => (await listDrafts(db, { trashed: true })).length, [db]) ?? 0;
  const own = useLiveQuery(() => listTemplates(db), [db]) ?? [];
  return { drafts, trashCount, templates: [...bundledTemplates, ...own] };
}
