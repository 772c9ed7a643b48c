// @ts-nocheck: its packages are installed for the bench alone, and have no types here.
import { MarkdownManager } from '@tiptap/markdown';

import { serve } from '../frame/candidate';
import { extensions } from './stock.mjs';

const manager = new MarkdownManager({ extensions });

serve({
  print: {
    prepare: (input) => JSON.parse(input),
    run: (json) => ({ size: manager.serialize(json).length }),
  },
  parse: {
    prepare: (text) => text,
    run: (text) => ({ size: manager.parse(text).content.length }),
  },
});
