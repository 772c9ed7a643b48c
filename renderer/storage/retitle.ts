import type { NodeJSON } from '../document/draft';

/** A change of a document together with the ProseMirror step, as JSON, that makes it. */
export interface Retitled {
  readonly document: NodeJSON;
  readonly step: unknown;
}

/** What inline content measures in ProseMirror's positions: a text its UTF-16 units, anything else in a title one. */
function inlineSize(content: readonly NodeJSON[]): number {
  return content.reduce((size, node) => size + (node.text ?? ' ').length, 0);
}

/**
 * Gives a document another title outside the editor. A title that is missing is put first. The step keeps the draft's
 * log complete, so that a review made before the renaming can still be merged.
 */
export function withTitle(document: NodeJSON, title: string): Retitled {
  const line = title.replaceAll(/\s+/gu, ' ').trim();
  const inline: readonly NodeJSON[] = line === '' ? [] : [{ type: 'text', text: line }];
  const [first, ...rest] = document.content ?? [];
  if (first?.type !== 'title') {
    const node = { type: 'title', content: inline };
    const content = [node, ...(document.content ?? [])];
    return { document: { ...document, content }, step: replaceStep(0, 0, [node]) };
  }
  const content = [{ ...first, content: inline }, ...rest];
  // The title's content begins at 1, after the title's own opening.
  const end = 1 + inlineSize(first.content ?? []);
  return { document: { ...document, content }, step: replaceStep(1, end, inline) };
}

/** https://prosemirror.net/docs/ref/#transform.ReplaceStep as its `toJSON` writes it. */
function replaceStep(from: number, to: number, content: readonly NodeJSON[]): unknown {
  const step = { stepType: 'replace', from, to };
  return content.length === 0 ? step : { ...step, slice: { content } };
}
