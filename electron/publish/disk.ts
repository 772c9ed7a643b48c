import { copyFile, link, mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { constants } from 'node:fs';
import { nameBeside, prepareFile, type PreparedFile, syncFolder } from '../atomic-write';

/** The few things that writing a site does to a disk; a test hands in one that fails. Each rejects with Node's error. */
export interface Disk {
  /** Makes one folder; false where it is there. */
  readonly makeFolder: (folder: string) => Promise<boolean>;
  /** New content, whole and on the disk, beside its place. */
  readonly prepare: (file: string, bytes: Uint8Array) => Promise<PreparedFile>;
  /** A second name for what stands there, beside it. */
  readonly keep: (file: string) => Promise<string>;
  readonly move: (from: string, to: string) => Promise<void>;
  /** Not an error where there is no such file. */
  readonly remove: (file: string) => Promise<void>;
  /** Removes an empty folder. */
  readonly removeFolder: (folder: string) => Promise<void>;
  readonly sync: (folder: string) => Promise<void>;
}

async function keep(file: string): Promise<string> {
  const name = nameBeside(file, 'old');
  try {
    await link(file, name);
  } catch {
    // Some file systems have no second names.
    try {
      await copyFile(file, name, constants.COPYFILE_EXCL);
    } catch (error) {
      await rm(name, { force: true });
      throw error;
    }
  }
  return name;
}

async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

export const realDisk: Disk = {
  makeFolder,
  prepare: prepareFile,
  keep,
  move: rename,
  remove: (file) => rm(file, { force: true }),
  removeFolder: rmdir,
  sync: syncFolder,
};
