import type { Node } from '@tiptap/pm/model';

import type { NodeJSON } from '../../document/draft';
import { createContext, type Place, type WriteContext } from '../context';
import { readInline } from '../inline/read';
import { writeInline } from '../inline/write';
import { definedFootnotes } from '../nodes/footnotes';
import { htmlSource, isHtmlBlock } from '../nodes/html';
import { largestNumber } from '../nodes/lists';
import { headingDepth } from '../nodes/text-blocks';
import { unknownTexts } from '../nodes/unknown';

type InlineContext = Pick<WriteContext, 'losses' | 'options' | 'footnotes'>;

/** What plain blocks are after they have been written and read again. README.md lists what goes. */
export function normalisePlain(blocks: readonly Node[], doc: Node): NodeJSON[] {
  const options = { title: true, imagePath: (hash: string) => `asset:${hash}` };
  const { losses } = createContext(doc, options);
  return new PlainForm({ losses, options, footnotes: definedFootnotes(doc) }).blocks(blocks);
}

class PlainForm {
  readonly #context: InlineContext;

  constructor(context: InlineContext) {
    this.#context = context;
  }

  blocks(nodes: readonly Node[]): NodeJSON[] {
    return nodes.flatMap((node, index) => this.#block(node, index === nodes.length - 1));
  }

  #block(node: Node, isLast: boolean): NodeJSON[] {
    switch (node.type.name) {
      case 'paragraph': {
        const content = this.#inline(node, 'block');
        return content.length === 0 ? [] : [{ type: 'paragraph', content }];
      }
      case 'heading': {
        const level = headingDepth(node);
        return [{ type: 'heading', attrs: { level }, content: this.#inline(node, 'heading') }];
      }
      case 'blockquote':
        return [
          { type: 'blockquote', attrs: { alert: node.attrs['alert'] }, content: this.blocks(node.children) },
        ];
      case 'codeBlock':
        return [codeOf(node)];
      case 'htmlBlock':
        return htmlOf(node, isLast);
      case 'footnoteDefinition':
        return this.#footnote(node);
      case 'horizontalRule':
        return [{ type: 'horizontalRule' }];
      case 'bulletList':
      case 'orderedList':
        return this.#list(node);
      case 'table':
        return this.#table(node);
      case 'unknownBlock':
        return unknownTexts(node).map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
      default:
        throw new RangeError(`"${node.type.name}" is no plain block.`);
    }
  }

  #inline(block: Node, place: Place): NodeJSON[] {
    const nodes = writeInline(block, place, this.#context);
    return readInline(nodes, { definitions: new Map(), place, sourceOf: () => '' });
  }

  /** A footnote right in another one comes after it. */
  #footnote(node: Node): NodeJSON[] {
    const content = this.blocks(node.children);
    const own = content.filter(({ type }) => type !== 'footnoteDefinition');
    const inner = content.filter(({ type }) => type === 'footnoteDefinition');
    return [{ type: 'footnoteDefinition', attrs: { label: node.attrs['label'] }, content: own }, ...inner];
  }

  #list(node: Node): NodeJSON[] {
    const content = node.children.map((item): NodeJSON => {
      const isItem = item.type.name === 'listItem';
      const checked = isItem ? ((item.attrs['checked'] ?? null) as boolean | null) : null;
      return { type: 'listItem', attrs: { checked }, content: this.blocks(isItem ? item.children : [item]) };
    });
    if (content.length === 0) return [];
    if (node.type.name === 'bulletList') return [{ type: 'bulletList', content }];
    const start = Number(node.attrs['start']);
    const fits = Number.isInteger(start) && start >= 0 && start + content.length - 1 <= largestNumber;
    return [{ type: 'orderedList', attrs: { start: fits ? start : 1 }, content }];
  }

  /** The header is as long as the longest row and says how each column is aligned; a row has at least one cell. */
  #table(node: Node): NodeJSON[] {
    const columns = Math.max(0, ...node.children.map((row) => row.childCount));
    if (columns === 0) return [];
    const align = Array.from(
      { length: columns },
      (_, column) => (node.firstChild?.maybeChild(column)?.attrs['align'] ?? null) as unknown,
    );
    const content = node.children.map((row, index): NodeJSON => {
      const cells = Array.from(
        { length: index === 0 ? columns : Math.max(1, row.childCount) },
        (_, column) => {
          const cell = row.maybeChild(column);
          return {
            type: index === 0 ? 'tableHeader' : 'tableCell',
            attrs: { align: align[column] },
            content: cell === null ? [] : this.#inline(cell, 'cell'),
          };
        },
      );
      return { type: 'tableRow', content: cells };
    });
    return [{ type: 'table', content }];
  }
}

function codeOf(node: Node): NodeJSON {
  const language = (node.attrs['language'] ?? '') as string;
  const meta = ((node.attrs['meta'] ?? '') as string).replace(/[\n\r]+/gu, ' ');
  const text = node.textContent.replace(/\r\n?/gu, '\n');
  const name = language !== '' ? language : meta !== '' ? 'text' : null;
  return {
    type: 'codeBlock',
    attrs: { language: name, meta: meta === '' ? null : meta },
    content: text === '' ? [] : [{ type: 'text', text }],
  };
}

function htmlOf(node: Node, isLast: boolean): NodeJSON[] {
  const text = htmlSource(node);
  if (text.trim() === '') return [];
  const content = [{ type: 'text', text }];
  return isHtmlBlock(text, isLast)
    ? [{ type: 'htmlBlock', content }]
    : [{ type: 'codeBlock', attrs: { language: 'html', meta: null }, content }];
}
