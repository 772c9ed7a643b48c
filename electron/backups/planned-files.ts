import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from '../file-errors';
import { log } from '../log';
import { isFileDue } from './due';
import { fileNameOf, localDay } from './names';
import { FILES_KEPT, type StoredPlan } from './plan';
import { outdated } from './rotation';

export interface PlannedFilesOptions {
  readonly now: () => number;
  /** What the journal holds now. */
  readonly fingerprint: () => Promise<{ readonly fingerprint: string; readonly drafts: number }>;
  /** Writes everything into a file. Rejects with Node's error. */
  readonly write: (file: string, onTemporary: (name: string) => Promise<void>) => Promise<void>;
  /** Keeps the plan, so that what it says is true whenever the app is ended. */
  readonly keep: (plan: StoredPlan) => Promise<void>;
}

type Files = StoredPlan['files'];

async function kindOf(place: string): Promise<'file' | 'folder' | 'missing'> {
  try {
    return (await stat(place)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'missing';
  }
}

/** A name of the day that nothing in the folder has: another machine may write to the same one. */
async function freeName(folder: string, at: number): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    const name = fileNameOf(at, copy);
    if ((await kindOf(path.join(folder, name))) === 'missing') return name;
  }
}

/** Whether `name` is one that this app gives to files in the folder of a plan; a stored list could be anybody's. */
function isOurs(name: string): boolean {
  return (
    path.basename(name) === name &&
    /^(?:Aftermark backup .*\.aftermark-backup|\.aftermark-[0-9a-f]+\.tmp)$/.test(name)
  );
}

async function remove(folder: string, name: string): Promise<boolean> {
  if (!isOurs(name)) return false;
  try {
    await rm(path.join(folder, name), { force: true });
    return true;
  } catch (error) {
    log(`an old backup could not be removed: ${reasonOf(error)}`);
    return false;
  }
}

async function removeOld(folder: string, files: Files): Promise<Files> {
  const old = outdated(files, FILES_KEPT);
  const gone = new Set<string>();
  for (const { name } of old) if (await remove(folder, name)) gone.add(name);
  return files.filter(({ name }) => !gone.has(name));
}

/**
 * Writes a file into the folder of the plan where one is due and something has changed since the last, and removes
 * those of its own that are old. A failure is in the plan that it resolves with, and is tried again the next time.
 * Rejects only where the plan itself cannot be kept.
 */
export async function writePlanned(plan: StoredPlan, options: PlannedFilesOptions): Promise<StoredPlan> {
  const { folder } = plan;
  const at = options.now();
  if (folder === null) return plan;
  if (plan.problem === null && !isFileDue(plan.every, plan.lastAt, at, localDay)) return plan;
  const failed = async (message: string): Promise<StoredPlan> => {
    const told = { ...plan, unfinished: null, problem: message };
    await options.keep(told);
    return told;
  };

  // Never made anew: where a disk is not plugged in, its empty place would be filled instead.
  if ((await kindOf(folder)) !== 'folder') {
    return failed(`The folder “${path.basename(folder)}” for backups is not there.`);
  }
  if (plan.unfinished !== null) await remove(folder, plan.unfinished);
  try {
    const { fingerprint, drafts } = await options.fingerprint();
    const last = plan.files.at(-1);
    const same = last?.fingerprint === fingerprint && (await kindOf(path.join(folder, last.name))) === 'file';
    const name = await freeName(folder, at);
    if (!same) {
      await options.write(path.join(folder, name), (temporary) =>
        options.keep({ ...plan, unfinished: temporary }),
      );
    }
    const files = same ? plan.files : [...plan.files, { name, at, drafts, fingerprint }];
    const written: StoredPlan = {
      ...plan,
      unfinished: null,
      problem: null,
      lastAt: at,
      everMade: true,
      files,
    };
    await options.keep(written);
    const left: StoredPlan = { ...written, files: await removeOld(folder, files) };
    if (left.files.length !== files.length) await options.keep(left);
    return left;
  } catch (error) {
    return failed(`The backup could not be written to “${path.basename(folder)}”: ${reasonOf(error)}.`);
  }
}
