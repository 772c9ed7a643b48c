import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from './atomic-write';
import type { RequestArgument, WriteResult } from './contract/contract';
import { reasonOf } from './file-errors';

type Folder = NonNullable<RequestArgument<'exportFiles'>['folder']>;

interface ExportPlan {
  /** Where the main file goes; chosen by the person. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly folder?: Folder | undefined;
  /** Asks whether the files of these names, whose content differs, may be replaced. */
  readonly mayReplace: (names: readonly string[]) => Promise<boolean>;
}

type Standing = 'absent' | 'same' | 'different';

async function standingOf(file: string, bytes: Uint8Array): Promise<Standing> {
  try {
    const { size } = await stat(file);
    if (size !== bytes.byteLength) return 'different';
    return Buffer.compare(await readFile(file), bytes) === 0 ? 'same' : 'different';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'absent';
    throw error;
  }
}

/**
 * Writes one file, and beside it a folder of files. The folder comes first, so that a main file that is there never
 * points at images that are not. Existing files of the folder stay where their content is the same, and are replaced
 * only where `mayReplace` agrees; other files in it are left alone.
 */
export async function writeExport(plan: ExportPlan): Promise<WriteResult> {
  const { file, bytes, folder } = plan;
  const written: string[] = [];
  let current = path.basename(file);
  try {
    if (folder !== undefined && folder.files.length > 0) {
      const parent = path.join(path.dirname(file), folder.name);
      current = folder.name;
      const entries = [];
      for (const entry of folder.files) {
        const target = path.join(parent, entry.name);
        entries.push({ ...entry, target, standing: await standingOf(target, entry.bytes) });
      }
      const differing = entries.filter((entry) => entry.standing === 'different');
      if (
        differing.length > 0 &&
        !(await plan.mayReplace(differing.map(({ name }) => `${folder.name}/${name}`)))
      ) {
        return { kind: 'cancelled' };
      }
      await mkdir(parent, { recursive: true });
      for (const entry of entries) {
        current = `${folder.name}/${entry.name}`;
        if (entry.standing !== 'same') await writeFileAtomic(entry.target, entry.bytes);
        written.push(current);
      }
    }
    current = path.basename(file);
    await writeFileAtomic(file, bytes);
    return { kind: 'written', files: [current, ...written] };
  } catch (error) {
    const before = written.length === 0 ? '' : ` ${written.length} of the images had been written before.`;
    return { kind: 'failed', message: `“${current}” could not be written: ${reasonOf(error)}.${before}` };
  }
}
