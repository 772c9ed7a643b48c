import type { Asset, Draft } from '../../renderer/document/draft';
import { limits } from '../../renderer/file/limits';
import { readDraftBytes } from '../../renderer/file/read';
import { readBytes } from './read-bytes';
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
  const result = await readDraftBytes(await readBytes(file, limits.fileBytes));
  if (!result.ok) throw new FileError(`${file}: ${result.message}`);
  return result;
}
