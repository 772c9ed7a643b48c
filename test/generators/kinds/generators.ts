import type { Generator } from '../support/generator';
import { astro } from './astro';
import { docusaurus } from './docusaurus';
import { eleventy } from './eleventy';
import { gfm } from './gfm';
import { hexo } from './hexo';
import { hugo } from './hugo';
import { jekyll } from './jekyll';
import { mkdocs } from './mkdocs';

/** Every generator that the posts are built with; the quick ones first. */
export const generators: readonly Generator[] = [
  gfm,
  hugo,
  mkdocs,
  jekyll,
  eleventy,
  hexo,
  astro,
  docusaurus,
];
