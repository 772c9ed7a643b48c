// @ts-nocheck: its packages are installed for the bench alone, and have no types here.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

import { serve } from '../frame/candidate';

serve({
  parse: {
    prepare: (text) => text,
    run: (text) => {
      const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
      return { size: tree.children.length };
    },
  },
});
