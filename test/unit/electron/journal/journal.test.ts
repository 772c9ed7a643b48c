import { createHash } from 'node:crypto';
import { readdir, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { frame } from '../../../../electron/journal/frame';
import { draftFolderName } from '../../../../electron/journal/layout';
import {
  entries,
  journalAt,
  keep,
  list,
  read,
  steps,
  text,
  textOf,
  textRead,
  journalFolder,
  versionRead,
  whole,
} from './support';

const folder = journalFolder();
const filesOf = async (id: string) =>
  (await readdir(path.join(folder.path(), 'drafts', draftFolderName(id)))).sort();
const nobody = undefined as never;

describe('keeping versions', () => {
  it('is read back, in this run and in the next one', async () => {
    const journal = journalAt(folder.path());
    expect(await keep(journal, whole('a', 1))).toEqual({ kind: 'kept' });
    expect(await keep(journal, steps('a', 2))).toEqual({ kind: 'kept' });
    expect(await keep(journal, steps('a', 3))).toEqual({ kind: 'kept' });
    for (const one of [journal, journalAt(folder.path())]) {
      const kept = await read(one, 'a');
      expect(versionRead(kept)).toBe(3);
      expect(kept).toMatchObject({
        entry: { title: 'Title of a', trashedAt: null, condition: 'whole', pieces: [] },
      });
      expect((await entries(one)).get('a')).toMatchObject({ version: 3, condition: 'whole' });
    }
  });

  it('asks for the whole where steps do not lead on from what is kept', async () => {
    const journal = journalAt(folder.path());
    expect(await keep(journal, steps('a', 2))).toEqual({ kind: 'wants-whole' });
    await keep(journal, whole('a', 3));
    expect(await keep(journal, steps('a', 5))).toEqual({ kind: 'wants-whole' });
    expect(versionRead(await read(journal, 'a'))).toBe(3);
  });

  it('never puts an older version over a newer one, nor another one of the same number', async () => {
    const journal = journalAt(folder.path());
    await keep(journal, whole('a', 7));
    await keep(journal, steps('a', 8));
    const again = journalAt(folder.path());
    for (const one of [journal, again]) {
      expect(await keep(one, whole('a', 7))).toEqual({ kind: 'older', version: 8 });
      expect(await keep(one, steps('a', 8, '', 7))).toMatchObject({ kind: 'wants-whole' });
      expect(await keep(one, { ...whole('a', 8), at: 5 })).toEqual({ kind: 'older', version: 8 });
      expect(await keep(one, { ...steps('a', 8), at: 5 })).toEqual({ kind: 'older', version: 8 });
      expect(versionRead(await read(one, 'a'))).toBe(8);
    }
  });

  it('keeps one generation before the last, with the log that leads to it', async () => {
    const journal = journalAt(folder.path());
    await keep(journal, whole('a', 1));
    await keep(journal, steps('a', 2));
    await keep(journal, whole('a', 2));
    await keep(journal, steps('a', 3));
    await keep(journal, whole('a', 3));
    await keep(journal, steps('a', 4));
    expect(await filesOf('a')).toEqual(['2.log', '2.state', '3.log', '3.state']);
  });

  it('takes what changed beside the text without a new version', async () => {
    const journal = journalAt(folder.path());
    await keep(journal, whole('a', 4));
    const trashed = { ...steps('a', 4, 'in the trash', 4), trashedAt: 99, title: 'Other' };
    expect(await keep(journal, trashed)).toEqual({ kind: 'kept' });
    const again = journalAt(folder.path());
    expect((await entries(again)).get('a')).toMatchObject({ version: 4, trashedAt: 99, title: 'Other' });
    expect(textRead(await read(again, 'a'))).toBe(textOf('a', 4, 'in the trash'));
    // A whole state of the same version takes its place.
    await keep(again, whole('a', 4, 'anew'));
    expect(textRead(await read(again, 'a'))).toBe(textOf('a', 4, 'anew'));
    expect((await entries(journalAt(folder.path()))).get('a')).toMatchObject({ trashedAt: null });
    await keep(again, steps('a', 5));
    expect(versionRead(await read(journalAt(folder.path()), 'a'))).toBe(5);
  });

  it('keeps many drafts at once, each in order', async () => {
    const journal = journalAt(folder.path());
    const ids = Array.from({ length: 20 }, (_, index) => `draft-${index}`);
    const answers = await Promise.all(
      ids.flatMap((id) => [
        keep(journal, whole(id, 1)),
        ...[2, 3, 4, 5].map((version) => keep(journal, steps(id, version))),
        keep(journal, whole(id, 5)),
        keep(journal, steps(id, 6)),
      ]),
    );
    expect(answers.every(({ kind }) => kind === 'kept')).toBe(true);
    const again = journalAt(folder.path());
    for (const id of ids) expect(versionRead(await read(again, id))).toBe(6);
  });
});

describe('what belongs to a draft', () => {
  it('is kept piece by piece, replaced, and taken away', async () => {
    const journal = journalAt(folder.path());
    const piece = (name: string, value: string | null) =>
      journal.handlers.keepPiece(
        { id: 'a', name, bytes: value === null ? null : new TextEncoder().encode(value) },
        nobody,
      );
    // Before the draft itself, too.
    expect(await piece('version-1', 'one')).toEqual({ kind: 'kept' });
    expect((await list(journal)).entries).toEqual([]);
    await keep(journal, whole('a', 1));
    await piece('round-Xy_z', 'two');
    await piece('round-Xy_z', 'three');
    await piece('review', 'four');
    await piece('review', null);
    for (const one of [journal, journalAt(folder.path())]) {
      expect((await entries(one)).get('a')?.pieces).toEqual(['round-Xy_z', 'version-1']);
      const kept = await read(one, 'a');
      if (kept.kind !== 'read') throw new Error(kept.kind);
      expect(kept.pieces.map(({ name, bytes }) => [name, text(bytes)])).toEqual([
        ['round-Xy_z', 'three'],
        ['version-1', 'one'],
      ]);
    }
  });

  it('goes with it, and may be set aside', async () => {
    const journal = journalAt(folder.path());
    for (const id of ['a', 'b', 'c']) await keep(journal, whole(id, 5));
    expect(await journal.handlers.forgetInJournal({ id: 'a' }, nobody)).toEqual({ kind: 'kept' });
    expect(await journal.handlers.setAsideInJournal({ id: 'b' }, nobody)).toEqual({ kind: 'kept' });
    expect(await journal.handlers.setAsideInJournal({ id: 'unknown' }, nobody)).toEqual({ kind: 'kept' });
    expect([...(await entries(journal)).keys()]).toEqual(['c']);
    expect(await read(journal, 'a')).toEqual({ kind: 'missing' });
    // An older state may take the place of one that was set aside; that one is still on the disk.
    expect(await keep(journal, whole('b', 2))).toEqual({ kind: 'kept' });
    expect((await entries(journalAt(folder.path()))).get('b')).toMatchObject({
      version: 2,
      condition: 'whole',
    });
    const [aside = ''] = await readdir(path.join(folder.path(), 'aside'));
    expect(aside.startsWith(draftFolderName('b'))).toBe(true);
    expect(await readdir(path.join(folder.path(), 'aside', aside))).toEqual(['5.state']);
    expect(await readdir(path.join(folder.path(), 'drafts'))).not.toContain(draftFolderName('a'));
  });
});

describe('images and what is shared', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const hash = createHash('sha256').update(bytes).digest('hex');

  it('are kept and listed', async () => {
    const journal = journalAt(folder.path());
    const { handlers } = journal;
    expect(await handlers.keepImage({ hash, bytes }, nobody)).toEqual({ kind: 'kept' });
    expect(await handlers.keepImage({ hash: 'f'.repeat(64), bytes }, nobody)).toMatchObject({
      kind: 'failed',
    });
    for (const value of ['one', 'two', 'three']) {
      await handlers.keepShared({ name: 'settings', bytes: new TextEncoder().encode(value) }, nobody);
    }
    expect(await list(journal)).toMatchObject({ images: [hash], shared: ['settings'] });
    expect(await readdir(path.join(folder.path(), 'shared'))).toEqual(['settings-2', 'settings-3']);
    expect(
      text((await handlers.readKeptShared({ from: 'journal', name: 'settings' }, nobody)) ?? undefined),
    ).toBe('three');
    expect(await handlers.readKeptShared({ from: 'journal', name: 'templates' }, nobody)).toBeNull();
    expect(await handlers.readKeptImage({ from: 'journal', hash }, nobody)).toEqual(bytes);
  });

  it('are not read where they are damaged: the one before is, and an image is kept again', async () => {
    const { handlers } = journalAt(folder.path());
    await handlers.keepImage({ hash, bytes }, nobody);
    await writeFile(path.join(folder.path(), 'images', hash), 'other');
    expect(await handlers.readKeptImage({ from: 'journal', hash }, nobody)).toBeNull();
    await handlers.keepImage({ hash, bytes }, nobody);
    expect(await handlers.readKeptImage({ from: 'journal', hash }, nobody)).toEqual(bytes);
    const shared = async (value: string) =>
      handlers.keepShared({ name: 'templates', bytes: new TextEncoder().encode(value) }, nobody);
    await shared('one');
    await shared('two');
    await writeFile(path.join(folder.path(), 'shared', 'templates-2'), 'torn');
    const present = async () =>
      text((await handlers.readKeptShared({ from: 'journal', name: 'templates' }, nobody)) ?? undefined);
    expect(await present()).toBe('one');
    await shared('three');
    // The last that can be read stays until two can be.
    expect(await readdir(path.join(folder.path(), 'shared'))).toContain('templates-1');
    expect(await present()).toBe('three');
  });
});

describe('a newer version of the app', () => {
  it('has its journal left alone', async () => {
    const journal = journalAt(folder.path());
    await keep(journal, whole('a', 1));
    await journal.idle();
    await writeFile(
      path.join(folder.path(), 'manifest'),
      await frame({ kind: 'manifest' }, new Uint8Array(), 2),
    );
    const before = await filesOf('a');
    const again = journalAt(folder.path());
    expect(await again.handlers.listKept({ from: 'journal' }, nobody)).toEqual({ kind: 'newer' });
    expect(await keep(again, whole('a', 2))).toMatchObject({ kind: 'failed' });
    await again.idle();
    expect(await filesOf('a')).toEqual(before);
    expect(await journalAt(folder.path()).handlers.listKept({ from: 'journal' }, nobody)).toEqual({
      kind: 'newer',
    });
  });

  it('has a single draft of its own left alone, which is listed as damaged', async () => {
    const journal = journalAt(folder.path());
    await keep(journal, whole('a', 1));
    await keep(journal, whole('b', 1));
    const header = { kind: 'state', id: 'a', title: 'A', version: 2, at: 1, trashedAt: null } as const;
    const file = path.join(folder.path(), 'drafts', draftFolderName('a'), '2.state');
    await writeFile(file, await frame(header, new Uint8Array(), 2));
    const { mtimeMs } = await stat(file);
    const again = journalAt(folder.path());
    expect((await entries(again)).get('a')).toMatchObject({ version: 1, condition: 'fell-back' });
    for (const request of [whole('a', 2), whole('a', 3), steps('a', 2)]) {
      expect(await keep(again, request)).toMatchObject({ kind: 'failed' });
    }
    expect((await stat(file)).mtimeMs).toBe(mtimeMs);
    expect(await keep(again, whole('b', 2))).toEqual({ kind: 'kept' });
  });
});

describe('the manifest', () => {
  it('is believed where the files are as it says, and else the files are', async () => {
    const journal = journalAt(folder.path());
    for (const id of ['a', 'b']) await keep(journal, whole(id, 1));
    await journal.idle();
    // What is written after it, as before a power cut.
    await keep(journal, steps('a', 2));
    await keep(journal, whole('c', 1));
    const found = await entries(journalAt(folder.path()));
    expect(['a', 'b', 'c'].map((id) => found.get(id)?.version)).toEqual([2, 1, 1]);
    for (const content of ['', 'torn', '{}']) {
      await writeFile(path.join(folder.path(), 'manifest'), content);
      expect([...(await entries(journalAt(folder.path()))).keys()].sort()).toEqual(['a', 'b', 'c']);
    }
  });

  it('tells of a log that was cut at the end of a record', async () => {
    const journal = journalAt(folder.path());
    await keep(journal, whole('a', 1));
    await keep(journal, steps('a', 2));
    const log = path.join(folder.path(), 'drafts', draftFolderName('a'), '1.log');
    const { size } = await stat(log);
    await keep(journal, steps('a', 3));
    await journal.idle();
    await truncate(log, size);
    const again = journalAt(folder.path());
    expect((await entries(again)).get('a')).toMatchObject({ version: 2, condition: 'fell-back' });
    expect(await keep(again, steps('a', 4))).toEqual({ kind: 'wants-whole' });
    expect(await keep(again, whole('a', 4))).toEqual({ kind: 'kept' });
    expect((await entries(again)).get('a')).toMatchObject({ version: 4, condition: 'whole' });
  });
});
