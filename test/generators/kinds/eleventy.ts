import type { Generator } from '../support/generator';

export const eleventy: Generator = {
  name: 'eleventy',
  targets: ['eleventy'],
  from: { packages: true },
  command: ['node_modules/@11ty/eleventy/cmd.cjs', '--quiet'],
  output: '_site',
  article: 'article',
  anchors: 'none',
  tidy: () => {},
};
