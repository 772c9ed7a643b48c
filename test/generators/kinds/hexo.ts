import type { Generator } from '../support/generator';
import { drop, plainCode } from '../support/tidy';

export const hexo: Generator = {
  name: 'hexo',
  targets: ['hexo'],
  from: { packages: true },
  command: ['node_modules/hexo/bin/hexo', 'generate', '--silent'],
  output: 'public',
  article: '.article-entry[itemprop="articleBody"]',
  anchors: 'own',
  tidy: (article) => {
    drop(article, 'a.headerlink');
    // Code is a table there, with a column of line numbers.
    plainCode(article, 'figure.highlight', 'td.code pre');
  },
};
