import { boldAlerts } from '../dialect/alerts';
import { encodedAddresses } from '../dialect/addresses';
import { cellCode, codeAlone } from '../dialect/cell-code';
import {
  fenceWord,
  kramdownCode,
  kramdownDialect,
  markdownInside,
  noEmptyHeadings,
} from '../dialect/kramdown';
import { strikeTags } from '../dialect/html-forms';
import { liquidCode } from '../dialect/liquid';
import { listsApart, noBareItems, startAttributes } from '../dialect/lists';
import { rowUnderHeads } from '../dialect/tables';
import { inRuns, inText, typography } from '../dialect/unsafe';
import { kramdownAnchors } from './anchors';
import { usualFields } from './fields';
import { encodeAddress, join } from './paths';
import { speech } from './speech';
import type { Files, PostPlace, Target } from './target';

/**
 * A post's address is the site's own choice, so its images are addressed from the root. A post without a date can only
 * be one of Jekyll's drafts.
 */
function files({ slug, day, folder, site }: PostPlace): Files {
  const assets = join('assets', slug);
  const address = `${(site.basePath ?? '').replace(/\/+$/u, '')}/${encodeAddress(assets)}/`;
  return day === null
    ? { file: join('_drafts', `${slug}.md`), assets, address }
    : { file: join(folder, `${day}-${slug}.md`), assets, address };
}

/** Jekyll 4 with kramdown, and with `githubPages` the Jekyll 3 of GitHub Pages. */
export const jekyll: Target = {
  id: 'jekyll',
  name: 'Jekyll',
  folder: '_posts',
  files,
  title: 'front-matter',
  front: {
    fields: { ...usualFields, updated: 'last_modified_at', draft: 'published' },
    fixed: ({ githubPages }) => ({
      layout: 'post',
      ...(githubPages === true ? {} : { render_with_liquid: false }),
    }),
    dates: 'spaced',
  },
  excerpt: { marker: '<!--more-->', fields: { excerpt_separator: '<!--more-->' } },
  anchors: kramdownAnchors,
  speech: (notes, site) =>
    speech(
      [
        boldAlerts,
        strikeTags,
        encodedAddresses(),
        cellCode(kramdownCode),
        codeAlone(kramdownCode),
        rowUnderHeads(notes, 'Jekyll'),
        fenceWord,
        noEmptyHeadings,
        markdownInside,
        noBareItems,
        startAttributes,
        listsApart('^'),
        ...(site.githubPages === true ? [liquidCode] : []),
      ],
      {
        extensions: [kramdownDialect],
        unsafe: [
          ...inRuns('{'),
          inText('{', { after: '%' }),
          ...(site.typography === false ? [] : [...typography, inText('<'), inText('>')]),
        ],
      },
    ),
};
