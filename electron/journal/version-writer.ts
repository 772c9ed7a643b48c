import path from 'node:path';
import type { RequestArgument, RequestResult } from '../contract/contract';
import type { DraftRecord } from './catalog';
import { codeOf, type Disk, replaceFile } from './disk';
import { frame } from './frame';
import { draftNamesOf, latestGoodStateBefore, lookInto, type Tail } from './generations';
import { draftFolder, draftFolderName, logName, stateName } from './layout';
import { moveFileAside } from './aside';
import { checkSpace } from './space';

export type KeepRequest = RequestArgument<'keepInJournal'>;
export type KeepAnswer = Exclude<RequestResult<'keepInJournal'>, { readonly kind: 'failed' }>;

export interface Place {
  readonly disk: Disk;
  readonly root: string;
  /** Bytes that stay free. */
  readonly reserve: number;
  /** Milliseconds UTC. */
  readonly now: () => number;
}

/** What was answered, and what is known of the draft's folder from then on; undefined where it has to be looked at anew. */
export interface Kept {
  readonly answer: KeepAnswer;
  readonly record: DraftRecord | null | undefined;
}

/** The write was not done, or not all of it; what is known of the folder from then on. */
export class WriteFailed extends Error {
  constructor(
    override readonly cause: unknown,
    readonly record: DraftRecord | null | undefined,
  ) {
    super('a version could not be written');
  }
}

const kept: KeepAnswer = { kind: 'kept' };

/**
 * Decides what to do with a version, by what the journal has of the draft.
 *
 * A version that the journal has with another time was made on another line of history, as in a database that had lost
 * later versions and went on from there. It is not written over: `older`, with that same version.
 */
export function decide(
  request: KeepRequest,
  record: DraftRecord | null,
): 'replace' | 'append' | Exclude<KeepAnswer, { readonly kind: 'kept' }> {
  const { version, at, record: given } = request;
  const has = record === null || record.entry.condition === 'damaged' ? null : record.entry;
  if (has !== null && (has.version > version || (has.version === version && has.at !== at))) {
    return { kind: 'older', version: has.version };
  }
  if (given.kind === 'whole') return 'replace';
  if (has === null || record === null || record.tail === null || given.after !== has.version) {
    return { kind: 'wants-whole' };
  }
  return 'append';
}

/**
 * Writes a version of a draft.
 * @param record what is known of its folder; null where there is nothing
 * @throws {WriteFailed}
 */
export async function keepVersion(
  place: Place,
  request: KeepRequest,
  record: DraftRecord | null,
): Promise<Kept> {
  const what = decide(request, record);
  if (what === 'replace') return { answer: kept, record: await replace(place, request, record) };
  if (what === 'append' && record?.tail) {
    return { answer: kept, record: await append(place, request, record, record.tail) };
  }
  return { answer: typeof what === 'string' ? { kind: 'wants-whole' } : what, record };
}

async function append(
  { disk, root, reserve }: Place,
  { id, title, version, at, trashedAt, record: given }: KeepRequest,
  record: DraftRecord,
  { base, good }: Tail,
): Promise<DraftRecord | undefined> {
  const after = record.entry.version;
  const header = { kind: 'steps', id, title, after, version, at, trashedAt } as const;
  const folder = draftFolder(root, record.name);
  const file = path.join(folder, logName(base));
  let known: DraftRecord | undefined;
  try {
    const bytes = await frame(header, given.bytes);
    await checkSpace(disk, root, bytes.byteLength, reserve);
    known = await appendTo(disk, file, { record, tail: { base, good }, bytes });
    const isNew = record.marks[logName(base)] === undefined;
    if (isNew) await disk.sync(folder);
    const mark = await disk.look(file);
    if (mark === null) return undefined;
    const { pieces } = record.entry;
    return {
      name: record.name,
      // A torn end was cut off, and nothing is missing any more.
      entry: { id, title, version, at, trashedAt, pieces, condition: 'whole' },
      tail: { base, good: good + bytes.byteLength },
      folderAt: isNew ? ((await disk.look(folder))?.at ?? 0) : record.folderAt,
      marks: { ...record.marks, [logName(base)]: mark },
      newer: false,
    };
  } catch (error) {
    if (error instanceof WriteFailed) throw error;
    throw new WriteFailed(error, known ?? record);
  }
}

/** Where it fails, takes back what was written of it. What cannot be taken back is known as a log that wants no more. */
async function appendTo(
  disk: Disk,
  file: string,
  { record, tail, bytes }: { readonly record: DraftRecord; readonly tail: Tail; readonly bytes: Uint8Array },
): Promise<undefined> {
  try {
    await disk.append(file, tail.good, bytes);
    return undefined;
  } catch (error) {
    const full = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error));
    const undone = await disk.cut(file, tail.good).then(
      () => true,
      () => false,
    );
    // After any other error of the disk, what it says of this file is not believed any more.
    throw new WriteFailed(error, full && undone ? record : { ...record, tail: null });
  }
}

async function replace(
  place: Place,
  { id, title, version, at, trashedAt, record: given }: KeepRequest,
  record: DraftRecord | null,
): Promise<DraftRecord | undefined> {
  const { disk, root, reserve } = place;
  const name = record?.name ?? draftFolderName(id);
  const folder = draftFolder(root, name);
  try {
    const bytes = await frame({ kind: 'state', id, title, version, at, trashedAt }, given.bytes);
    await checkSpace(disk, root, bytes.byteLength, reserve);
    await disk.makeFolder(folder);
    await clearTheWay(place, folder, version, record);
    await replaceFile(disk, path.join(folder, stateName(version)), bytes);
  } catch (error) {
    throw new WriteFailed(error, undefined);
  }
  try {
    await dropOld(disk, folder, version);
    return await lookAt(disk, folder, { id, title, version, at, trashedAt });
  } catch {
    // The state is on the disk; the folder is looked at anew next time, and cleared then.
    return undefined;
  }
}

/**
 * Puts aside what would be read after the new state and does not lead on from it: torn states of higher versions, logs
 * that nothing leads to. They are kept, for whoever can make something of them.
 */
async function clearTheWay(
  place: Place,
  folder: string,
  version: number,
  record: DraftRecord | null,
): Promise<void> {
  const { states, logs } = draftNamesOf(await place.disk.list(folder));
  // The log of the state that is replaced by one of its own version holds what is in the new one.
  const isOwn = record?.entry.condition === 'whole' && record.entry.version === version;
  const inTheWay = [
    ...states.filter((state) => state > version).map(stateName),
    ...logs.filter((log) => log > version || (log === version && !isOwn)).map(logName),
  ];
  for (const file of inTheWay) await moveFileAside(place, path.join(folder, file));
  if (isOwn && logs.includes(version)) await place.disk.remove(path.join(folder, logName(version)));
}

/** Keeps the state, and the one before it that can be read with what leads on from it; what is older goes. */
async function dropOld(disk: Disk, folder: string, version: number): Promise<void> {
  const { states, logs } = draftNamesOf(await disk.list(folder));
  const before = states.filter((state) => state < version);
  const previous = await latestGoodStateBefore(disk, folder, before);
  if (previous === null) return;
  // States first: a log without its state is never read.
  for (const state of before) if (state < previous) await disk.remove(path.join(folder, stateName(state)));
  for (const log of logs) if (log < previous) await disk.remove(path.join(folder, logName(log)));
}

async function lookAt(
  disk: Disk,
  folder: string,
  facts: Omit<DraftRecord['entry'], 'pieces' | 'condition'>,
): Promise<DraftRecord> {
  const { names, folderAt, marks } = await lookInto(disk, folder);
  return {
    name: path.basename(folder),
    entry: { ...facts, pieces: names.pieces, condition: 'whole' },
    tail: { base: facts.version, good: 0 },
    folderAt,
    marks,
    newer: false,
  };
}
