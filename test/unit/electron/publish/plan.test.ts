import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../../../electron/publish/hash';
import { emptyLedger, type Ledger } from '../../../../electron/publish/ledger';
import {
  changesOf,
  pathsToRead,
  type Plan,
  planPosts,
  type WantedPost,
} from '../../../../electron/publish/plan';
import { postOf } from './wanted';

/** A site as a value: text by path. */
type Disk = ReadonlyMap<string, string>;

const diskOf = (files: Readonly<Record<string, string>>): Disk => new Map(Object.entries(files));

function plan(ledger: Ledger, posts: readonly WantedPost[], disk: Disk): Plan {
  return planPosts(ledger, posts, (path) => {
    const text = disk.get(path);
    return text === undefined ? null : sha256Of(text);
  });
}

interface Agreement {
  readonly accept?: readonly string[];
  readonly remove?: readonly string[];
}

/** Carries a plan out on the value. */
function carryOut(made: Plan, disk: Disk, { accept = [], remove = [] }: Agreement = {}) {
  const { changes, left, ledger } = changesOf(made, { accept: new Set(accept), remove: new Set(remove) });
  const after = new Map(disk);
  for (const { path, bytes } of changes) {
    if (bytes === null) after.delete(path);
    else after.set(path, new TextDecoder().decode(bytes));
  }
  return { disk: after, left, ledger };
}

const states = (made: Plan): Readonly<Record<string, string>> =>
  Object.fromEntries(
    made.files.map(({ path, state }) => [
      path,
      state.kind === 'foreign' ? `foreign: ${state.reason}` : state.kind,
    ]),
  );

const first = postOf({ 'posts/outage.md': 'one', 'posts/outage/graph.png': 'PNG' });
const published = carryOut(plan(emptyLedger, [first], new Map()), new Map());

describe('a first export', () => {
  it('is new everywhere, and is remembered', () => {
    expect(states(plan(emptyLedger, [first], new Map()))).toEqual({
      'posts/outage.md': 'new',
      'posts/outage/graph.png': 'new',
    });
    expect(published.ledger.posts['draft-1']).toEqual({
      target: 'hugo',
      slug: 'outage',
      date: '2019-07-02T13:42:00Z',
      updated: null,
      anchors: { h1: 'what-happened' },
      folder: null,
      files: { 'posts/outage.md': sha256Of('one'), 'posts/outage/graph.png': sha256Of('PNG') },
    });
  });

  it('takes a file with the very bytes for its own, and no other', () => {
    const disk = diskOf({ 'posts/outage.md': 'one', 'posts/outage/graph.png': 'another picture' });
    const made = plan(emptyLedger, [first], disk);
    expect(states(made)).toEqual({
      'posts/outage.md': 'same',
      'posts/outage/graph.png': 'foreign: not-ours',
    });
    const done = carryOut(made, disk);
    expect(done.left).toEqual(['posts/outage/graph.png']);
    expect(done.disk).toEqual(disk);
    expect(done.ledger.posts['draft-1']?.files).toEqual({ 'posts/outage.md': sha256Of('one') });
  });
});

describe('a first export of which nothing may be written', () => {
  it('is not remembered', () => {
    const disk = diskOf({ 'posts/outage.md': 'mine' });
    const made = plan(emptyLedger, [postOf({ 'posts/outage.md': 'one' })], disk);
    expect(carryOut(made, disk)).toEqual({ disk, left: ['posts/outage.md'], ledger: emptyLedger });
  });
});

describe('a second export', () => {
  it('updates what nobody has edited', () => {
    const made = plan(
      published.ledger,
      [postOf({ 'posts/outage.md': 'two', 'posts/outage/graph.png': 'PNG' })],
      published.disk,
    );
    expect(states(made)).toEqual({ 'posts/outage.md': 'update', 'posts/outage/graph.png': 'same' });
  });

  it('takes for foreign what somebody has edited, and keeps it unless it is accepted', () => {
    const disk = new Map([...published.disk, ['posts/outage.md', 'one, by hand']]);
    const next = postOf({ 'posts/outage.md': 'two', 'posts/outage/graph.png': 'PNG 2' }, { slug: 'other' });
    const made = plan(published.ledger, [next], disk);
    expect(states(made)).toEqual({
      'posts/outage.md': 'foreign: edited',
      'posts/outage/graph.png': 'update',
    });
    const kept = carryOut(made, disk);
    expect(kept.left).toEqual(['posts/outage.md']);
    expect(kept.disk.get('posts/outage.md')).toBe('one, by hand');
    // It stays foreign, and the address that readers know stays the post's.
    expect(kept.ledger.posts['draft-1']).toMatchObject({
      slug: 'outage',
      files: { 'posts/outage.md': sha256Of('one'), 'posts/outage/graph.png': sha256Of('PNG 2') },
    });
    expect(states(plan(kept.ledger, [next], kept.disk))['posts/outage.md']).toBe('foreign: edited');

    const replaced = carryOut(made, disk, { accept: ['posts/outage.md'] });
    expect(replaced.disk.get('posts/outage.md')).toBe('two');
    expect(replaced.ledger.posts['draft-1']).toMatchObject({ slug: 'other' });
  });

  it('writes again what somebody has deleted', () => {
    expect(states(plan(published.ledger, [first], new Map()))).toEqual({
      'posts/outage.md': 'new',
      'posts/outage/graph.png': 'new',
    });
  });

  it('with another slug offers to remove the old files, and does so only when told', () => {
    const renamed = postOf({ 'posts/renamed.md': 'one' }, { slug: 'renamed' });
    const made = plan(published.ledger, [renamed], published.disk);
    expect(made.old.map(({ path, edited }) => ({ path, edited }))).toEqual([
      { path: 'posts/outage.md', edited: false },
      { path: 'posts/outage/graph.png', edited: false },
    ]);
    const kept = carryOut(made, published.disk);
    expect([...kept.disk.keys()]).toEqual(['posts/outage.md', 'posts/outage/graph.png', 'posts/renamed.md']);
    // Offered again the next time.
    expect(plan(kept.ledger, [renamed], kept.disk).old).toHaveLength(2);

    const done = carryOut(made, published.disk, { remove: ['posts/outage.md', 'posts/outage/graph.png'] });
    expect([...done.disk.keys()]).toEqual(['posts/renamed.md']);
    expect(Object.keys(done.ledger.posts['draft-1']?.files ?? {})).toEqual(['posts/renamed.md']);
  });

  it('never offers to remove an old file that somebody has edited, or that is gone', () => {
    const disk = diskOf({ 'posts/outage.md': 'by hand' });
    const made = plan(published.ledger, [postOf({ 'posts/renamed.md': 'one' })], disk);
    expect(made.old.map(({ path, edited }) => ({ path, edited }))).toEqual([
      { path: 'posts/outage.md', edited: true },
    ]);
    expect(() => changesOf(made, { accept: new Set(), remove: new Set(['posts/outage.md']) })).toThrow(
      '“posts/outage.md” is not among the files to be removed.',
    );
  });
});

describe('another draft', () => {
  const other = (text: string) => postOf({ 'posts/outage.md': text }, { draft: 'draft-2' });

  it('with the same name is foreign, and takes the file over once that is accepted', () => {
    const made = plan(published.ledger, [other('theirs')], published.disk);
    expect(states(made)).toEqual({ 'posts/outage.md': 'foreign: other-draft' });
    const { ledger, disk } = carryOut(made, published.disk, { accept: ['posts/outage.md'] });
    expect(Object.keys(ledger.posts['draft-1']?.files ?? {})).toEqual(['posts/outage/graph.png']);
    expect(states(plan(ledger, [other('more')], disk))).toEqual({ 'posts/outage.md': 'update' });
    expect(states(plan(ledger, [first], disk))['posts/outage.md']).toBe('foreign: other-draft');
  });

  it('keeps an image that both show from being removed', () => {
    const shared = { 'assets/graph.png': 'PNG' };
    const both = [
      postOf({ 'a.md': 'a', ...shared }, { draft: 'a' }),
      postOf({ 'b.md': 'b', ...shared }, { draft: 'b' }),
    ];
    const done = carryOut(plan(emptyLedger, both, new Map()), new Map());
    expect([...done.disk.keys()].sort()).toEqual(['a.md', 'assets/graph.png', 'b.md']);
    expect(plan(done.ledger, [postOf({ 'a.md': 'a' }, { draft: 'a' })], done.disk).old).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    '../out.md',
    '/etc/passwd',
    'a/../../b.md',
    'a//b.md',
    'a\\b.md',
    '.git/hooks/pre-commit',
    '.aftermark.json',
    'posts/.Aftermark.json',
    'con.md',
    'a:b.md',
    '',
    `${'a/'.repeat(40)}b.md`,
    `${'x'.repeat(300)}.md`,
  ])('%s is refused', (path) => {
    expect(() => plan(emptyLedger, [postOf({ [path]: 'x' })], new Map())).toThrow(
      'cannot be the name of a file',
    );
  });

  it.each([
    [{ 'a.md': '1', 'A.md': '2' }, '“a.md” and “A.md” would be one file where capital letters do not count.'],
    [{ 'caf\u00e9.md': '1', 'cafe\u0301.md': '2' }, 'would be one file'],
  ])('that some system takes for one are refused', (files, sentence) => {
    expect(() => plan(emptyLedger, [postOf(files)], new Map())).toThrow(sentence);
  });

  it('that two drafts want are refused', () => {
    const posts = [postOf({ 'a.md': '1' }, { draft: 'a' }), postOf({ 'a.md': '2' }, { draft: 'b' })];
    expect(() => plan(emptyLedger, posts, new Map())).toThrow('Two files would be written as “a.md”');
  });
});

describe('for any site, any ledger and any post', () => {
  const path = fc.constantFrom('a.md', 'b.md', 'a/graph.png', 'b/graph.png', 'assets/x.png');
  const files = fc.dictionary(path, fc.constantFrom('one', 'two', 'three'), {
    minKeys: 1,
    noNullPrototype: true,
  });
  const post = fc
    .record({ files, draft: fc.constantFrom('d1', 'd2'), slug: fc.constantFrom('a', 'b') })
    .map(({ files, draft, slug }) => postOf(files, { draft, slug }));
  /** Exports and edits by hand, in any order. */
  const history = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('export' as const), post, agreed: fc.infiniteStream(fc.boolean()) }),
      fc.record({ kind: fc.constant('edit' as const), path, text: fc.constantFrom('by hand', 'one', '') }),
    ),
    { maxLength: 12 },
  );

  it('nothing foreign is overwritten or removed unasked, and a plan carried out leaves nothing to do', () => {
    fc.assert(
      fc.property(history, (steps) => {
        let disk: Disk = new Map();
        let ledger: Ledger = emptyLedger;
        // Who wrote last what is there: a draft, or a person. Kept beside the ledger, to judge it by.
        const writers = new Map<string, string>();
        for (const step of steps) {
          if (step.kind === 'edit') {
            if (disk.get(step.path) === step.text) continue;
            disk = new Map([...disk, [step.path, step.text]]);
            writers.set(step.path, 'a person');
            continue;
          }
          const made = plan(ledger, [step.post], disk);
          expect(pathsToRead(ledger, [step.post])).toEqual(
            expect.arrayContaining([...made.files, ...made.old].map((file) => file.path)),
          );
          const some = (paths: readonly string[]) => paths.filter(() => step.agreed.next().value);
          const accept = some(made.files.filter((f) => f.state.kind === 'foreign').map((f) => f.path));
          const remove = some(made.old.filter((f) => !f.edited).map((f) => f.path));
          const done = carryOut(made, disk, { accept, remove });
          for (const [file, text] of disk) {
            if (done.disk.get(file) === text) continue;
            const asked = accept.includes(file) || remove.includes(file);
            // An edit that gives a file back what was exported is no edit to be seen.
            const ours =
              writers.get(file) === step.post.draft ||
              ledger.posts[step.post.draft]?.files[file] === sha256Of(text);
            expect(asked || ours).toBe(true);
          }
          for (const file of step.post.files) {
            if (!done.left.includes(file.path)) writers.set(file.path, step.post.draft);
          }
          const again = plan(done.ledger, [step.post], done.disk);
          for (const file of again.files) {
            expect(file.state.kind).toBe(done.left.includes(file.path) ? 'foreign' : 'same');
          }
          // Of what is left foreign the ledger says nothing new either.
          expect(changesOf(again, { accept: new Set(), remove: new Set() })).toEqual({
            changes: [],
            left: done.left,
            ledger: done.ledger,
          });
          ({ disk, ledger } = done);
        }
      }),
    );
  });
});
