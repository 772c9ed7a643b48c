import type { Template } from '../../templates/template';
import type { Database } from './database';
import { type Failed, failure } from './failure';
import type { Done } from './results';

/** The person's own templates, by name. Rejects with Dexie's error. */
export async function listTemplates(db: Database): Promise<readonly Template[]> {
  const rows = await db.templates.toArray();
  return rows.map((row) => row.template).sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Keeps a template, in place of the one with the same id if there is one; whether that is meant is for the caller to ask.
 *
 * @param at milliseconds UTC
 */
export async function putTemplate(db: Database, template: Template, at: number): Promise<Done | Failed> {
  try {
    await db.writing([db.templates], async () =>
      db.templates.put({ id: template.id, template, addedAt: at }),
    );
    return { kind: 'done' };
  } catch (error) {
    return failure('keep this template', error);
  }
}

/** Drafts made from it keep their own copy. */
export async function removeTemplate(db: Database, id: string): Promise<Done | Failed> {
  try {
    await db.writing([db.templates], async () => db.templates.delete(id));
    return { kind: 'done' };
  } catch (error) {
    return failure('remove this template', error);
  }
}
