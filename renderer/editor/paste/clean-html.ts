import { cleanBody } from './blocks';
import { nestFlatLists } from './lists';

/** An attribute for what is only there for other apps: it goes when our own copy comes back. */
export const forOthers = 'data-clipboard-only';

/** Marks a copy as ours. `data-pm-slice` alone does not: Confluence's editor is made of ProseMirror too. */
export const ownCopy = 'data-aftermark';

/** The title of a post-mortem is its only heading 1, so pasted headings step down where one of them is of the first level. */
function stepDown(body: HTMLElement): void {
  if (body.querySelector('h1') === null) return;
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const lower = body.ownerDocument.createElement(`h${Math.min(6, Number(heading.localName.slice(1)) + 1)}`);
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
}

/**
 * What the clipboard brings, as HTML with structure and nothing else: paragraphs, headings, lists and tasks, quotes,
 * code, tables, links that may be followed, images, bold, italic, strike, code. It is read and rebuilt in documents in
 * which nothing is loaded and nothing runs. Our own copies pass, with their facts; the schema checks those.
 */
export function cleanClipboardHtml(html: string): string {
  const source = new DOMParser().parseFromString(html, 'text/html');
  const own = source.querySelector(`[${ownCopy}]`);
  if (own !== null) {
    own.removeAttribute(ownCopy);
    for (const extra of source.querySelectorAll(`[${forOthers}]`)) extra.remove();
    return source.body.innerHTML;
  }
  nestFlatLists(source.body);
  const target = document.implementation.createHTMLDocument('');
  target.body.append(...cleanBody(source.body, target));
  stepDown(target.body);
  return target.body.innerHTML;
}
