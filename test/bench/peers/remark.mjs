// @ts-nocheck: its packages are installed for the bench alone, and have no types here.
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

import { serve } from '../frame/candidate';

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

serve({
  parse: {
    prepare: (text) => text,
    run: (text) => ({ size: processor.parse(text).children.length }),
  },
});
