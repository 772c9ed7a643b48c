import path from 'node:path';
import type { PreparedFile } from '../atomic-write';
import { reasonOf } from '../file-errors';
import { type Disk, realDisk } from './disk';
import { PublishFault } from './fault';
import type { Change } from './plan';

/*
 * Writing a site, all or nothing as far as a file system allows. First everything that can fail for want of space or of
 * rights is done beside the places: new content lies ready on the disk, and each file that is to be replaced has a second
 * name. Only then are names moved, the last file of `changes` last; where a move fails, those before it are taken back.
 */

interface Ready {
  readonly change: Change;
  readonly file: string;
  /** The new content; null where the file is to go. */
  readonly prepared: PreparedFile | null;
  /** Second name of what stands there; null where nothing does. */
  readonly kept: string | null;
}

/**
 * Writes and removes files.
 * @param root absolute, without symbolic links; the paths of the changes were checked against it
 * @throws {PublishFault} when nothing was changed; or, where something could not be put back, when its sentence names
 * the files that were.
 */
export async function writeChanges(
  root: string,
  changes: readonly Change[],
  disk: Disk = realDisk,
): Promise<void> {
  const made: string[] = [];
  const ready: Ready[] = [];
  const done: Ready[] = [];
  let current = '';
  try {
    for (const change of changes) {
      current = change.path;
      ready.push(await prepare(root, change, disk, made));
    }
    for (const one of ready) {
      current = one.change.path;
      if (one.prepared === null) await disk.remove(one.file);
      else await disk.move(one.prepared.temporary, one.prepared.target);
      done.push(one);
    }
  } catch (error) {
    const stuck = await takeBack(done, disk);
    await clear(ready, stuck, disk);
    await removeFolders(made, disk);
    throw faultAfter(current, error, stuck);
  }
  const touched = new Set(done.map((one) => path.dirname(one.prepared?.target ?? one.file)));
  for (const folder of touched) await disk.sync(folder).catch(ignore);
  await clear(ready, [], disk);
  await removeEmptied(root, done, disk);
}

async function prepare(root: string, change: Change, disk: Disk, made: string[]): Promise<Ready> {
  const names = change.path.split('/');
  const file = path.join(root, ...names);
  if (change.bytes === null) return { change, file, prepared: null, kept: await disk.keep(file) };
  // One at a time, so that where one fails those before it are known.
  for (let depth = 1; depth < names.length; depth += 1) {
    const folder = path.join(root, ...names.slice(0, depth));
    if (await disk.makeFolder(folder)) made.push(folder);
  }
  const prepared = await disk.prepare(file, change.bytes);
  try {
    return { change, file, prepared, kept: change.before === null ? null : await disk.keep(prepared.target) };
  } catch (error) {
    await disk.remove(prepared.temporary).catch(ignore);
    throw error;
  }
}

/** Undoes moves, the last first. Gives those that could not be undone. */
async function takeBack(done: readonly Ready[], disk: Disk): Promise<readonly Ready[]> {
  const stuck: Ready[] = [];
  for (const one of done.toReversed()) {
    const place = one.prepared?.target ?? one.file;
    try {
      if (one.kept === null) await disk.remove(place);
      else await disk.move(one.kept, place);
    } catch {
      stuck.push(one);
    }
  }
  return stuck.toReversed();
}

/** Removes what lies beside the places; second names of files that could not be put back stay, they are all there is. */
async function clear(ready: readonly Ready[], stuck: readonly Ready[], disk: Disk): Promise<void> {
  for (const one of ready) {
    if (one.prepared !== null) await disk.remove(one.prepared.temporary).catch(ignore);
    if (one.kept !== null && !stuck.includes(one)) await disk.remove(one.kept).catch(ignore);
  }
}

async function removeFolders(made: readonly string[], disk: Disk): Promise<void> {
  for (const folder of made.toReversed()) await disk.removeFolder(folder).catch(ignore);
}

/** Removes the folders that removing files has left empty. */
async function removeEmptied(root: string, done: readonly Ready[], disk: Disk): Promise<void> {
  for (const { file, prepared } of done) {
    if (prepared !== null) continue;
    try {
      for (let folder = path.dirname(file); folder !== root; folder = path.dirname(folder)) {
        await disk.removeFolder(folder);
      }
    } catch {
      // It is not empty: something else lives there.
    }
  }
}

function faultAfter(current: string, error: unknown, stuck: readonly Ready[]): PublishFault {
  const reason = reasonOf(error);
  if (stuck.length === 0) {
    return new PublishFault(`“${current}” could not be written, and nothing was changed: ${reason}.`);
  }
  const names = stuck.map((one) => `“${one.change.path}”`).join(', ');
  return new PublishFault(
    `“${current}” could not be written (${reason}), and what was done before could not be put back: ${names}.`,
  );
}

function ignore(): undefined {
  return undefined;
}
