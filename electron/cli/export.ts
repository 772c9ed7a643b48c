import path from 'node:path';

import { admitDocument } from '../../renderer/document/admit';
import type { Loss } from '../../renderer/markdown/losses';
import { exportPost } from '../../renderer/publish/export-post';
import { publishHtml } from '../../renderer/publish/html/publish-html';
import { readArguments } from './arguments';
import { audiences, type Keep, oneOf, readKeep } from './choices';
import { asksForSite, exportToSite } from './export-site';
import { type Output, writeOutputs } from './outputs';
import { type OpenedDraft, readDraft } from './read-draft';
import { FileError, type Printed, UsageError } from './usage';

interface PrintedPost {
  /** The images, then the Markdown that shows them. */
  readonly outputs: readonly Output[];
  readonly notes: readonly string[];
}

const formats = ['md', 'html'] as const;

/** How drafts are printed. */
interface PrintOptions {
  /** Markdown with its images beside it, or one page that is whole in itself. */
  readonly format: (typeof formats)[number];
  readonly audience: (typeof audiences)[number];
  readonly keep: Keep;
  /** Whether the picture of the timeline is among it. */
  readonly picture: boolean;
}

/**
 * `aftermark export`: prints the path of each Markdown file or page on a line. With --target, what happens in a site's folder is
 * export-site.ts.
 */
export async function exportDrafts(words: readonly string[]): Promise<Printed> {
  if (asksForSite(words)) return exportToSite(words);
  const { values, positionals: files } = readArguments(words, {
    out: { type: 'string' },
    force: { type: 'boolean', default: false },
    format: { type: 'string', default: 'md' },
    audience: { type: 'string', default: 'public' },
    keep: { type: 'string' },
    'no-picture': { type: 'boolean', default: false },
  });
  const { out: folder, force } = values;
  const options: PrintOptions = {
    format: oneOf('--format', values.format, formats) ?? 'md',
    audience: oneOf('--audience', values.audience, audiences) ?? 'public',
    keep: values.keep === undefined ? {} : readKeep(values.keep),
    picture: !values['no-picture'],
  };
  if (values.keep !== undefined && options.format === 'md') {
    throw new UsageError('--keep goes with --format html or with --target.');
  }
  if (files.length === 0) throw new UsageError('Name at least one draft to export.');
  if (folder === undefined || folder === '') {
    throw new UsageError('Name the folder to write to with --out.');
  }

  refuseTwins(files, options.format);
  const posts: PrintedPost[] = [];
  // Every draft is read and printed before the first file is written, so that a bad one leaves nothing behind.
  for (const file of files) posts.push(printDraft(await readDraft(file), file, folder, options));
  await writeOutputs(
    posts.flatMap((post) => post.outputs),
    force,
  );
  return {
    lines: files.map((file) => pathOf(file, folder, options.format)),
    notes: posts.flatMap((post) => post.notes),
  };
}

/** The file's name without the ending of a draft: "network.postmortem" → "network". */
export function nameOf(file: string): string {
  return path.basename(file).replace(/(?<=.)\.(?:postmortem|json)$/iu, '');
}

function pathOf(file: string, folder: string, format: PrintOptions['format']): string {
  return path.join(folder, `${nameOf(file)}.${format}`);
}

/** Two names count as one where some file system takes them for one: by case, or by how accents are composed. */
function refuseTwins(files: readonly string[], format: PrintOptions['format']): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const key = nameOf(file).normalize('NFC').toLowerCase();
    const twin = seen.get(key);
    if (twin !== undefined) {
      throw new FileError(`${twin} and ${file} would both be written as ${nameOf(file)}.${format}.`);
    }
    seen.set(key, file);
  }
}

function printDraft(opened: OpenedDraft, file: string, folder: string, options: PrintOptions): PrintedPost {
  const printed =
    options.format === 'html' ? printPage(opened, options) : printMarkdown(opened, file, folder, options);
  const { text, images, losses, withheld } = printed;
  const notes = [...opened.notices, ...losses.map((loss) => loss.message), ...withheldNote(withheld)];
  return {
    outputs: [
      ...images,
      { path: pathOf(file, folder, options.format), bytes: new TextEncoder().encode(text) },
    ],
    notes: notes.map((note) => `${file}: ${note}`),
  };
}

interface PrintedText {
  readonly text: string;
  readonly images: readonly Output[];
  readonly losses: readonly Loss[];
  readonly withheld: number;
}

function printMarkdown(
  { draft, assets }: OpenedDraft,
  file: string,
  folder: string,
  { audience, picture }: PrintOptions,
): PrintedText {
  const post = exportPost(admitDocument(draft.document), { name: nameOf(file), audience, assets, picture });
  const images = post.assets.flatMap(({ name, hash }) => {
    const asset = assets.find((one) => one.hash === hash);
    return asset === undefined ? [] : [{ path: path.join(folder, post.folder, name), bytes: asset.bytes }];
  });
  const generated = post.generated.map(({ path: name, text }) => ({
    path: path.join(folder, post.folder, name),
    bytes: new TextEncoder().encode(text),
  }));
  return {
    text: post.markdown,
    images: [...images, ...generated],
    losses: post.losses,
    withheld: post.withheld,
  };
}

/** The images are in the page itself. */
function printPage({ draft, assets }: OpenedDraft, { audience, keep, picture }: PrintOptions): PrintedText {
  const { html, losses, withheld } = publishHtml(admitDocument(draft.document), {
    audience,
    keep,
    assets,
    picture,
  });
  return { text: html, images: [], losses, withheld };
}

function withheldNote(count: number): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? 'One internal part was left out.' : `${count} internal parts were left out.`];
}
