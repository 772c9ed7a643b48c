import { html } from '../../markdown/inline/mdast';
import type { Dialect } from '../../markdown/print';
import type { Notes } from '../notes';
import { closesMore, htmlPieces, isVoid, leftOpen } from './html-tags';
import type { Changes } from './tree';
import { atStart, inText } from './unsafe';

/**
 * MDX reads braces as JavaScript, `<` as a component, and lines that begin with import or export as modules; it knows
 * neither `<https://…>` nor `<!-- -->`.
 */
export const mdxDialect: Dialect = {
  resourceLink: true,
  unsafe: [inText('{'), inText('<'), atStart('i', 'mport[^\\w]'), atStart('e', 'xport[^\\w]')],
};

const unsupported: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title']);

/** Raw HTML as MDX takes it; what it cannot take is said. */
export function mdxHtml(notes: Notes): Changes {
  const convert = (source: string, block: string | null): string => {
    const pieces = htmlPieces(source);
    if (pieces.some(({ kind, name }) => kind === 'other' || unsupported.has(name))) {
      notes.add('html', 'MDX has no form for this HTML, so it is left out.', block);
      return '';
    }
    return pieces.map(({ kind, source: piece, name }) => jsx(kind, piece, name)).join('');
  };
  return {
    block: (node, { block }) => {
      if (node.type !== 'html') return [node];
      const own = node.data?.block ?? block;
      const isWhole = leftOpen(node.value).length === 0 && !closesMore(node.value);
      const isComment = htmlPieces(node.value).every(
        ({ kind, source }) => kind === 'comment' || source.trim() === '',
      );
      const value =
        isWhole && !isComment
          ? `<Fragment set:html={${JSON.stringify(node.value)}} />`
          : convert(node.value, own);
      return value === '' ? [] : [{ ...node, value }];
    },
    inline: (node, { block }) => {
      if (node.type !== 'html' || !node.value.trimStart().startsWith('<')) return [node];
      const value = convert(node.value, block);
      return value === '' ? [] : [html(value)];
    },
  };
}

function jsx(kind: string, piece: string, name: string): string {
  switch (kind) {
    case 'comment':
      return `{/*${piece.slice(4, -3).replaceAll('*/', '* /')}*/}`;
    case 'close':
      return `</${name}>`;
    case 'open': {
      const attributes = piece.slice(1 + name.length, -1).replace(/\/\s*$/u, '');
      const quoted = attributes.replace(/=\s*([^\s"'>]+)/gu, '="$1"');
      return `<${name}${quoted.trimEnd()}${isVoid(name) || piece.endsWith('/>') ? ' />' : '>'}`;
    }
    default:
      return piece.replaceAll('{', '&#123;').replaceAll('}', '&#125;').replaceAll('<', '&lt;');
  }
}
