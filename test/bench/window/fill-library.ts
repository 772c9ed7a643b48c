import type { Page } from 'playwright-core';

import { listRow } from '../../../renderer/storage/list-row';
import { libraryDraft } from './library-drafts';

/** Drafts that go to the page at once: some megabytes. */
const batch = 250;

/**
 * Fills the database of a running app with so many drafts, each with its row of the list and its first snapshot, past the
 * app's own ways of storing them: those would take a strict transaction each. The app does not hear of it: reload its
 * page or start it again. Drafts of an earlier call are written over.
 */
export async function fillLibrary(page: Page, count: number): Promise<void> {
  for (let start = 0; start < count; start += batch) {
    const drafts = Array.from({ length: Math.min(batch, count - start) }, (_, index) => {
      const draft = libraryDraft(start + index);
      return { draft, facts: listRow(draft, { trashedAt: null }, 1) };
    });
    // One string passes the protocol ten times as fast as an object of the same size.
    await page.evaluate(keep, JSON.stringify(drafts));
  }
}

/** Runs in the page, so it can use nothing from here. */
async function keep(json: string): Promise<void> {
  interface Given {
    readonly draft: { readonly id: string; readonly updatedAt: number; readonly document: unknown };
    readonly facts: unknown;
  }
  const drafts = JSON.parse(json) as readonly Given[];
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('aftermark');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('It did not open.')));
  });
  const transaction = db.transaction(['facts', 'bodies', 'snapshots'], 'readwrite', {
    durability: 'relaxed',
  });
  const [facts, bodies, snapshots] = ['facts', 'bodies', 'snapshots'].map((name) =>
    transaction.objectStore(name),
  );
  for (const { draft, facts: row } of drafts) {
    const { id, updatedAt: at, document } = draft;
    facts?.put(row);
    bodies?.put({ id, version: 1, draft });
    snapshots?.put({ draftId: id, version: 1, at, reason: 'created', document });
  }
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('It was not written.')),
    );
  });
  db.close();
}
