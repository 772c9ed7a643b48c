import { mkdir, readFile, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';

import { writeFileAtomic } from '../atomic-write';
import { reasonOf } from '../file-errors';
import { FileError } from './usage';

/** A file that is to be written. */
export interface Output {
  readonly path: string;
  readonly bytes: Uint8Array;
}

interface Planned extends Output {
  /** What stands there now; null where nothing does. */
  readonly before: Uint8Array | null;
}

/**
 * Writes all files, with the folders they need, or none. A file that is there and differs is found before the first is
 * written; where one cannot be written, those before it are taken back.
 * @param force whether files that differ are replaced
 * @throws {FileError} with one sentence that names the file.
 */
export async function writeOutputs(outputs: readonly Output[], force: boolean): Promise<void> {
  const planned: Planned[] = [];
  for (const output of outputs) planned.push({ ...output, before: await readExisting(output.path) });
  const different = planned.filter((output) => !isSame(output));
  const replaced = different.find((output) => output.before !== null);
  if (replaced !== undefined && !force) {
    throw new FileError(`${replaced.path} is already there and differs; --force replaces it.`);
  }
  await writeAll(different);
}

async function readExisting(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw unwritable(file, error);
  }
}

function isSame({ before, bytes }: Planned): boolean {
  return before !== null && Buffer.compare(before, bytes) === 0;
}

async function writeAll(outputs: readonly Planned[]): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  for (const { path: file, bytes, before } of outputs) {
    try {
      const folder = path.resolve(path.dirname(file));
      const made = await mkdir(folder, { recursive: true });
      if (made !== undefined) undo.push(() => removeFolders(folder, made));
      await writeFileAtomic(file, bytes);
      undo.push(() => (before === null ? rm(file) : writeFileAtomic(file, before)));
    } catch (error) {
      // What cannot be taken back stays, whole; the sentence is about the first thing that went wrong.
      for (const step of undo.toReversed()) await step().catch(() => undefined);
      throw unwritable(file, error);
    }
  }
}

/** Removes empty folders from `last` up to `first`, which is one of its ancestors or itself. */
async function removeFolders(last: string, first: string): Promise<void> {
  await rmdir(last);
  if (last !== first) await removeFolders(path.dirname(last), first);
}

function unwritable(file: string, error: unknown): FileError {
  return new FileError(`${file} cannot be written: ${reasonOf(error)}.`);
}
