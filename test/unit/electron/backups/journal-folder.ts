import { createHash } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { frame } from '../../../../electron/journal/frame';
import {
  draftFolder,
  draftFolderName,
  imageFile,
  logName,
  stateName,
} from '../../../../electron/journal/layout';

/* A journal as it lies on the disk, written file by file: what a backup is made of. */

export interface TestFolder {
  readonly root: string;
  readonly journal: string;
  readonly backups: string;
  readonly remove: () => Promise<void>;
}

export async function testFolder(): Promise<TestFolder> {
  const root = await mkdtemp(path.join(tmpdir(), 'aftermark-backups-'));
  const journal = path.join(root, 'journal');
  await mkdir(journal);
  return { root, journal, backups: path.join(root, 'backups'), remove: () => rm(root, { recursive: true }) };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The folder of a draft. */
export function placeOf(journal: string, id: string): string {
  return draftFolder(journal, draftFolderName(id));
}

export async function addDraft(
  journal: string,
  id: string,
  text = `text of ${id}`,
  version = 1,
): Promise<void> {
  const folder = placeOf(journal, id);
  await mkdir(folder, { recursive: true });
  const header = {
    kind: 'state' as const,
    id,
    title: `Title of ${id}`,
    version,
    at: 1_000 + version,
    trashedAt: null,
  };
  await writeFile(
    path.join(folder, stateName(version)),
    await frame(header, bytes(JSON.stringify({ text }))),
  );
}

/** Appends to a draft's log, in place, as the journal does. */
export async function addSteps(journal: string, id: string, base: number, version: number): Promise<void> {
  const at = 1_000 + version;
  const header = {
    kind: 'steps' as const,
    id,
    title: `Title of ${id}`,
    version,
    at,
    trashedAt: null,
    after: version - 1,
  };
  await appendFile(
    path.join(placeOf(journal, id), logName(base)),
    await frame(header, bytes(`step to ${version}`)),
  );
}

export async function addImage(journal: string, content: Uint8Array): Promise<string> {
  const hash = createHash('sha256').update(content).digest('hex');
  await mkdir(path.join(journal, 'images'), { recursive: true });
  await writeFile(imageFile(journal, hash), content);
  return hash;
}

/** Every file under a folder and what it holds, by its path. */
export async function contentOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const read = await Promise.all(
    files
      .sort()
      .map(async (file) => [path.relative(folder, file), (await readFile(file)).toString('latin1')] as const),
  );
  return Object.fromEntries(read);
}

/** More room than any test needs. */
export const roomy = (): Promise<number> => Promise.resolve(Number.POSITIVE_INFINITY);

/** An error as Node gives it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
