import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { syncFolder, writeFileAtomic } from '../atomic-write';
import { isRotatingDue } from './due';
import { idOf, localDay, parseId, UNFINISHED } from './names';
import { rotate, type KeptAs, type Made } from './rotation';
import { takeSnapshot, type SnapshotOptions } from './snapshot';
import { fingerprintOf, readTree } from './tree';

/** What a backup says of itself, beside what it has of the journal. */
const NOTE = 'backup.json';

const note = v.object({
  format: v.literal(1),
  /** Milliseconds UTC. */
  at: v.number(),
  drafts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  day: v.pipe(v.number(), v.integer(), v.minValue(0)),
  fingerprint: v.string(),
});

export interface RotatingBackup extends Made {
  readonly at: number;
  readonly number: number;
  /** Of the journal when it was made; '' where that is not known. */
  readonly fingerprint: string;
}

export interface RotatingOptions {
  /** Where the backups lie, each in a folder of its own. */
  readonly folder: string;
  readonly journal: string;
  readonly now: () => number;
  readonly free: SnapshotOptions['free'];
  /** A backup that is being read stays for now. */
  readonly isUsed: (id: string) => boolean;
  readonly linkFile?: SnapshotOptions['linkFile'];
}

async function readNote(folder: string): Promise<v.InferOutput<typeof note> | null> {
  try {
    const checked = v.safeParse(note, JSON.parse(await readFile(path.join(folder, NOTE), 'utf8')));
    return checked.success ? checked.output : null;
  } catch {
    return null;
  }
}

async function namesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

/** The backups there are, in the order in which they were made. One whose note is damaged is one all the same. */
export async function readBackups(folder: string): Promise<readonly RotatingBackup[]> {
  const names = (await namesOf(folder)).flatMap((name) => parseId(name) ?? []);
  const backups: RotatingBackup[] = [];
  let day = 0;
  for (const { id, at, number } of names.sort((a, b) => a.number - b.number)) {
    const known = await readNote(path.join(folder, id));
    day = Math.max(day, known?.day ?? 0);
    backups.push({
      id,
      number,
      at: known?.at ?? at,
      drafts: known?.drafts ?? (await namesOf(path.join(folder, id, 'drafts'))).length,
      day,
      fingerprint: known?.fingerprint ?? '',
    });
  }
  return backups;
}

/** The backups there are, the latest first, each with why it is kept. */
export async function listRotating(folder: string): Promise<readonly (RotatingBackup & { kind: KeptAs })[]> {
  const { kept } = rotate(await readBackups(folder));
  return kept.toReversed();
}

/** Removes what an app that was ended has left half made. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await namesOf(folder)) {
    if (name.startsWith(UNFINISHED)) await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

/** A name in `folder` for what is not finished. */
export function unfinishedIn(folder: string): string {
  return path.join(folder, `${UNFINISHED}${randomBytes(6).toString('hex')}`);
}

/** Away from its name at once, so that one that is half removed is never taken for a backup. */
async function removeBackup(folder: string, id: string): Promise<void> {
  const leaving = unfinishedIn(folder);
  await rename(path.join(folder, id), leaving);
  await rm(leaving, { recursive: true, force: true });
}

/** When a backup is made: at once where anything has changed, or only where the last is old enough, too. */
export type When = 'changed' | 'due';

/**
 * Makes a backup of the journal where it holds something else than at the last one, and removes those that are old.
 * A journal without drafts gets none: there is nothing in it to go back to. Resolves with whether one was made; rejects
 * with Node's error, leaving nothing half made, or as aborted.
 */
export async function makeRotating(
  options: RotatingOptions,
  when: When,
  signal?: AbortSignal,
): Promise<boolean> {
  const { folder, journal } = options;
  const before = await readBackups(folder);
  const last = before.at(-1);
  const at = options.now();
  if (when === 'due' && !isRotatingDue(last?.at ?? null, at, localDay)) return false;
  const tree = await readTree(journal, signal);
  const fingerprint = fingerprintOf(tree);
  if (tree.drafts === 0 || fingerprint === last?.fingerprint) return false;

  await mkdir(folder, { recursive: true });
  const making = unfinishedIn(folder);
  const id = idOf(at, (last?.number ?? 0) + 1);
  const day = last === undefined ? 1 : last.day + (localDay(at) === localDay(last.at) ? 0 : 1);
  try {
    await takeSnapshot({
      journal,
      tree,
      target: making,
      previous: last === undefined ? null : path.join(folder, last.id),
      free: options.free,
      signal,
      ...(options.linkFile === undefined ? {} : { linkFile: options.linkFile }),
    });
    const said: v.InferOutput<typeof note> = { format: 1, at, drafts: tree.drafts, day, fingerprint };
    await writeFileAtomic(path.join(making, NOTE), `${JSON.stringify(said)}\n`);
    signal?.throwIfAborted();
    await rename(making, path.join(folder, id));
  } catch (error) {
    // Whoever breaks it off has no time for that either; the next start removes it.
    if (signal?.aborted !== true) await rm(making, { recursive: true, force: true });
    throw error;
  }
  await syncFolder(folder);
  // What is old goes only now that the new one is there for good.
  for (const old of rotate(await readBackups(folder)).removed) {
    if (!options.isUsed(old.id)) await removeBackup(folder, old.id);
  }
  return true;
}
