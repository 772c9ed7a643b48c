import { readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Journal } from '../../../../electron/journal/index';
import { draftFolderName } from '../../../../electron/journal/layout';
import { closedDisk } from './faulty-disk';
import {
  entries,
  type Entry,
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
const draftPath = (id: string, ...names: readonly string[]) =>
  path.join(folder.path(), 'drafts', draftFolderName(id), ...names);

type Damage =
  | { readonly kind: 'cut'; readonly share: number }
  | { readonly kind: 'flip'; readonly places: readonly number[] }
  | { readonly kind: 'zeros' | 'removed' };

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({
    kind: fc.constant('cut' as const),
    share: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  }),
  fc.record({
    kind: fc.constant('flip' as const),
    places: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
  }),
  fc.constant({ kind: 'zeros' as const }),
  fc.constant({ kind: 'removed' as const }),
);

async function hurt(file: string, how: Damage): Promise<void> {
  const bytes = await readFile(file);
  switch (how.kind) {
    case 'cut':
      await truncate(file, Math.floor(bytes.length * how.share));
      return;
    case 'flip':
      for (const place of how.places) {
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (place % 8));
      }
      await writeFile(file, bytes);
      return;
    case 'zeros':
      await writeFile(file, new Uint8Array(bytes.length));
      return;
    case 'removed':
      await rm(file);
  }
}

/** The same on a disk whose clock stood: the file's time does not tell. */
async function hurtAtOnce(file: string, how: Damage): Promise<void> {
  const { mtimeMs } = await stat(file);
  await hurt(file, how);
  // The middle of the same millisecond, as seconds.
  const time = (Math.floor(mtimeMs) + 0.5) / 1_000;
  if (how.kind !== 'removed') await utimes(file, time, time);
}

interface Hurt {
  readonly file: string;
  /** The last version that was written. */
  readonly version: number;
  /** Versions of whole states, the last first. */
  readonly states: readonly number[];
  readonly hasManifest: boolean;
}

/** What may be found of a draft after damage to one file, as what is not so. */
async function wrongAfter(
  journal: Journal,
  listed: ReadonlyMap<string, Entry>,
  { file, version, states, hasManifest }: Hurt,
): Promise<readonly string[]> {
  const kept = await read(journal, 'a');
  const entry = listed.get('a');
  const [last = 1, before] = states;
  const isState = file.endsWith('.state');
  if (before === undefined && isState && kept.kind !== 'read') {
    // The only state there was: the draft is listed all the same.
    return entry?.condition === 'damaged' ? [] : [`listed as ${entry?.condition}`];
  }
  const found = versionRead(kept);
  const isFellBack = entry?.condition === 'fell-back';
  return [
    textRead(kept) === textOf('a', found) ? '' : 'another text',
    // Damage to one file never costs more than the log that it is in; as the log before a state leads up to it, a torn
    // state costs nothing at all.
    found >= (isState ? version : last) ? '' : `only version ${found}`,
    entry?.version === found ? '' : `listed as version ${entry?.version}`,
    found < version && hasManifest && !isFellBack ? `listed as ${entry?.condition}` : '',
  ].filter((wrong) => wrong !== '');
}

/** True: the next version as a whole, after its steps; false: as steps. */
const history = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });

describe('damage to one file', () => {
  it('gives a state that was written, not older than the generation before, and leaves others alone', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(), damage, fc.boolean(), async (writes, chosen, how, hasManifest) => {
        // Also where the run before failed: what it leaves would be found wrong in all simpler ones.
        await rm(folder.path(), { recursive: true, force: true });
        const journal = journalAt(folder.path());
        await keep(journal, whole('a', 1));
        await keep(journal, whole('b', 1));
        await keep(journal, steps('b', 2));
        const states = [1];
        let version = 1;
        for (const asWhole of writes) {
          version += 1;
          expect(await keep(journal, steps('a', version))).toEqual({ kind: 'kept' });
          if (!asWhole) continue;
          await keep(journal, whole('a', version));
          states.unshift(version);
        }
        if (hasManifest) await journal.idle();
        const files = [
          ...(await readdir(draftPath('a'))).map((name) => draftPath('a', name)),
          ...(hasManifest ? [path.join(folder.path(), 'manifest')] : []),
        ].sort();
        const file = files[chosen % files.length] ?? '';
        await hurtAtOnce(file, how);

        const again = journalAt(folder.path());
        const listed = await entries(again);
        const other = await read(again, 'b');
        expect(versionRead(other)).toBe(2);
        expect(listed.get('b')).toMatchObject({ version: 2, condition: 'whole' });

        expect(await wrongAfter(again, listed, { file, version, states, hasManifest })).toEqual([]);

        // The next write mends it.
        expect(await keep(again, whole('a', version + 1))).toEqual({ kind: 'kept' });
        expect(await keep(again, steps('a', version + 2))).toEqual({ kind: 'kept' });
        const mended = journalAt(folder.path());
        expect(versionRead(await read(mended, 'a'))).toBe(version + 2);
        expect((await entries(mended)).get('a')).toMatchObject({ version: version + 2, condition: 'whole' });
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('of all files of a draft leaves it listed by the name that the manifest or a piece gives it', async () => {
    const journal = journalAt(folder.path());
    for (const id of ['a', 'b', 'c']) await keep(journal, whole(id, 3));
    const bytes = new TextEncoder().encode('piece');
    await journal.handlers.keepPiece({ id: 'b', name: 'version-1', bytes }, undefined as never);
    for (const id of ['b', 'c']) await writeFile(draftPath(id, '3.state'), 'torn');
    const listed = await entries(journalAt(folder.path()));
    expect(listed.get('a')).toMatchObject({ condition: 'whole' });
    expect(listed.get('b')).toMatchObject({ condition: 'damaged', version: 3, pieces: ['version-1'] });
    const unknown = [...listed.keys()].find((id) => id.startsWith('unreadable-')) ?? '';
    expect(listed.get(unknown)).toMatchObject({ condition: 'damaged', title: '' });
    expect(await read(journalAt(folder.path()), unknown)).toMatchObject({ kind: 'failed' });
    expect(await read(journalAt(folder.path()), 'b')).toMatchObject({
      kind: 'failed',
      message: 'What is kept of this draft cannot be read: its files are damaged.',
    });
  });

  it('keeps what cannot be read out of the way, and on the disk', async () => {
    const journal = journalAt(folder.path());
    await keep(journal, whole('a', 3));
    await keep(journal, whole('a', 8));
    await keep(journal, steps('a', 9));
    await writeFile(draftPath('a', '8.state'), 'torn');
    const again = journalAt(folder.path());
    expect((await entries(again)).get('a')).toMatchObject({ version: 3, condition: 'fell-back' });
    // The library has version 5: newer than what can be read, older than what cannot.
    expect(await keep(again, steps('a', 4))).toEqual({ kind: 'wants-whole' });
    expect(await keep(again, whole('a', 5))).toEqual({ kind: 'kept' });
    expect(versionRead(await read(journalAt(folder.path()), 'a'))).toBe(5);
    const aside = await readdir(path.join(folder.path(), 'aside'), { recursive: true });
    expect(aside.map((name) => path.basename(name))).toEqual(expect.arrayContaining(['8.state', '8.log']));
  });
});

describe('a folder that may not be written to', () => {
  // By the disk's word: nothing is closed to the superuser, as whom tests may run.
  it('is read, and says so where it is written to', async () => {
    await keep(journalAt(folder.path()), whole('a', 1));
    const again = journalAt(folder.path(), closedDisk());
    expect(versionRead(await read(again, 'a'))).toBe(1);
    expect(await keep(again, steps('a', 2))).toEqual({
      kind: 'failed',
      message: 'The safety copy could not be written: access is denied.',
    });
    expect(await keep(journalAt(folder.path()), whole('a', 2))).toEqual({ kind: 'kept' });
  });

  it('where something else is in its place, says so', async () => {
    await writeFile(folder.path(), 'a file');
    const journal = journalAt(folder.path());
    const answer = await keep(journal, whole('a', 1));
    expect(answer.kind).toBe('failed');
    await rm(folder.path());
    expect(await keep(journal, whole('a', 1))).toEqual({ kind: 'kept' });
  });
});
