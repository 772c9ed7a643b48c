import type { Generator } from '../support/generator';
import { drop, plainCode, unwrap } from '../support/tidy';

export const docusaurus: Generator = {
  name: 'docusaurus',
  targets: ['docusaurus'],
  from: { packages: true },
  command: ['node_modules/@docusaurus/core/bin/docusaurus.mjs', 'build'],
  output: 'build',
  article: 'article .markdown',
  anchors: 'own',
  tidy: (article) => {
    drop(article, 'a.hash-link');
    plainCode(article, 'div.theme-code-block');
    // Details are a component there, with two boxes around what they hide.
    unwrap(article, 'details > div > div');
    unwrap(article, 'details > div');
    for (const box of article.querySelectorAll('.theme-admonition')) showAdmonition(box);
  },
};

/** Admonitions are what alerts become there: a quote that begins with its heading in bold. */
function showAdmonition(box: Element): void {
  const { ownerDocument } = box;
  const quote = ownerDocument.createElement('blockquote');
  const label = ownerDocument.createElement('p');
  const strong = ownerDocument.createElement('strong');
  const heading = box.querySelector('[class*="admonitionHeading"]')?.textContent ?? '';
  strong.textContent = `${heading.slice(0, 1).toUpperCase()}${heading.slice(1)}`;
  label.append(strong);
  quote.append(label, ...(box.querySelector('[class*="admonitionContent"]')?.childNodes ?? []));
  box.replaceWith(quote);
}
