import type { Generator } from '../support/generator';
import { plainCode } from '../support/tidy';

export const hugo: Generator = {
  name: 'hugo',
  targets: ['hugo'],
  from: { program: 'hugo' },
  command: ['hugo', '--quiet'],
  output: 'public',
  article: 'article',
  anchors: 'own',
  tidy: (article) => plainCode(article, 'div.highlight'),
};
