import path from 'node:path';

import { admitDocument } from '../../renderer/document/admit';
import { newId } from '../../renderer/document/ids';
import { imageAddresses } from '../../renderer/file/adopt-images';
import { writeFile } from '../../renderer/file/write';
import { decodeMarkdown, longestImport } from '../../renderer/markdown/import/decode';
import { importMarkdown, type Imported } from '../../renderer/markdown/import/import-markdown';
import { importedDraft } from '../../renderer/markdown/import/imported-draft';
import { describeReport } from '../../renderer/markdown/import/report';
import { exportPost } from '../../renderer/publish/export-post';
import { bundledTemplates, findTemplate } from '../../templates/index';
import type { Template } from '../../templates/template';
import { readSiblingImages } from '../sibling-images';
import { APP_NAME, APP_VERSION } from './app';
import { readArguments } from './arguments';
import { type Output, writeOutputs } from './outputs';
import { readBytes } from './read-bytes';
import { FileError, type Printed, UsageError } from './usage';

interface ImportedFile {
  readonly output: Output;
  readonly imported: Imported;
  /** What a person should know, one sentence each. */
  readonly notes: readonly string[];
}

/** `aftermark import`: prints the path of each post-mortem it made on a line, or with --json all that is known of it. */
export async function importFiles(words: readonly string[]): Promise<Printed> {
  const { values, positionals: files } = readArguments(words, {
    out: { type: 'string' },
    template: { type: 'string' },
    json: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
  });
  const { out: folder, template, json, force } = values;
  if (files.length === 0) throw new UsageError('Name at least one Markdown file to import.');
  if (folder === undefined || folder === '') {
    throw new UsageError('Name the folder to write to with --out.');
  }
  const templates = chosenTemplates(template);

  refuseTwins(files);
  const made: { readonly file: string; readonly result: ImportedFile }[] = [];
  // Every file is read and checked before the first is written, so that a bad one leaves nothing behind.
  for (const file of files) made.push({ file, result: await importFile(file, folder, templates) });
  await writeOutputs(
    made.map(({ result }) => result.output),
    force,
  );
  if (json) return { lines: made.map(({ file, result }) => asJson(file, result)), notes: [] };
  return {
    lines: made.map(({ result }) => result.output.path),
    notes: made.flatMap(({ file, result }) => result.notes.map((note) => `${file}: ${note}`)),
  };
}

type Templates = readonly [Template, ...Template[]];

function chosenTemplates(id: string | undefined): Templates {
  const chosen = id === undefined ? undefined : findTemplate(id);
  if (id !== undefined && chosen === undefined) {
    throw new UsageError(`There is no template “${id}”; “aftermark templates” lists them.`);
  }
  const [first, ...others] = chosen === undefined ? bundledTemplates : [chosen];
  if (first === undefined) throw new Error('There are no templates.');
  return [first, ...others];
}

/** The file's name without what says that it is Markdown: "2019-07-02.html.md.erb" → "2019-07-02". */
export function importedName(file: string): string {
  return path
    .basename(file)
    .replace(/(?<=.)(?:\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd|txt|html|erb))+$/iu, '');
}

/** Two names count as one where some file system takes them for one: by case, or by how accents are composed. */
function refuseTwins(files: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const key = importedName(file).normalize('NFC').toLowerCase();
    const twin = seen.get(key);
    if (twin !== undefined) {
      throw new FileError(`${twin} and ${file} would both be written as ${importedName(file)}.postmortem.`);
    }
    seen.set(key, file);
  }
}

async function importFile(file: string, folder: string, templates: Templates): Promise<ImportedFile> {
  const decoded = decodeMarkdown(await readBytes(file, longestImport));
  if (decoded.kind === 'refused') throw new FileError(`${file} cannot be imported. ${decoded.sentence}`);
  const imported = importMarkdown(decoded.text, { fileName: path.basename(file), templates, newId });
  if ('refused' in imported) throw new FileError(`${file} cannot be imported. ${imported.refused}`);

  const found = await readSiblingImages(file, imageAddresses(imported.document));
  const { draft, assets, missing } = await importedDraft(imported, { found, newId, now: Date.now() });
  const { markdown } = exportPost(admitDocument(draft.document), { assets, picture: false });
  const app = { name: APP_NAME, version: APP_VERSION };
  const written = await writeFile({ draft, assets, markdown, app });
  if (!written.ok) throw new FileError(`${file} cannot be imported. ${written.message}`);
  return {
    output: { path: path.join(folder, `${importedName(file)}.postmortem`), bytes: written.bytes },
    imported: { ...imported, document: draft.document },
    notes: [
      ...describeReport(imported.report),
      ...missing.map((address) => `There is no image ${address} beside or below it; the address was kept.`),
      ...written.notices,
    ],
  };
}

function asJson(file: string, { output, imported, notes }: ImportedFile): string {
  const { title, titleFrom, template, report } = imported;
  return JSON.stringify({ file, out: output.path, title, titleFrom, template: template.id, report, notes });
}
