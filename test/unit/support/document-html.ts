import type { Mark, Node } from '@tiptap/pm/model';

import { withLiveText } from '../../../renderer/timeline/live-text';

/** A document's plain blocks as HTML, written straight from the document, to compare with what its Markdown renders to. */
export function documentHtml(document: Node): string {
  const node = document.type.name === 'doc' ? withLiveText(document).doc : document;
  if (node.isText) return node.marks.reduce(marked, escaped(node.text ?? ''));
  if (node.type.name === 'table') return tableHtml(node);
  const inside = node.children.map(documentHtml).join('');
  switch (node.type.name) {
    case 'doc':
      return inside;
    case 'hardBreak':
      return '<br>';
    case 'image': {
      const { src, alt, title } = node.attrs;
      const image = `<img src="${escaped(String(src))}" alt="${escaped(alt ?? '')}" title="${escaped(title ?? '')}">`;
      return node.marks.reduce(marked, image);
    }
    case 'paragraph':
      return `<p>${inside}</p>`;
    case 'heading':
      return `<h${node.attrs['level']}>${inside}</h${node.attrs['level']}>`;
    case 'blockquote':
      return `<blockquote>${inside}</blockquote>`;
    case 'horizontalRule':
      return '<hr>';
    case 'codeBlock': {
      const language = node.attrs['language'] as string | null;
      const name = language === null ? '' : ` class="language-${escaped(language)}"`;
      // HTML drops the first newline of a <pre>, but not of the <code> in it.
      return `<pre><code${name}>${inside}\n</code></pre>`;
    }
    case 'bulletList':
      return `<ul>${inside}</ul>`;
    case 'orderedList':
      return `<ol start="${node.attrs['start']}">${inside}</ol>`;
    case 'listItem': {
      const checked = node.attrs['checked'] as boolean | null;
      const box = checked === null ? '' : `<input type="checkbox"${checked ? ' checked' : ''}>`;
      return `<li>${box}${inside}</li>`;
    }
    default:
      throw new RangeError(`No HTML for ${node.type.name}`);
  }
}

/** As GFM shows a table: every row as long as the longest, and the first row's alignment for all. */
function tableHtml(table: Node): string {
  const columns = Math.max(...table.children.map((row) => row.childCount));
  const align = Array.from(
    { length: columns },
    (_, column) => table.firstChild?.maybeChild(column)?.attrs['align'],
  );
  const rows = table.children.map((row, index) => {
    const name = index === 0 ? 'th' : 'td';
    const cells = align.map((side, column) => {
      const inside = row.maybeChild(column)?.children.map(documentHtml).join('') ?? '';
      return `<${name}${typeof side === 'string' ? ` align="${side}"` : ''}>${inside}</${name}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}

function marked(html: string, mark: Mark): string {
  switch (mark.type.name) {
    case 'bold':
      return `<strong>${html}</strong>`;
    case 'italic':
      return `<em>${html}</em>`;
    case 'strike':
      return `<del>${html}</del>`;
    case 'code':
      return `<code>${html}</code>`;
    default: {
      const title = mark.attrs['title'] as string | null;
      const words = title === null ? '' : ` title="${escaped(title)}"`;
      return `<a href="${escaped(String(mark.attrs['href']))}"${words}>${html}</a>`;
    }
  }
}

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}
