import path from 'node:path';

import { admitDocument } from '../../renderer/document/admit';
import { exportPost } from '../../renderer/publish/export-post';
import { readArguments } from './arguments';
import { type Output, writeOutputs } from './outputs';
import { type OpenedDraft, readDraft } from './read-draft';
import { FileError, type Printed, UsageError } from './usage';

interface PrintedPost {
  /** The images, then the Markdown that shows them. */
  readonly outputs: readonly Output[];
  readonly notes: readonly string[];
}

/** `aftermark export`: prints the path of each Markdown file on a line. */
export async function exportDrafts(words: readonly string[]): Promise<Printed> {
  const { values, positionals: files } = readArguments(words, {
    out: { type: 'string' },
    force: { type: 'boolean', default: false },
  });
  const { out: folder, force } = values;
  if (files.length === 0) throw new UsageError('Name at least one draft to export.');
  if (folder === undefined || folder === '') {
    throw new UsageError('Name the folder to write to with --out.');
  }

  refuseTwins(files);
  const posts: PrintedPost[] = [];
  // Every draft is read and printed before the first file is written, so that a bad one leaves nothing behind.
  for (const file of files) posts.push(printDraft(await readDraft(file), file, folder));
  await writeOutputs(
    posts.flatMap((post) => post.outputs),
    force,
  );
  return {
    lines: files.map((file) => markdownPath(file, folder)),
    notes: posts.flatMap((post) => post.notes),
  };
}

/** The file's name without the ending of a draft: "network.postmortem" → "network". */
export function nameOf(file: string): string {
  return path.basename(file).replace(/(?<=.)\.(?:postmortem|json)$/iu, '');
}

function markdownPath(file: string, folder: string): string {
  return path.join(folder, `${nameOf(file)}.md`);
}

/** Two names count as one where some file system takes them for one: by case, or by how accents are composed. */
function refuseTwins(files: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const key = nameOf(file).normalize('NFC').toLowerCase();
    const twin = seen.get(key);
    if (twin !== undefined) {
      throw new FileError(`${twin} and ${file} would both be written as ${nameOf(file)}.md.`);
    }
    seen.set(key, file);
  }
}

function printDraft({ draft, assets, notices }: OpenedDraft, file: string, folder: string): PrintedPost {
  const post = exportPost(admitDocument(draft.document), { name: nameOf(file), assets });
  const images = post.assets.flatMap(({ name, hash }) => {
    const asset = assets.find((one) => one.hash === hash);
    return asset === undefined ? [] : [{ path: path.join(folder, post.folder, name), bytes: asset.bytes }];
  });
  const notes = [...notices, ...post.losses.map((loss) => loss.message), ...withheldNote(post.withheld)];
  return {
    outputs: [
      ...images,
      { path: markdownPath(file, folder), bytes: new TextEncoder().encode(post.markdown) },
    ],
    notes: notes.map((note) => `${file}: ${note}`),
  };
}

function withheldNote(count: number): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? 'One internal part was left out.' : `${count} internal parts were left out.`];
}
