import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { unpackArchive, type UnpackOptions, type Unpacked } from '../../../../electron/backups/open-archive';
import { BadArchive } from '../../../../electron/backups/zip-reader';
import { readTree } from '../../../../electron/backups/tree';
import { writeArchive, type ArchiveOptions } from '../../../../electron/backups/write-archive';
import { roomy, type TestFolder } from './journal-folder';

/* Backups in one file: made by the app, and by somebody who means harm. */

export const madeAt = Date.UTC(2026, 10, 22, 12);

/** Writes what the test's journal holds. */
export async function archiveOf(
  { root, journal }: TestFolder,
  given: Partial<ArchiveOptions> = {},
): Promise<string> {
  const file = path.join(root, 'a.aftermark-backup');
  await writeArchive({
    source: journal,
    tree: await readTree(journal),
    file,
    at: madeAt,
    free: roomy,
    ...given,
  });
  return file;
}

export type Opened = Unpacked | { readonly refused: string };

/** Opens a file as the app does; a refusal is its sentence. Any other error is one of the test. */
export async function openFile(
  { root }: TestFolder,
  file: string,
  given: Partial<UnpackOptions> = {},
): Promise<Opened> {
  try {
    return await unpackArchive({ file, target: path.join(root, 'opened'), free: roomy, ...given });
  } catch (error) {
    if (error instanceof BadArchive) return { refused: error.message };
    throw error;
  }
}

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

interface Forged {
  /** What is in the ZIP beside the list, by its path. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Paths in the list, where they are others. */
  readonly listed?: readonly string[];
  /** Members of the list in place of the right ones. */
  readonly list?: Readonly<Record<string, unknown>>;
}

/** A ZIP of another program, with a list that is right but for what is given. */
export async function forge({ root }: TestFolder, { files, listed, list }: Forged): Promise<string> {
  const contents = new Map(
    Object.entries(files).map(([name, content]) => [
      name,
      typeof content === 'string' ? strToU8(content) : content,
    ]),
  );
  const said = {
    kind: 'aftermark-backup',
    format: 1,
    at: madeAt,
    drafts: 1,
    files: (listed ?? [...contents.keys()]).map((name) => {
      const content = contents.get(name) ?? new Uint8Array();
      return { path: name, size: content.length, sha256: sha256(content), modified: madeAt };
    }),
    ...list,
  };
  const zippable: Zippable = Object.fromEntries([
    ...contents,
    ['backup.json', strToU8(JSON.stringify(said))] as const,
  ]);
  const file = path.join(root, 'forged.aftermark-backup');
  await writeFile(file, zipSync(zippable));
  return file;
}
