import { boldAlerts } from '../dialect/alerts';
import { cellCode, taggedPipes } from '../dialect/cell-code';
import { saidCodeEdges } from '../dialect/code-edges';
import { mdxDialect, mdxHtml } from '../dialect/mdx';
import { splitAddresses, splitText } from '../dialect/split-text';
import type { Changes } from '../dialect/tree';
import type { Notes } from '../notes';
import { githubAnchors } from './anchors';
import { usualFields } from './fields';
import { bundle } from './paths';
import { speech } from './speech';
import type { SiteSettings, Target } from './target';

/** Names of Astro's own blog template; a site's schema may want others. */
const fields = { ...usualFields, date: 'pubDate', updated: 'updatedDate' };

/** Between two hyphens, two dots of three, two accents: what smartypants looks for in one piece of text. */
const runs = /(?<=-)(?=-)|(?<=\.)(?=\.)|(?<=`)(?=`)/u;

/** Quotes are made typographic over the whole document's text, so that nothing in the text can prevent it. */
function quotes(notes: Notes): Changes {
  return {
    inline: (node) => {
      if (node.type === 'text' && /["']/u.test(node.value)) {
        notes.add(
          'site-setting',
          'Astro shows straight quotes in text as typographic ones unless the site sets markdown.smartypants to false; code stays as it is.',
        );
      }
      return [node];
    },
  };
}

const typography = (notes: Notes, site: SiteSettings, separator: string) =>
  site.typography === false ? [] : [quotes(notes), splitText(runs, separator)];

/** Astro 5, a page of Markdown. */
export const astro: Target = {
  id: 'astro',
  name: 'Astro',
  folder: 'src/content/blog',
  files: (place) => ({ ...bundle(place), address: './' }),
  title: 'front-matter',
  front: { fields, dates: 'bare', required: ['description', 'date'] },
  excerpt: null,
  anchors: githubAnchors,
  speech: (notes, site) =>
    speech([
      boldAlerts,
      cellCode(taggedPipes),
      saidCodeEdges(notes, 'Astro', /\n$/u),
      splitAddresses('<!-- -->'),
      ...typography(notes, site, '<!-- -->'),
    ]),
};

/** The same as MDX. */
export const astroMdx: Target = {
  ...astro,
  id: 'astro-mdx',
  name: 'Astro (MDX)',
  files: (place) => ({ ...bundle(place, 'mdx'), address: './' }),
  speech: (notes, site) =>
    speech(
      [
        boldAlerts,
        cellCode(taggedPipes),
        saidCodeEdges(notes, 'Astro', /^\n|\n$/u),
        splitAddresses('<!-- -->'),
        ...typography(notes, site, '<!-- -->'),
        mdxHtml(notes),
      ],
      mdxDialect,
    ),
};
