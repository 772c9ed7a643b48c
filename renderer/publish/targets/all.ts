import { astro, astroMdx } from './astro';
import { docusaurus } from './docusaurus';
import { eleventy } from './eleventy';
import { gfm } from './gfm';
import { hexo } from './hexo';
import { hugo } from './hugo';
import { jekyll } from './jekyll';
import { mkdocs } from './mkdocs';
import type { Target, TargetId } from './target';

/** Every target by its id. */
export const targets: Readonly<Record<TargetId, Target>> = {
  gfm,
  hugo,
  jekyll,
  eleventy,
  hexo,
  astro,
  'astro-mdx': astroMdx,
  docusaurus,
  mkdocs,
};
