import { chmod, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backups } from '../../../../electron/backups/index';
import { createService, type ServiceOptions } from '../../../../electron/backups/service';
import { listFolder, readDraft } from '../../../../electron/journal/read';
import {
  addDraft,
  addSteps,
  placeOf,
  roomy,
  systemError,
  testFolder,
  type TestFolder,
} from './journal-folder';

const day = 24 * 3_600_000;
const nobody = {} as WebContents;

let folder: TestFolder;
let outside: string;
/** What the person answers. */
let file: string | null;
let chosen: string | null;
let now: number;

beforeEach(async () => {
  folder = await testFolder();
  outside = path.join(folder.root, 'outside');
  await mkdir(outside);
  await mkdir(path.join(folder.root, 'profile'));
  await rename(folder.journal, path.join(folder.root, 'profile', 'journal'));
  file = path.join(outside, 'mine.aftermark-backup');
  chosen = outside;
  now = new Date(2026, 10, 22, 12).getTime();
});
afterEach(async () => {
  await chmod(outside, 0o700).catch(() => undefined);
  await folder.remove();
});

const userData = (): string => path.join(folder.root, 'profile');
const journal = (): string => path.join(userData(), 'journal');

/** The app started anew. */
function started(given: Partial<ServiceOptions> = {}): Backups {
  return createService({
    userData: userData(),
    journal: journal(),
    journalIdle: () => Promise.resolve(),
    dialogs: {
      placeToWrite: () => Promise.resolve(file),
      fileToOpen: () => Promise.resolve(file),
      folder: () => Promise.resolve(chosen),
    },
    now: () => now,
    free: roomy,
    ...given,
  });
}

describe('backUpNow and openBackup', () => {
  it('write everything that the journal has once it is idle, and open it beside the others', async () => {
    await addDraft(journal(), 'one');
    const backups = started({
      journalIdle: async () => {
        await addDraft(journal(), 'late');
      },
    });
    expect(await backups.handlers.backUpNow(undefined, nobody)).toEqual({
      kind: 'written',
      files: ['mine.aftermark-backup'],
    });
    const opened = await backups.handlers.openBackup(undefined, nobody);
    expect(opened).toMatchObject({
      kind: 'open',
      name: 'mine.aftermark-backup',
      at: now,
      drafts: 2,
      damaged: 0,
    });
    const from = opened?.kind === 'open' ? backups.folderOf(opened.id) : null;
    expect(await readDraft(from ?? '', 'late')).toMatchObject({
      kind: 'read',
      entry: { title: 'Title of late' },
    });
    // Nothing is left of the snapshot that was packed.
    expect(await readdir(path.join(userData(), 'backups'))).toEqual([]);
    expect(await backups.handlers.backupPlan(undefined, nobody)).toMatchObject({
      everMade: true,
      folder: null,
    });
  });

  it('write everything where the profile cannot be written, and touch nothing there', async () => {
    await addDraft(journal(), 'one');
    const before = await readdir(userData(), { recursive: true });
    expect(await started({ isReadOnly: true }).handlers.backUpNow(undefined, nobody)).toMatchObject({
      kind: 'written',
    });
    expect(await readdir(userData(), { recursive: true })).toEqual(before);
    expect(await started().handlers.openBackup(undefined, nobody)).toMatchObject({ kind: 'open', drafts: 1 });
  });

  it('are cancelled by the person', async () => {
    file = null;
    expect(await started().handlers.backUpNow(undefined, nobody)).toEqual({ kind: 'cancelled' });
    expect(await started().handlers.openBackup(undefined, nobody)).toBeNull();
    expect(await started().handlers.backupPlan(undefined, nobody)).toMatchObject({ everMade: false });
  });

  it('say in one sentence what stands against them', async () => {
    await addDraft(journal(), 'one');
    const through = (): { write: () => Promise<never> } => ({
      write: () => Promise.reject(systemError('ENOSPC')),
    });
    expect(await started({ through }).handlers.backUpNow(undefined, nobody)).toEqual({
      kind: 'failed',
      message: '“mine.aftermark-backup” could not be written: the disk is full.',
    });
    expect(await readdir(outside)).toEqual([]);
    expect(await started().handlers.openBackup(undefined, nobody)).toEqual({
      kind: 'failed',
      message: '“mine.aftermark-backup” could not be opened: it is not there. Nothing was changed.',
    });
    await writeFile(file ?? '', 'no backup');
    expect(await started().handlers.openBackup(undefined, nobody)).toMatchObject({ kind: 'failed' });
    expect(await started().handlers.backupPlan(undefined, nobody)).toMatchObject({ everMade: false });
  });

  it('forget at the next start what was opened', async () => {
    await addDraft(journal(), 'one');
    const before = started();
    await before.handlers.backUpNow(undefined, nobody);
    const opened = await before.handlers.openBackup(undefined, nobody);
    const id = opened?.kind === 'open' ? opened.id : '';
    expect(before.folderOf(id)).not.toBeNull();
    const after = started();
    await after.makeWhatIsDue();
    expect(after.folderOf(id)).toBeNull();
  });
});

describe('folderOf', () => {
  it('gives a backup of the list and nothing else', async () => {
    await addDraft(journal(), 'one');
    const backups = started();
    await backups.makeWhatIsDue();
    const [backup] = await backups.handlers.listBackups(undefined, nobody);
    expect(backup).toMatchObject({ drafts: 1, kind: 'recent', at: now });
    expect(await listFolder(backups.folderOf(backup?.id ?? '') ?? '')).toMatchObject({
      entries: [{ title: 'Title of one' }],
    });
    for (const id of [
      '',
      '.',
      '..',
      'journal',
      '../journal',
      'opened-000000000000',
      '2026-11-22T10-00-00Z-0009',
      'backup.json',
    ]) {
      expect(backups.folderOf(id)).toBeNull();
    }
  });
});

describe('makeWhatIsDue and makeBeforeQuit', () => {
  it('make one where something has changed and the time has come, or the app quits', async () => {
    await addDraft(journal(), 'one');
    const backups = started();
    await backups.makeWhatIsDue();
    await backups.makeWhatIsDue();
    await backups.makeBeforeQuit();
    expect(await backups.handlers.listBackups(undefined, nobody)).toHaveLength(1);
    await addSteps(journal(), 'one', 1, 2);
    await backups.makeWhatIsDue();
    expect(await backups.handlers.listBackups(undefined, nobody)).toHaveLength(1);
    await backups.makeBeforeQuit();
    expect(await backups.handlers.listBackups(undefined, nobody)).toHaveLength(2);
  });

  it('never reject, whatever the disk says', async () => {
    await addDraft(journal(), 'one');
    await writeFile(path.join(userData(), 'backups'), 'a file where the folder should be');
    await writeFile(path.join(userData(), 'backup-plan.json'), '{{{');
    const backups = started();
    await backups.makeWhatIsDue();
    await backups.makeBeforeQuit();
    expect(await backups.handlers.listBackups(undefined, nobody)).toEqual([]);
  });

  it('are quick with many drafts', async () => {
    await Promise.all(Array.from({ length: 300 }, (_, place) => addDraft(journal(), `draft ${place}`)));
    const backups = started();
    await backups.makeBeforeQuit();
    expect(await backups.handlers.listBackups(undefined, nobody)).toMatchObject([{ drafts: 300 }]);
  });
});

describe('the plan', () => {
  it('begins with a file in the folder, says its name and not its path, and survives a start', async () => {
    await addDraft(journal(), 'one');
    const plan = await started().handlers.chooseBackupFolder(undefined, nobody);
    expect(plan).toEqual({ folder: 'outside', every: 'day', lastAt: now, problem: null, everMade: true });
    expect(await readdir(outside)).toEqual(['Aftermark backup 2026-11-22.aftermark-backup']);
    expect(await started().handlers.backupPlan(undefined, nobody)).toEqual(plan);
    file = path.join(outside, 'Aftermark backup 2026-11-22.aftermark-backup');
    expect(await started().handlers.openBackup(undefined, nobody)).toMatchObject({ kind: 'open', drafts: 1 });
  });

  it('writes when it is due and something has changed, and keeps its last five files and nobody else’s', async () => {
    await addDraft(journal(), 'one');
    const backups = started();
    await backups.handlers.chooseBackupFolder(undefined, nobody);
    await backups.handlers.setBackupPlan({ every: 'week' }, nobody);
    const theirs = 'Aftermark backup 2020-01-01.aftermark-backup';
    await writeFile(path.join(outside, theirs), 'from another machine');
    for (let version = 2; version <= 8; version += 1) {
      await addSteps(journal(), 'one', 1, version);
      now += 3 * day;
      await backups.makeWhatIsDue();
      now += 4 * day;
      await backups.makeWhatIsDue();
      await backups.makeWhatIsDue();
    }
    const names = await readdir(outside);
    expect(names).toHaveLength(6);
    expect(names).toContain(theirs);
    expect(names).toContain('Aftermark backup 2027-01-10.aftermark-backup');
    expect(names).not.toContain('Aftermark backup 2026-11-22.aftermark-backup');
    now += 7 * day;
    await backups.makeWhatIsDue();
    expect(await readdir(outside)).toEqual(names);
    expect(await backups.handlers.backupPlan(undefined, nobody)).toMatchObject({
      lastAt: now,
      problem: null,
    });
  });

  it('does not write over a file of the same day', async () => {
    await addDraft(journal(), 'one');
    await writeFile(path.join(outside, 'Aftermark backup 2026-11-22.aftermark-backup'), 'theirs');
    await started().handlers.chooseBackupFolder(undefined, nobody);
    expect(await readdir(outside)).toContain('Aftermark backup 2026-11-22 (2).aftermark-backup');
    expect(await readFile(path.join(outside, 'Aftermark backup 2026-11-22.aftermark-backup'), 'utf8')).toBe(
      'theirs',
    );
  });

  it('says that the folder is gone, does not make it, and goes on when it is back', async () => {
    await addDraft(journal(), 'one');
    const backups = started();
    await backups.handlers.chooseBackupFolder(undefined, nobody);
    const away = path.join(folder.root, 'away');
    await rename(outside, away);
    await addDraft(journal(), 'two');
    now += day;
    await backups.makeWhatIsDue();
    expect(await started().handlers.backupPlan(undefined, nobody)).toMatchObject({
      folder: 'outside',
      problem: 'The folder “outside” for backups is not there.',
    });
    expect(await readdir(folder.root)).not.toContain('outside');
    await rename(away, outside);
    await started().makeWhatIsDue();
    expect(await started().handlers.backupPlan(undefined, nobody)).toMatchObject({
      problem: null,
      lastAt: now,
    });
    expect(await readdir(outside)).toHaveLength(2);
  });

  it('says that the disk is full, leaves nothing there, and tries again', async () => {
    await addDraft(journal(), 'one');
    const through = (): { write: () => Promise<never> } => ({
      write: () => Promise.reject(systemError('ENOSPC')),
    });
    expect(await started({ through }).handlers.chooseBackupFolder(undefined, nobody)).toMatchObject({
      problem: 'The backup could not be written to “outside”: the disk is full.',
      lastAt: null,
    });
    expect(await readdir(outside)).toEqual([]);
    await started().makeWhatIsDue();
    expect(await readdir(outside)).toHaveLength(1);
    expect(await started().handlers.backupPlan(undefined, nobody)).toMatchObject({ problem: null });
  });

  it('removes the file that it was writing when the app was ended', async () => {
    await addDraft(journal(), 'one');
    let end = (): void => undefined;
    const never = new Promise<never>((_, reject) => {
      end = () => reject(systemError('EIO'));
    });
    const ended = started({ through: () => ({ write: () => never }) }).handlers.chooseBackupFolder(
      undefined,
      nobody,
    );
    await expect.poll(() => readdir(outside)).toEqual([expect.stringMatching(/^\.aftermark-.*\.tmp$/)]);
    await started().makeWhatIsDue();
    expect(await readdir(outside)).toEqual(['Aftermark backup 2026-11-22.aftermark-backup']);
    end();
    await ended;
  });

  it('is forgotten with “never”, and leaves the files', async () => {
    await addDraft(journal(), 'one');
    const backups = started();
    await backups.handlers.chooseBackupFolder(undefined, nobody);
    expect(await backups.handlers.setBackupPlan({ every: 'never' }, nobody)).toEqual({
      folder: null,
      every: 'never',
      lastAt: null,
      problem: null,
      everMade: true,
    });
    now += 10 * day;
    await backups.makeWhatIsDue();
    expect(await readdir(outside)).toHaveLength(1);
  });

  it('has no time without a folder', async () => {
    expect(await started().handlers.setBackupPlan({ every: 'day' }, nobody)).toMatchObject({
      every: 'never',
      folder: null,
    });
  });

  it('refuses the app’s own folder, which would be lost with the drafts', async () => {
    for (const inside of [userData(), journal(), path.join(userData(), 'backups')]) {
      chosen = inside;
      expect(await started().handlers.chooseBackupFolder(undefined, nobody)).toMatchObject({
        folder: null,
        problem: expect.stringContaining('outside of it'),
      });
    }
  });

  it('that cannot be understood is none, and says so', async () => {
    await writeFile(path.join(userData(), 'backup-plan.json'), '{"format":1,"folder":7}');
    expect(await started().handlers.backupPlan(undefined, nobody)).toMatchObject({
      folder: null,
      problem: expect.any(String),
    });
    await addDraft(journal(), 'one');
    expect(await started().handlers.chooseBackupFolder(undefined, nobody)).toMatchObject({
      folder: 'outside',
      problem: null,
    });
  });

  it('keeps the last full file of a library that lost its drafts', async () => {
    for (let count = 1; count <= 5; count += 1) await addDraft(journal(), `draft ${count}`);
    const backups = started();
    await backups.handlers.chooseBackupFolder(undefined, nobody);
    for (let count = 1; count <= 4; count += 1)
      await rm(placeOf(journal(), `draft ${count}`), { recursive: true });
    for (let version = 2; version <= 9; version += 1) {
      await addSteps(journal(), 'draft 5', 1, version);
      now += day;
      await backups.makeWhatIsDue();
    }
    const names = await readdir(outside);
    expect(names).toHaveLength(6);
    expect(names).toContain('Aftermark backup 2026-11-22.aftermark-backup');
  });

  it('never removes what its list names that it cannot have written', async () => {
    await addDraft(journal(), 'one');
    const backups = started();
    await backups.handlers.chooseBackupFolder(undefined, nobody);
    const planFile = path.join(userData(), 'backup-plan.json');
    const plan = JSON.parse(await readFile(planFile, 'utf8')) as Record<string, unknown>;
    await writeFile(path.join(folder.root, 'precious.txt'), 'x');
    const evil = ['../precious.txt', 'precious.txt', '../profile/journal', '', '.', '..', 'a', 'b'];
    const files = evil.map((name) => ({ name, at: 0, drafts: 1, fingerprint: '' }));
    await writeFile(planFile, JSON.stringify({ ...plan, files, unfinished: '../precious.txt' }));
    await writeFile(path.join(outside, 'precious.txt'), 'x');
    now += day;
    await started().makeWhatIsDue();
    expect(await readdir(outside)).toContain('precious.txt');
    expect(await readdir(folder.root)).toContain('precious.txt');
    expect(await readdir(journal())).toEqual(['drafts']);
  });
});
