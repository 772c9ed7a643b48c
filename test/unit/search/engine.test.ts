import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine, loadEngine, type Engine } from '../../../renderer/search/engine';
import { searchableOf, type Searchable } from '../../../renderer/search/searchable';
import { termsOf } from '../../../renderer/search/terms';
import { p, title } from '../support/build';

function draft(name: string, ...lines: readonly string[]): Searchable {
  const content = [title(name), ...lines.map((line, index) => p(line, { id: `p${index}` }))];
  return searchableOf({ document: { type: 'doc', attrs: {}, content } });
}

function engineWith(drafts: Readonly<Record<string, Searchable>>): Engine {
  const engine = createEngine();
  for (const [id, searchable] of Object.entries(drafts)) engine.put(id, searchable);
  return engine;
}

const ids = (engine: Engine, query: string): readonly string[] =>
  (engine.search(query, () => true)?.hits ?? []).map(({ id }) => id);

const engine = engineWith({
  queue: draft('The queue', 'A deployment filled the queue.', 'INC-1234 at 13:42 on db-prod-3.eu'),
  cache: draft('The cache', 'The queue was read from the cache.', 'INC-1235 at 14:13'),
  japan: draft('決済の障害', '待ち行列が詰まった'),
});

describe('a query', () => {
  it.each([
    // The word in the title counts most.
    ['queue', ['queue', 'cache']],
    ['QUÉUE', ['queue', 'cache']],
    ['deploy', ['queue']],
    ['deploy fill', ['queue']],
    // What is typed last may go on, unless a space ends it.
    ['read c', ['cache']],
    // A first letter is looked for in titles and facts, and after other words not yet.
    ['c', ['cache']],
    ['r', []],
    ['re', ['cache']],
    ['queue z', ['queue', 'cache']],
    ['at ', ['cache', 'queue']],
    // Words of several paragraphs.
    ['deployment 1234', ['queue']],
    ['inc-123', ['cache', 'queue']],
    ['INC-1234', ['queue']],
    ['13:42', ['queue']],
    ['14:42', []],
    ['prod-3.eu', ['queue']],
    ['待ち', ['japan']],
    ['障', ['japan']],
    ['害', ['japan']],
    ['nothing-like-it', []],
  ])('%s', (query, expected) => {
    expect(ids(engine, query)).toEqual(expected);
  });

  it('in one piece that stands nowhere so is looked for word by word', () => {
    expect(ids(engine, 'queue/deployment')).toEqual(['queue']);
  });

  it('that nothing has is looked for with a slip of the finger, and says so', () => {
    expect(engine.search('deploiment', () => true)).toMatchObject({ similar: true, hits: [{ id: 'queue' }] });
    expect(engine.search('deployment', () => true)).toMatchObject({ similar: false });
    // In numbers each digit counts.
    expect(ids(engine, 'INC-1236')).toEqual([]);
  });

  it('of nothing is none', () => {
    expect(engine.search(' — ', () => true)).toBeNull();
  });

  it('finds only what passes', () => {
    expect(engine.search('queue', (id) => id === 'cache')?.hits.map(({ id }) => id)).toEqual(['cache']);
  });
});

const word = fc.constantFrom(
  'queue',
  'cache',
  'écran',
  'Straße',
  'INC-12',
  'db-3.eu',
  '13:42',
  '待ち行列',
  "don't",
);
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const searchable = fc
  .tuple(line, fc.array(line, { maxLength: 4 }))
  .map(([name, lines]) => draft(name, ...lines));

describe('the index', () => {
  it('finds every draft by every one of its words and the beginnings of them', () => {
    fc.assert(
      fc.property(searchable, fc.array(searchable, { maxLength: 3 }), (one, others) => {
        const found = engineWith({ ...Object.fromEntries(others.entries()), one });
        for (const { text } of one.blocks) {
          for (const asked of text.split(' ')) {
            expect(ids(found, asked)).toContain('one');
            expect(ids(found, asked.slice(0, Math.ceil(asked.length / 2)))).toContain('one');
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('that was kept up over changes answers as one that was made anew, and so does one that was written', async () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const change = fc.tuple(id, fc.option(searchable));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), line, async (changes, query) => {
        const kept = createEngine();
        const now = new Map<string, Searchable>();
        for (const [draftId, next] of changes) {
          if (next === null) {
            kept.remove(draftId);
            now.delete(draftId);
          } else {
            kept.put(draftId, next);
            now.set(draftId, next);
          }
        }
        const anew = engineWith(Object.fromEntries(now));
        const again = await loadEngine([...kept.write()]);
        if (again === null) throw new Error('It was not read again.');
        for (const asked of [query, ...termsOf(query).map(({ term }) => term)]) {
          const expected = [...ids(anew, asked)].sort();
          expect([...ids(kept, asked)].sort()).toEqual(expected);
          expect([...ids(again, asked)].sort()).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is not read from what is none', async () => {
    for (const pieces of [[], ['{'], ['{}', '[]'], ['null']]) expect(await loadEngine(pieces)).toBeNull();
  });
});
