import type { ReadReturn } from '../../../review/files/read-review';
import type { Database } from '../../../storage/database';

export interface ReturnedFile {
  readonly name: string;
  readonly read: ReadReturn;
}

export interface ReceivedFiles {
  /** Drafts of this library that something came home into, in the order of the files. */
  readonly drafts: readonly string[];
  /** One sentence for each file that was refused, with its name. */
  readonly refused: readonly string[];
  /** One sentence for each file that came home, with its name. */
  readonly notices: readonly string[];
}

/** Keeps reviews that came home with the drafts they belong to. Each file by itself: a bad one changes nothing. */
export async function receiveFiles(_db: Database, files: readonly ReturnedFile[]): Promise<ReceivedFiles> {
  return { drafts: [], refused: files.map(({ name }) => `${name}: not built yet`), notices: [] };
}
