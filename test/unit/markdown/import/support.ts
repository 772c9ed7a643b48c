import { admitDocument } from '../../../../renderer/document/admit';
import type { NodeJSON } from '../../../../renderer/document/draft';
import { importMarkdown, type Imported } from '../../../../renderer/markdown/import/import-markdown';
import { writeMarkdown } from '../../../../renderer/markdown/write';
import type { WrittenTime } from '../../../../renderer/time/written-time';
import { bundledTemplates } from '../../../../templates/index';
import type { Template } from '../../../../templates/template';
import { canonical } from '../../support/canonical';
import { htmlTokens } from '../../support/same-html';
import { renderWithMicromark } from '../../support/reference-renderers';

export const templates = bundledTemplates as readonly [Template, ...Template[]];

/** Ids that are the same in every run. */
export function counter(): () => string {
  let next = 0;
  return () => `id${(next += 1)}`;
}

/** @throws Error where it was refused */
export function imported(markdown: string, fileName = 'file.md'): Imported {
  const result = importMarkdown(markdown, { fileName, templates, newId: counter() });
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

/** As a reader sees it, without what nobody does: see `canonical`. */
export function seen(markdown: string): unknown {
  return canonical(renderWithMicromark(markdown.replace(/\r\n?/gu, '\n')));
}

/** What an import that nobody touched is written as; its front matter is not part of it. */
export function exported({ document, titleFrom }: Pick<Imported, 'document' | 'titleFrom'>): string {
  const options = { title: titleFrom === 'heading', imagePath: (hash: string) => `asset:${hash}` };
  return writeMarkdown(admitDocument(document), options).markdown;
}

export function rendered(markdown: string): readonly string[] {
  return htmlTokens(renderWithMicromark(markdown.replace(/\r\n?/gu, '\n')));
}

export function rowsOf(document: NodeJSON, container: string): readonly NodeJSON[] {
  return (document.content ?? [])
    .filter(({ type }) => type === container)
    .flatMap(({ content }) => content ?? []);
}

export function plain(node: NodeJSON): string {
  return node.text ?? (node.content ?? []).map(plain).join('');
}

const blocks = (row: NodeJSON): string => (row.content ?? []).map(plain).filter(Boolean).join(' ¶ ');

/** An event as the examples write it. */
export function eventLine(event: NodeJSON): string {
  const time = (event.attrs?.['happened'] ?? null) as WrittenTime | null;
  if (time === null) return `- | ${blocks(event)}`;
  if (time.start === null) return `? ${time.written} | ${blocks(event)}`;
  return `${new Date(time.start).toISOString().slice(0, 16)}Z ${blocks(event)}`;
}

export function actionLine(action: NodeJSON): string {
  const { id: _, ...facts } = action.attrs ?? {};
  return `${blocks(action)}${Object.keys(facts).length === 0 ? '' : ` ${JSON.stringify(facts)}`}`;
}

export function factorLine(factor: NodeJSON): string {
  return `${Number(factor.attrs?.['depth'] ?? 0)} ${(factor.attrs?.['kind'] as string | undefined) ?? ''} ${blocks(factor)}`;
}
