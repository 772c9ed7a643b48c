import type { Generator } from '../support/generator';
import { plainCode } from '../support/tidy';

export const jekyll: Generator = {
  name: 'jekyll',
  targets: ['jekyll'],
  from: { program: 'jekyll' },
  command: ['jekyll', 'build', '--quiet'],
  output: '_site',
  article: 'article',
  anchors: 'own',
  tidy: (article) => {
    plainCode(article, 'div.highlighter-rouge');
    // An empty cell holds a space that does not break.
    for (const cell of article.querySelectorAll('th, td')) {
      if (cell.textContent === '\u00a0') cell.textContent = '';
    }
  },
};
