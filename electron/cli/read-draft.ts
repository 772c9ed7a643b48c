import { readFile, stat } from 'node:fs/promises';

import type { Asset, Draft } from '../../renderer/document/draft';
import { limits } from '../../renderer/file/limits';
import { readDraftBytes } from '../../renderer/file/read';
import { reasonOf } from '../file-errors';
import { FileError } from './usage';

export interface OpenedDraft {
  readonly draft: Draft;
  readonly assets: readonly Asset[];
  /** What a person should know although the file opened, one sentence each. */
  readonly notices: readonly string[];
}

/**
 * Reads a .postmortem or a draft.json; what it is, its first bytes tell, not its name.
 * @throws {FileError} with one sentence that names the file.
 */
export async function readDraft(file: string): Promise<OpenedDraft> {
  const result = await readDraftBytes(await readBytes(file));
  if (!result.ok) throw new FileError(`${file}: ${result.message}`);
  return result;
}

async function readBytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const stats = await stat(file);
    if (stats.isDirectory()) throw new FileError(`${file} cannot be read: it is a folder.`);
    // A pipe or a device may have no end.
    if (!stats.isFile()) throw new FileError(`${file} cannot be read: it is not a file.`);
    if (stats.size > limits.fileBytes) {
      throw new FileError(`${file} is larger than a post-mortem may be (${limits.fileBytes} bytes).`);
    }
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(`${file} cannot be read: ${reasonOf(error)}.`);
  }
}
