// @ts-nocheck: its packages are installed for the bench alone, and have no types here.
import { createMarkedBuilder } from '@incremark/core/engines/marked';

import { serve } from '../frame/candidate';

/* mdast out of marked's tokens: fast, and not CommonMark (436 of the specification's 652 examples give the same tree). */
const builder = createMarkedBuilder({ gfm: true });

serve({
  parse: {
    prepare: (text) => text,
    run: (text) => ({ size: builder.parse(text).children.length }),
  },
});
