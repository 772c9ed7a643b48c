import { JSDOM } from 'jsdom';

import { canonical, type CanonicalBlock } from '../../unit/support/canonical';
import { drop, rename } from './tidy';

/**
 * The post on a page, in the form in which it is compared with its document.
 *
 * @param html of the page, or of the post alone
 * @param selector of the element that holds the post
 * @param options.tidy takes out what the generator's theme adds
 * @param options.imageOf the name that an image's address is compared by
 * @throws {Error} where the page does not hold exactly one such element
 */
export function readArticle(
  html: string,
  selector: string,
  options: {
    readonly tidy: (article: Element) => void;
    readonly imageOf: (address: string) => string;
  },
): readonly CanonicalBlock[] {
  const { document } = new JSDOM(html).window;
  const found = document.querySelectorAll(selector);
  const [article] = found;
  if (article === undefined || found.length > 1) {
    throw new Error(`The page has ${found.length} elements "${selector}" where there should be one.`);
  }
  options.tidy(article);
  tidyCommon(article);
  for (const image of article.querySelectorAll('img')) {
    image.setAttribute('src', options.imageOf(image.getAttribute('src') ?? ''));
  }
  return canonical(article.innerHTML).map(withoutLanguage);
}

/** What several generators write in words of their own, and every reader takes for the same. */
function tidyCommon(article: Element): void {
  rename(article, 's', 'del');
  for (const cell of article.querySelectorAll<HTMLElement>('th, td')) {
    if (cell.style.textAlign !== '') cell.setAttribute('align', cell.style.textAlign);
  }
  for (const box of article.querySelectorAll('li > label, li > p > label')) {
    if (box.querySelector('input[type=checkbox]') !== null) box.replaceWith(...box.childNodes);
  }
  tidyFootnotes(article);
}

/** Marks become "[^1]" in the text, and the notes a list at the end without ways back. */
function tidyFootnotes(article: Element): void {
  const back = 'a[href^="#fnref"], a[href^="#user-content-fnref"], a[data-footnote-backref]';
  for (const link of article.querySelectorAll(back)) {
    // Before it stands a space that does not break.
    const before = link.previousSibling;
    if (before?.nodeType === 3) before.textContent = (before.textContent ?? '').trimEnd();
    link.remove();
  }
  const marks = article.querySelectorAll('a[href^="#fn"], a[href^="#user-content-fn"]');
  for (const mark of marks) {
    const whole = mark.parentElement?.tagName === 'SUP' ? mark.parentElement : mark;
    whole.replaceWith(`[^${(mark.textContent ?? '').replace(/[[\]]/gu, '')}]`);
  }
  for (const notes of article.querySelectorAll('section.footnotes, div.footnotes, section[data-footnotes]')) {
    drop(notes, 'h2, hr');
    notes.replaceWith(...notes.childNodes);
  }
}

/** The language of code is for colours: it is no text of the post, and each generator says it its own way. */
function withoutLanguage(block: CanonicalBlock): CanonicalBlock {
  switch (block.kind) {
    case 'code':
      return { ...block, language: '' };
    case 'group':
      return { ...block, blocks: block.blocks.map(withoutLanguage) };
    case 'line':
    case 'rule':
      return block;
  }
}
