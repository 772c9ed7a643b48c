// @ts-check
import { Dexie } from 'dexie';

/*
 * The plainest list of drafts: what the query of the first 50 answers, as one line each. `benchFill` keeps rows and
 * `benchAll` shows all that there are.
 */

const db = new Dexie('bare');
db.version(1).stores({ facts: 'id, updatedAt' });
/** @type {import('dexie').Table<{ id: string, title: string, updatedAt: number }, string>} */
const facts = db.table('facts');

/** @param {readonly { title: string }[]} rows */
function show(rows) {
  const items = rows.map(({ title }) => {
    const item = document.createElement('li');
    item.textContent = title;
    return item;
  });
  document.querySelector('ul')?.replaceChildren(...items);
}

/** @param {number} limit */
async function showNewest(limit) {
  // oxlint-disable-next-line unicorn/no-array-reverse -- a query, not an array
  show(await facts.orderBy('updatedAt').reverse().limit(limit).toArray());
}

Object.assign(globalThis, {
  /** @param {string} json rows, in the order in which they go in */
  benchFill: (json) => facts.bulkPut(JSON.parse(json)),
  benchAll: () => showNewest(Number.POSITIVE_INFINITY),
});

void showNewest(50);
