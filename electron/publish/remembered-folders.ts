import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { writeFileAtomic } from '../atomic-write';

/** Which folder a draft is published to, by the draft's id; kept on this machine alone, because it holds paths. */
export interface RememberedFolders {
  /** The absolute path; null where none was chosen. */
  readonly get: (draft: string) => Promise<string | null>;
  /** Rejects with Node's error where it cannot be kept. */
  readonly set: (draft: string, folder: string) => Promise<void>;
}

const remembered = v.object({ version: v.literal(1), folders: v.record(v.string(), v.string()) });

/** @param file in which they are kept; one that is not there or cannot be understood holds none. */
export function rememberedFolders(file: string): RememberedFolders {
  async function read(): Promise<Readonly<Record<string, string>>> {
    try {
      const checked = v.safeParse(remembered, JSON.parse(await readFile(file, 'utf8')));
      return checked.success ? checked.output.folders : {};
    } catch {
      return {};
    }
  }

  return {
    get: async (draft) => {
      const folders = await read();
      return Object.hasOwn(folders, draft) ? (folders[draft] ?? null) : null;
    },
    set: async (draft, folder) => {
      const folders = { ...(await read()), [draft]: folder };
      await writeFileAtomic(file, `${JSON.stringify({ version: 1, folders }, null, 2)}\n`);
    },
  };
}
