import path from 'node:path';

import type { Node } from '@tiptap/pm/model';

import { admitDocument } from '../../renderer/document/admit';
import { newId } from '../../renderer/document/ids';
import { decodeMarkdown, longestImport } from '../../renderer/markdown/import/decode';
import { importMarkdown } from '../../renderer/markdown/import/import-markdown';
import { bundledTemplates } from '../../templates/index';
import type { Template } from '../../templates/template';
import { readBytes } from './read-bytes';
import { readDraft } from './read-draft';
import { FileError } from './usage';

export interface OpenedDocument {
  readonly doc: Node;
  /** The draft's own, or the likeliest for what was imported. */
  readonly template: Template;
  /** `Draft.comments`; none for what is no draft. */
  readonly comments: readonly unknown[];
  /** The Markdown that the document was made of; null for a draft. */
  readonly source: string | null;
  /** What a person should know although the file opened, one sentence each. */
  readonly notices: readonly string[];
}

const markdownName = /\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd|txt|erb)$/iu;

/**
 * Reads a draft to look at: a .postmortem, a draft.json, or, by its name, a Markdown file as `aftermark import` reads it.
 * @throws {FileError} with one sentence that names the file.
 */
export async function readDocument(file: string): Promise<OpenedDocument> {
  if (!markdownName.test(file)) {
    const { draft, notices } = await readDraft(file);
    const { document, template, comments } = draft;
    return { doc: admitDocument(document), template, comments, source: null, notices };
  }
  const decoded = decodeMarkdown(await readBytes(file, longestImport));
  if (decoded.kind === 'refused') throw new FileError(`${file} cannot be read. ${decoded.sentence}`);
  const [first, ...others] = bundledTemplates;
  if (first === undefined) throw new Error('There are no templates.');
  const options = { fileName: path.basename(file), templates: [first, ...others] as const, newId };
  const imported = importMarkdown(decoded.text, options);
  if ('refused' in imported) throw new FileError(`${file} cannot be read. ${imported.refused}`);
  return {
    doc: admitDocument(imported.document),
    template: imported.template,
    comments: [],
    source: decoded.text,
    notices: [],
  };
}
