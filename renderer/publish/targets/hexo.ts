import { imageTags, plainAlt } from '../dialect/alt-text';
import { boldAlerts } from '../dialect/alerts';
import { endnotes } from '../dialect/html-forms';
import { fenceWord } from '../dialect/kramdown';
import { spelling } from '../dialect/spelling';
import { atStart, typography } from '../dialect/unsafe';
import { hexoAnchors } from './anchors';
import { usualFields } from './fields';
import { encodeAddress, join } from './paths';
import { speech } from './speech';
import type { Target } from './target';

/** Every ASCII punctuation mark but the colon: behind a line break Hexo makes a definition of `:`, escaped or not. */
const escapable = '!"#$%&\'()*+,-./;<=>?@[\\]^_`{|}~';

/** Hexo 8 with hexo-renderer-marked, both as they come. */
export const hexo: Target = {
  id: 'hexo',
  name: 'Hexo',
  folder: 'source/_posts',
  // Images beside a post are served only with post_asset_folder; those in source/ always are, and the site's root is put
  // before their address.
  files: ({ folder, slug }) => ({
    file: join(folder, `${slug}.md`),
    assets: `source/images/${slug}`,
    address: `/images/${encodeAddress(slug)}/`,
  }),
  title: 'front-matter',
  front: {
    fields: { ...usualFields, draft: 'published' },
    fixed: () => ({ disableNunjucks: true }),
    // A bare time is shifted by the zone of the machine that builds the site.
    dates: 'quoted',
  },
  excerpt: { marker: '<!-- more -->' },
  anchors: hexoAnchors,
  speech: (_, site) =>
    speech([boldAlerts, endnotes, fenceWord, imageTags], {
      handlers: { image: plainAlt },
      extensions: [spelling(escapable)],
      unsafe: [atStart(':'), ...(site.typography === false ? [] : typography)],
    }),
};
