import path from 'node:path';
import { type DraftRecord, recordOf } from './catalog';
import type { Disk, Mark } from './disk';
import { draftNamesOf, lookInto, readGenerations } from './generations';
import { draftFolder, draftsFolder, isDraftFolderName, isTemporary, logName, stateName } from './layout';
import { type Manifest, readManifest } from './manifest';
import { createBreather, mapLimited } from './queue';

export interface Scanned {
  /** By the name of the folder. */
  readonly records: ReadonlyMap<string, DraftRecord>;
  /** Paths of what writes that were cut off have left, in the folders of drafts and beside them. */
  readonly leftovers: readonly string[];
  /** Whether the manifest says the same. */
  readonly agrees: boolean;
}

/** Folders that are read at once. */
const atOnce = 16;

const isSame = (one: Mark | null | undefined, other: Mark | undefined): boolean =>
  one?.bytes === other?.bytes && one?.at === other?.at;

const sameNames = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, place) => name === other[place]);

/**
 * A disk's clock may stand for so many milliseconds (two seconds on some): what changed so shortly before the manifest was
 * written may have changed after it, at the same time by that clock.
 */
const clockStands = 2_000;

/** Whether a time that is the same proves that nothing has changed since the manifest was written. */
const isSettled = (at: number, manifestAt: number): boolean => at + clockStands <= manifestAt;

const isUnchanged = (now: Mark | null | undefined, known: Mark | undefined, manifestAt: number): boolean =>
  isSame(now, known) && (known === undefined || isSettled(known.at, manifestAt));

/** Whether the folder and what is read of it are as the record says, by their times. */
function isAsKnown(disk: Disk, folder: string, record: DraftRecord, manifestAt: number): boolean {
  const { entry, folderAt, tail, marks } = record;
  if (entry.condition !== 'whole' || tail === null || !isSettled(folderAt, manifestAt)) return false;
  return (
    disk.glance(folder)?.at === folderAt &&
    [stateName(tail.base), logName(tail.base)].every((file) =>
      isUnchanged(disk.glance(path.join(folder, file)), marks[file], manifestAt),
    )
  );
}

/** The record as it is known, where the folder has the same files; a copy of a folder has a time of its own. */
async function confirm(
  disk: Disk,
  folder: string,
  known: DraftRecord,
  manifestAt: number,
): Promise<DraftRecord | null> {
  if (known.entry.condition !== 'whole') return null;
  const { names, folderAt, marks } = await lookInto(disk, folder);
  const files = Object.keys(marks);
  if (files.length !== Object.keys(known.marks).length) return null;
  if (!files.every((file) => isUnchanged(marks[file], known.marks[file], manifestAt))) return null;
  const pieces = sameNames(names.pieces, known.entry.pieces) ? known.entry.pieces : names.pieces;
  return { ...known, folderAt, entry: { ...known.entry, pieces } };
}

async function scanDraft(disk: Disk, folder: string, known: DraftRecord | undefined, manifestAt: number) {
  const { temporary } = draftNamesOf(await disk.list(folder));
  const leftovers = temporary.map((file) => path.join(folder, file));
  const confirmed = known === undefined ? null : await confirm(disk, folder, known, manifestAt);
  if (confirmed !== null) return { record: confirmed, leftovers };
  return { record: recordOf(path.basename(folder), await readGenerations(disk, folder), known), leftovers };
}

/**
 * What is in a journal, or a backup. Reads the drafts that the manifest does not know as they are. Writes nothing.
 * Rejects with Node's error where the disk cannot be read.
 */
export async function scan(
  disk: Disk,
  root: string,
  manifest: Exclude<Manifest, { readonly kind: 'newer' }>,
): Promise<Scanned> {
  const known = manifest.kind === 'read' ? manifest.records : new Map<string, DraftRecord>();
  const writtenAt = manifest.kind === 'read' ? manifest.at : 0;
  const names = await disk.list(draftsFolder(root));
  const leftovers = names.filter(isTemporary).map((name) => path.join(draftsFolder(root), name));
  const records = new Map<string, DraftRecord>();
  const others: string[] = [];
  const breathe = createBreather();
  for (const name of names.filter(isDraftFolderName)) {
    const record = known.get(name);
    if (record !== undefined && isAsKnown(disk, draftFolder(root, name), record, writtenAt))
      records.set(name, record);
    else others.push(name);
    await breathe();
  }
  const found = await mapLimited(others, atOnce, async (name) =>
    scanDraft(disk, draftFolder(root, name), known.get(name), writtenAt),
  );
  for (const draft of found) {
    leftovers.push(...draft.leftovers);
    if (draft.record !== null) records.set(draft.record.name, draft.record);
  }
  const agrees =
    manifest.kind === 'read' &&
    known.size === records.size &&
    [...records].every(([name, record]) => known.get(name) === record);
  return { records, leftovers, agrees };
}

/** The same for a folder of which nothing is known yet; `newer` where a newer version of the app keeps it. */
export async function scanFolder(disk: Disk, root: string): Promise<Scanned | 'newer'> {
  const manifest = await readManifest(disk, root);
  return manifest.kind === 'newer' ? 'newer' : scan(disk, root, manifest);
}
