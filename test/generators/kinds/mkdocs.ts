import type { Generator } from '../support/generator';
import { drop } from '../support/tidy';

export const mkdocs: Generator = {
  name: 'mkdocs',
  targets: ['mkdocs'],
  from: { program: 'mkdocs' },
  command: ['mkdocs', 'build', '--quiet'],
  output: 'site',
  article: 'div[role="main"]',
  anchors: 'own',
  tidy: (article) => drop(article, 'a.headerlink'),
};
