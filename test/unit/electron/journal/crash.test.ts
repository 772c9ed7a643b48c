import { readdir, rm, statfs } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { realDisk } from '../../../../electron/journal/disk';
import { isTemporary } from '../../../../electron/journal/layout';
import type { Journal } from '../../../../electron/journal/index';
import { type CountedDisk, countingDisk, Denied, fullAt, killedAt } from './faulty-disk';
import {
  entries,
  journalAt,
  keep,
  read,
  steps,
  textOf,
  textRead,
  journalFolder,
  versionRead,
  whole,
} from './support';

const folder = journalFolder();

/** What a draft goes through: every kind of write, and two generations of each. */
const history = [
  whole('a', 1),
  steps('a', 2),
  steps('a', 3),
  whole('b', 1),
  whole('a', 3),
  steps('a', 4),
  steps('a', 4, 'beside', 4),
  whole('a', 4),
  steps('a', 5),
  steps('b', 2),
  whole('a', 9),
  steps('a', 10),
] as const;

interface Reached {
  /** The last version that the journal said it has, by draft. */
  readonly said: Map<string, number>;
  /** The last version that it was given. */
  readonly given: Map<string, number>;
}

const allFiles = async () =>
  (await readdir(folder.path(), { recursive: true }).catch(() => [])).map(
    (file) => file.split('/').at(-1) ?? '',
  );

async function write(
  journal: Journal,
  until: (answer: { readonly kind: string }) => boolean,
): Promise<Reached> {
  const said = new Map<string, number>();
  const given = new Map<string, number>();
  for (const request of history) {
    given.set(request.id, request.version);
    const answer = await keep(journal, request);
    if (until(answer)) break;
    if (answer.kind === 'kept') said.set(request.id, request.version);
    // Every write of the manifest is a place to be killed at, too.
    if (request.version % 2 === 0) await journal.idle();
  }
  await journal.handlers.forgetInJournal({ id: 'b' }, undefined as never);
  return { said, given };
}

async function countChanges(): Promise<number> {
  const disk = countingDisk();
  await write(journalAt(folder.path(), disk), () => false);
  await rm(folder.path(), { recursive: true });
  return disk.changes();
}

/** What the next run finds: what the one before said that it has, and no more than it was given. Then life goes on. */
async function expectNothingLost(said: number | undefined, given: number): Promise<void> {
  const journal = journalAt(folder.path());
  const listed = await entries(journal);
  const kept = await read(journal, 'a');
  const found = kept.kind === 'read' ? versionRead(kept) : 0;
  expect(found).toBeGreaterThanOrEqual(said ?? 0);
  expect(found).toBeLessThanOrEqual(given);
  expect(kept.kind === 'read' ? textRead(kept) : textOf('a', 0)).toContain(textOf('a', found));
  expect(listed.get('a')?.version ?? 0).toBe(found);
  expect((await allFiles()).filter(isTemporary)).toEqual([]);

  // With steps where the log is whole, else as the journal asks.
  const next = (listed.get('a')?.version ?? 0) + 1;
  let answer = await keep(journal, steps('a', next));
  if (answer.kind === 'wants-whole') answer = await keep(journal, whole('a', next));
  expect(answer).toEqual({ kind: 'kept' });
  expect(versionRead(await read(journalAt(folder.path()), 'a'))).toBe(next);
  expect((await entries(journalAt(folder.path()))).get('a')?.condition).toBe('whole');
}

/** Keeps it as the window does: again where it fails, and as a whole where that is asked for. */
async function keepInTheEnd(journal: Journal, request: (typeof history)[number]): Promise<void> {
  const left: string[] = [];
  let answer = await keep(journal, request);
  const full = 'The safety copy could not be written: the disk is full.';
  expect(answer.kind === 'failed' ? answer.message : full).toBe(full);
  if (answer.kind === 'failed') {
    left.push(...(await allFiles()).filter(isTemporary));
    answer = await keep(journal, request);
  }
  expect(left).toEqual([]);
  if (answer.kind === 'wants-whole') answer = await keep(journal, whole(request.id, request.version));
  expect(answer).toEqual({ kind: 'kept' });
}

describe('an app that is killed while it writes', () => {
  it.each([0.5, 1])(
    'has lost nothing that it said it has, at no change of the disk (%d of it done)',
    async (part) => {
      const changes = await countChanges();
      expect(changes).toBeGreaterThan(50);
      for (let change = 0; change < changes; change += 1) {
        const disk: CountedDisk = killedAt(change, part);
        const { said, given } = await write(journalAt(folder.path(), disk), ({ kind }) => kind === 'failed');

        await expectNothingLost(said.get('a'), given.get('a') ?? 0);
        await rm(folder.path(), { recursive: true, force: true });
      }
    },
    60_000,
  );
});

describe('a disk that is full', () => {
  it.each([0.5])(
    'fails a write at any stage with a sentence, leaves nothing, and the next one works (%d)',
    async (part) => {
      const changes = await countChanges();
      for (let change = 0; change < changes; change += 1) {
        const journal = journalAt(folder.path(), fullAt(new Set([change]), part));
        for (const request of history) {
          await keepInTheEnd(journal, request);
          if (request.version % 2 === 0) await journal.idle();
        }
        for (const one of [journal, journalAt(folder.path())]) {
          expect(versionRead(await read(one, 'a'))).toBe(10);
          expect(versionRead(await read(one, 'b'))).toBe(2);
          expect((await entries(one)).get('a')?.condition).toBe('whole');
        }
        await rm(folder.path(), { recursive: true });
      }
    },
    60_000,
  );

  it('is not filled to the last byte: the journal looks before it writes', async () => {
    const disk = { ...countingDisk(), free: () => Promise.resolve(1_000_000) };
    const journal = journalAt(folder.path(), disk, 999_000);
    expect(await keep(journal, whole('a', 1))).toEqual({ kind: 'kept' });
    expect(await keep(journal, whole('a', 2, 'x'.repeat(2_000)))).toEqual({
      kind: 'failed',
      message: 'The safety copy could not be written: the disk is full.',
    });
    expect(await keep(journal, steps('a', 2))).toEqual({ kind: 'kept' });
    const image = { hash: 'f'.repeat(64), bytes: new Uint8Array(5) };
    expect(await journal.handlers.keepImage(image, undefined as never)).toMatchObject({ kind: 'failed' });
  });

  it('has room for the database to be opened, or not, as far as it can be asked', async () => {
    const answers = async (free: () => Promise<number>): Promise<boolean> =>
      journalAt(folder.path(), { ...countingDisk(), free }).handlers.hasRoom(undefined, undefined as never);
    expect(await answers(() => Promise.resolve(100_000_000))).toBe(true);
    expect(await answers(() => Promise.resolve(1_000_000))).toBe(false);
    expect(await answers(() => Promise.reject(new Denied()))).toBe(true);
  });

  it.runIf(process.platform === 'linux')(
    'is not one whose file system answers with nothing but zeros',
    async () => {
      // As /proc does, and some network file systems.
      expect((await statfs('/proc')).blocks).toBe(0);
      expect(await realDisk.free('/proc')).toBe(Number.POSITIVE_INFINITY);
      const disk = { ...countingDisk(), free: () => realDisk.free('/proc') };
      expect(await journalAt(folder.path(), disk).handlers.hasRoom(undefined, undefined as never)).toBe(true);
    },
  );

  it('leaves a log that goes on where the last good record ends', async () => {
    const full = new Set<number>();
    const disk = fullAt(full, 0.5);
    const journal = journalAt(folder.path(), disk);
    await keep(journal, whole('a', 1));
    await keep(journal, steps('a', 2));
    // The append, and the attempt to take its part back.
    full.add(disk.changes()).add(disk.changes() + 1);
    expect(await keep(journal, steps('a', 3))).toMatchObject({ kind: 'failed' });
    // In between, the app may be killed.
    expect(versionRead(await read(journalAt(folder.path()), 'a'))).toBe(2);
    expect(await keep(journal, steps('a', 3))).toEqual({ kind: 'wants-whole' });
    expect(await keep(journal, whole('a', 3))).toEqual({ kind: 'kept' });
    expect(await keep(journal, steps('a', 4))).toEqual({ kind: 'kept' });
    expect(versionRead(await read(journalAt(folder.path()), 'a'))).toBe(4);
  });
});
