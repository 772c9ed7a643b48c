import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { WebContents } from 'electron';
import type { BackupPlan } from '../contract/backups';
import { reasonOf } from '../file-errors';
import type { BackupDialogs } from './dialogs';
import type { Backups } from './index';
import { log } from '../log';
import { BadArchive } from './zip-reader';
import { fileNameOf, parseId } from './names';
import { unpackArchive } from './open-archive';
import { readPlan, writePlan, type StoredPlan } from './plan';
import { writePlanned } from './planned-files';
import { listRotating, makeRotating, removeUnfinished, unfinishedIn, type When } from './rotating';
import { takeSnapshot } from './snapshot';
import { freeBytes } from './space';
import { fingerprintOf, readTree } from './tree';
import { writeArchive, type ArchiveOptions } from './write-archive';

export interface ServiceOptions {
  /** The profile's folder. */
  readonly userData: string;
  readonly journal: string;
  readonly journalIdle: () => Promise<void>;
  /** Whether nothing can be written there, so that the journal stands still. */
  readonly isReadOnly?: boolean;
  readonly dialogs: BackupDialogs;
  readonly now: () => number;
  readonly free?: typeof freeBytes;
  readonly through?: ArchiveOptions['through'];
}

/** How long the backup before the app quits may take, in milliseconds. */
const QUIT_LIMIT = 1_500;
/** When the first look after the start is: not while the window is being drawn. In milliseconds. */
const FIRST_LOOK = 15_000;
const LOOK_EVERY = 3_600_000;

/** Does one thing after the other: two backups at a time would only take each other's files for old. */
function createQueue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}

function shown(plan: StoredPlan): BackupPlan {
  const { folder, every, lastAt, problem, everMade } = plan;
  return { folder: folder === null ? null : path.basename(folder), every, lastAt, problem, everMade };
}

/** All of it but Electron's dialogs, which are handed in. */
export function createService(options: ServiceOptions): Backups {
  const { userData, journal, dialogs, now, free = freeBytes } = options;
  const folder = path.join(userData, 'backups');
  const openedFolder = path.join(userData, 'opened-backups');
  const planFile = path.join(userData, 'backup-plan.json');
  const inTurn = createQueue();
  const used = new Set<string>();

  let cleaned: Promise<void> | undefined;
  const clean = (): Promise<void> =>
    (cleaned ??= removeUnfinished(folder)
      .then(() => rm(openedFolder, { recursive: true, force: true }))
      .catch((error: unknown) => log(`what old backups have left could not be removed: ${reasonOf(error)}`)));

  const rotating = async (when: When, signal?: AbortSignal): Promise<void> => {
    try {
      await clean();
      await makeRotating({ folder, journal, now, free, isUsed: (id) => used.has(id) }, when, signal);
    } catch (error) {
      if (signal?.aborted !== true) log(`a backup could not be made: ${reasonOf(error)}`);
    }
  };

  const pack = async (
    source: string,
    file: string,
    onTemporary?: ArchiveOptions['onTemporary'],
  ): Promise<void> => {
    const { through } = options;
    await writeArchive({
      source,
      tree: await readTree(source),
      file,
      at: now(),
      free,
      ...(onTemporary === undefined ? {} : { onTemporary }),
      ...(through === undefined ? {} : { through }),
    });
  };

  const archive = async (file: string, onTemporary?: ArchiveOptions['onTemporary']): Promise<void> => {
    if (options.isReadOnly === true) return pack(journal, file, onTemporary);
    await clean();
    await options.journalIdle();
    await mkdir(folder, { recursive: true });
    // What is packed is a snapshot: packing takes long, and the journal goes on.
    const source = unfinishedIn(folder);
    try {
      await takeSnapshot({ journal, tree: await readTree(journal), target: source, previous: null, free });
      await pack(source, file, onTemporary);
    } finally {
      await rm(source, { recursive: true, force: true });
    }
  };

  const planned = (plan: StoredPlan): Promise<StoredPlan> =>
    writePlanned(plan, {
      now,
      fingerprint: async () => {
        await options.journalIdle();
        const tree = await readTree(journal);
        return { fingerprint: fingerprintOf(tree), drafts: tree.drafts };
      },
      write: archive,
      keep: (kept) => writePlan(planFile, kept),
    });

  /** Changes the plan and keeps it. What stands against it is in the plan that it resolves with. */
  const changePlan = (change: (plan: StoredPlan) => StoredPlan | Promise<StoredPlan>): Promise<StoredPlan> =>
    inTurn(async () => {
      const before = await readPlan(planFile);
      try {
        const after = await change(before);
        await writePlan(planFile, after);
        return after;
      } catch (error) {
        return { ...before, problem: `What you set for backups could not be kept: ${reasonOf(error)}.` };
      }
    });

  const whatIsDue = async (when: When): Promise<void> => {
    await inTurn(() => rotating(when));
    await inTurn(async () => {
      try {
        await planned(await readPlan(planFile));
      } catch (error) {
        log(`the plan for backups could not be kept: ${reasonOf(error)}`);
      }
    });
  };

  return {
    makeWhatIsDue: () => whatIsDue('due'),
    makeBeforeQuit: () => inTurn(() => rotating('changed', AbortSignal.timeout(QUIT_LIMIT))),
    watch: () => {
      setTimeout(() => void whatIsDue('changed'), FIRST_LOOK).unref();
      setInterval(() => void whatIsDue('due'), LOOK_EVERY).unref();
    },
    folderOf: (id) => {
      const inside = parseId(id) === null ? openedFolder : folder;
      if (parseId(id) === null && !/^opened-[0-9a-f]{12}$/.test(id)) return null;
      const found = path.join(inside, id);
      if (!existsSync(found)) return null;
      used.add(id);
      return found;
    },
    handlers: {
      listBackups: async () =>
        (await listRotating(folder)).map(({ id, at, drafts, kind }) => ({ id, at, drafts, kind })),

      backUpNow: async (_nothing, contents: WebContents) => {
        const file = await dialogs.placeToWrite(contents, fileNameOf(now()));
        if (file === null) return { kind: 'cancelled' };
        try {
          await inTurn(() => archive(file));
        } catch (error) {
          return {
            kind: 'failed',
            message: `“${path.basename(file)}” could not be written: ${reasonOf(error)}.`,
          };
        }
        if (options.isReadOnly !== true) await changePlan((plan) => ({ ...plan, everMade: true }));
        return { kind: 'written', files: [path.basename(file)] };
      },

      openBackup: async (_nothing, contents: WebContents) => {
        const file = await dialogs.fileToOpen(contents);
        if (file === null) return null;
        await clean();
        const id = `opened-${randomBytes(6).toString('hex')}`;
        const name = path.basename(file);
        try {
          const unpacked = await unpackArchive({ file, target: path.join(openedFolder, id), free });
          return { kind: 'open', id, name, ...unpacked };
        } catch (error) {
          const reason =
            error instanceof BadArchive ? error.message : `could not be opened: ${reasonOf(error)}`;
          return { kind: 'failed', message: `“${name}” ${reason}. Nothing was changed.` };
        }
      },

      backupPlan: async () => shown(await readPlan(planFile)),

      chooseBackupFolder: async (_nothing, contents: WebContents) => {
        const chosen = await dialogs.folder(contents);
        if (chosen === null) return shown(await readPlan(planFile));
        const relative = path.relative(userData, chosen);
        if (relative === '' || !(relative.startsWith('..') || path.isAbsolute(relative))) {
          const problem =
            'Aftermark’s own folder is lost together with the drafts. Choose a folder outside of it.';
          return { ...shown(await readPlan(planFile)), problem };
        }
        const named = await changePlan((plan) => ({
          ...plan,
          ...(plan.folder === chosen ? {} : { files: [], lastAt: null }),
          folder: chosen,
          every: plan.every === 'never' ? 'day' : plan.every,
          unfinished: null,
          problem: null,
          everMade: true,
        }));
        // At once, so that a folder that cannot be written to is known while the person looks at it.
        return shown(named.problem === null ? await changePlan(planned) : named);
      },

      setBackupPlan: async ({ every }) => {
        const set = await changePlan((plan) => {
          if (every !== 'never') return plan.folder === null ? plan : { ...plan, every };
          return { ...plan, every, folder: null, files: [], unfinished: null, lastAt: null, problem: null };
        });
        return shown(set);
      },
    },
  };
}
