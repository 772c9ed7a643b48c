import { directiveAlerts } from '../dialect/alerts';
import { saidCodeEdges } from '../dialect/code-edges';
import { splitAddresses, splitText } from '../dialect/split-text';
import type { Changes } from '../dialect/tree';
import { html } from '../../markdown/inline/mdast';
import { inText } from '../dialect/unsafe';
import type { Notes } from '../notes';
import { attributeAnchors } from './anchors';
import { usualFields } from './fields';
import { join } from './paths';
import { speech } from './speech';
import type { Target } from './target';

/** Docusaurus takes comments out of the tree early, and the text around one is whole again; an element stays. */
const nothing = '<span></span>';

/** Shortcodes of emoji are replaced after escapes are gone, so they are cut in two. */
const emoji = /(?<=:[\w+-]+)(?=:)/u;

/** `{#name}` at the end of a heading names it, escaped or not; something behind it takes it from the end. */
const plainEnds: Changes = {
  block: (node) => {
    const last = node.type === 'heading' ? node.children.at(-1) : undefined;
    return node.type === 'heading' && last?.type === 'text' && /\{#[^{}]+\}\s*$/u.test(last.value)
      ? [{ ...node, children: [...node.children, html(nothing)] }]
      : [node];
  },
};

/** The description of an image is escaped for HTML once too often. */
function quotedAlts(notes: Notes): Changes {
  return {
    inline: (node, { block }) => {
      if (node.type === 'image' && /[&<>"']/u.test(node.alt ?? '')) {
        notes.add(
          'target',
          `Docusaurus shows the quotes, "&", "<" and ">" in the description "${node.alt}" as references.`,
          block,
        );
      }
      return [node];
    },
  };
}

/** Docusaurus 3: the file asks to be read as Markdown and not as MDX. */
export const docusaurus: Target = {
  id: 'docusaurus',
  name: 'Docusaurus',
  folder: 'blog',
  files: ({ slug, day, folder }) => {
    const own = join(folder, day === null ? slug : `${day}-${slug}`);
    return { file: join(own, 'index.md'), assets: own, address: './' };
  },
  title: 'front-matter',
  front: {
    fields: { ...usualFields, slug: 'slug', updated: 'last_update', author: 'authors' },
    fixed: () => ({ mdx: { format: 'md' } }),
    shape: { updated: (date) => ({ date }), author: (name) => [{ name }] },
    dates: 'bare',
  },
  excerpt: { marker: '<!-- truncate -->' },
  anchors: attributeAnchors,
  speech: (notes) =>
    speech(
      [
        directiveAlerts,
        saidCodeEdges(notes, 'Docusaurus', /^\n/u),
        quotedAlts(notes),
        plainEnds,
        splitAddresses(nothing),
        splitText(emoji, nothing),
      ],
      {
        // Directives: `:name`, `::name`, `:::name`.
        unsafe: [inText(':', { after: '(?=[A-Za-z:])' })],
      },
    ),
};
