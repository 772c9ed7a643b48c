import type { Node } from '@tiptap/pm/model';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';

import { assetScheme } from '../../../renderer/document/draft';
import { pictureFileName } from '../../../renderer/markdown/nodes/picture';
import { writeBlocks } from '../../../renderer/markdown/write';
import { forAudience } from '../../../renderer/publish/audience';
import { postPicture } from '../../../renderer/publish/picture';
import type { CanonicalBlock } from '../../unit/support/canonical';
import { documentHtml } from '../../unit/support/document-html';
import { picture } from '../documents/picture';
import { readArticle } from './article';
import { pictureName, timelinePictureName } from './picture-name';

const plain = new Set([
  'paragraph',
  'heading',
  'blockquote',
  'codeBlock',
  'horizontalRule',
  'bulletList',
  'orderedList',
  'listItem',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'text',
  'hardBreak',
  'image',
]);

/**
 * What a page has to show of a document: its public part. Plain blocks are taken from the document itself, structured
 * ones from the tree that is printed.
 *
 * @param hasTitle whether the title belongs to the text; else it is in the front matter alone
 */
export function expectedPost(draft: Node, hasTitle: boolean): readonly CanonicalBlock[] {
  const { doc } = forAudience(draft, 'public');
  const [title, ...rest] = doc.children;
  if (title?.type.name !== 'title')
    throw new RangeError('The documents compared here begin with their title.');
  const head = hasTitle ? `<h1>${title.children.map(documentHtml).join('')}</h1>` : '';
  const html = head + (rest.every(isPlain) ? rest.map(documentHtml).join('') : treeHtml(doc));
  return readArticle(`<article>${html}</article>`, 'article', {
    tidy: showAlerts,
    imageOf: (address) => {
      if (address === pictureFileName) return timelinePictureName;
      return address === picture.src ? pictureName : address;
    },
  });
}

function isPlain(block: Node): boolean {
  if (!plain.has(block.type.name) || typeof block.attrs['alert'] === 'string') return false;
  return block.children.every(isPlain);
}

function treeHtml(doc: Node): string {
  const { blocks } = writeBlocks(doc, {
    title: false,
    imagePath: (hash) => `${assetScheme}${hash}`,
    keep: { owners: false, trackerLinks: false },
    picture: postPicture(doc, '').link,
  });
  const tree = toHast({ type: 'root', children: blocks }, { allowDangerousHtml: true });
  return toHtml(tree, { allowDangerousHtml: true });
}

/** Alerts are quotes that begin with their kind in bold, in all that is compared. */
export function showAlerts(article: Element): void {
  for (const quote of article.querySelectorAll('blockquote')) {
    const first = quote.querySelector(':scope > p');
    const found = /^\s*\[!(note|tip|important|warning|caution)\]\s*/iu.exec(
      first?.firstChild?.textContent ?? '',
    );
    const [marker = '', kind = ''] = found ?? [];
    if (first === null || first.firstChild === null || kind === '') continue;
    first.firstChild.textContent = (first.firstChild.textContent ?? '').slice(marker.length);
    if (first.firstChild.textContent === '') {
      first.firstChild.remove();
      if (first.firstChild?.nodeName === 'BR') first.firstChild.remove();
    }
    const label = article.ownerDocument.createElement('p');
    const strong = article.ownerDocument.createElement('strong');
    strong.textContent = `${kind.slice(0, 1).toUpperCase()}${kind.slice(1).toLowerCase()}`;
    label.append(strong);
    first.before(label);
    if ((first.textContent ?? '').trim() === '' && first.children.length === 0) first.remove();
  }
}
