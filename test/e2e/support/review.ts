import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { Author } from '../../../renderer/document/review-record';
import { readReview, type ReadReview } from '../../../renderer/review/files/read-review';

/* What people do in a review, for tests that are about something else. */

/** Says who writes in this window, as if they had said so before. */
export async function introduce(page: Page, author: Author): Promise<void> {
  await page.evaluate(async (value) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('aftermark');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')));
    });
    const write = db.transaction('settings', 'readwrite');
    write.objectStore('settings').put({ key: 'identity', value });
    await new Promise((resolve) => write.addEventListener('complete', resolve));
    db.close();
  }, author);
  await page.reload();
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
}

/** A file as Aftermark reads it. */
export async function readReviewFile(path: string): Promise<ReadReview> {
  return await readReview(new Uint8Array(await readFile(path)));
}
