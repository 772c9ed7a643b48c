import { html } from '../../markdown/inline/mdast';
import { boldAlerts } from '../dialect/alerts';
import { backticked, cellCode } from '../dialect/cell-code';
import { saidAlts, plainAlt } from '../dialect/alt-text';
import { saidCodeEdges } from '../dialect/code-edges';
import { shortcodes } from '../dialect/shortcodes';
import type { Changes } from '../dialect/tree';
import { atStart, inText, typography } from '../dialect/unsafe';
import type { Notes } from '../notes';
import { attributeAnchors } from './anchors';
import { usualFields } from './fields';
import { bundle } from './paths';
import { speech } from './speech';
import type { Target } from './target';

/** Hugo's reader, goldmark, takes an odd number of backslashes before a pipe in a cell's code, unlike GitHub's. */
const pipesEscaped = (code: string) => html(backticked(code).replaceAll('|', '\\|'));

/** As Hugo comes, the tags of raw HTML are left out; of a line break in a cell the space before it stays. */
function htmlLeftOut(notes: Notes): Changes {
  const isTag = (value: string) => value.startsWith('<') && !value.startsWith('<!--');
  const say = (block: string | null) =>
    notes.add(
      'site-setting',
      'Hugo leaves out HTML unless the site sets markup.goldmark.renderer.unsafe to true.',
      block,
    );
  return {
    block: (node, { block }) => {
      if (node.type === 'html' && isTag(node.value)) say(node.data?.block ?? block);
      return [node];
    },
    inline: (node, { block, within }) => {
      if (node.type !== 'html') return [node];
      const isBreak =
        /^ ?<br>$/u.test(node.value) && (within.includes('tableCell') || within.includes('heading'));
      if (isBreak) return [];
      if (isTag(node.value)) say(block);
      return [node];
    },
  };
}

/** Hugo 0.111 breaks off where struck text stands within another mark in a heading. */
function strikesInHeadings(notes: Notes): Changes {
  return {
    inline: (node, { block, within }) => {
      const isInMark = within.includes('emphasis') || within.includes('strong');
      if (node.type !== 'delete' || !within.includes('heading') || !isInMark) return [node];
      notes.add(
        'target',
        'Hugo cannot show text of a heading both struck and emphasised: it is not struck.',
        block,
      );
      return node.children;
    },
  };
}

/** Hugo 0.111 and later, as a leaf bundle: `SLUG.md` with images in `SLUG/` resolves them to the wrong address. */
export const hugo: Target = {
  id: 'hugo',
  name: 'Hugo',
  folder: 'content/posts',
  files: (place) => bundle(place),
  title: 'front-matter',
  front: { fields: { ...usualFields, updated: 'lastmod', language: 'language' }, dates: 'bare', toml: true },
  excerpt: { marker: '<!--more-->' },
  anchors: attributeAnchors,
  speech: (notes, site) =>
    speech(
      [
        boldAlerts,
        cellCode(pipesEscaped),
        ...(site.html === true ? [] : [htmlLeftOut(notes)]),
        saidCodeEdges(notes, 'Hugo', /\n$/u),
        strikesInHeadings(notes),
        shortcodes(notes),
        saidAlts(notes, 'Hugo'),
      ],
      {
        handlers: { image: plainAlt },
        unsafe: [
          inText('{', { after: '(?=[<%])' }),
          { character: '{', inConstruct: 'headingAtx' },
          { character: '{', inConstruct: 'headingSetext' },
          atStart(':'),
          ...(site.typography === false ? [] : typography),
        ],
      },
    ),
};
