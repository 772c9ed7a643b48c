// @ts-nocheck: its packages are installed for the bench alone, and have no types here.
import { markdownToMdast } from 'satteri';

import { serve } from '../frame/candidate';

/* A parser in Rust, as a binary for Node. The tree is walked, because its children are read on first use. */
const count = (node) => (node.children ?? []).reduce((sum, child) => sum + count(child), 1);

serve({
  parse: {
    prepare: (text) => text,
    run: (text) => ({ size: count(markdownToMdast(text)) }),
  },
});
