import { draftFormat, type Draft } from '../../document/draft';
import type { Imported } from './import-markdown';

/** A new draft with what was imported, and a copy of its template in it. @param now milliseconds UTC */
export function importedDraft({ document, template }: Imported, newId: () => string, now: number): Draft {
  return {
    format: draftFormat,
    id: newId(),
    createdAt: now,
    updatedAt: now,
    document,
    comments: [],
    template,
  };
}
