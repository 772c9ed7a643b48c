import type { Generator } from '../support/generator';
import { plainCode } from '../support/tidy';

export const astro: Generator = {
  name: 'astro',
  targets: ['astro', 'astro-mdx'],
  from: { packages: true },
  command: ['node_modules/astro/astro.js', 'build'],
  output: 'dist',
  article: 'article',
  anchors: 'own',
  tidy: (article) => plainCode(article, 'pre.astro-code', 'code'),
};
