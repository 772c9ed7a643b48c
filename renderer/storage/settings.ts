import type { Database } from './database';
import { type Failed, failure } from './failure';
import type { Done } from './results';

/** @returns undefined where it was never set. The caller checks what it gets. Rejects with Dexie's error. */
export async function getSetting(db: Database, key: string): Promise<unknown> {
  return (await db.settings.get(key))?.value;
}

/**
 * @param value any JSON value
 * @param doing for the sentence where it cannot be kept
 */
export async function setSetting(
  db: Database,
  key: string,
  value: unknown,
  doing = 'keep this setting',
): Promise<Done | Failed> {
  try {
    await db.writing([db.settings], async () => db.settings.put({ key, value }));
    return { kind: 'done' };
  } catch (error) {
    return failure(doing, error);
  }
}
