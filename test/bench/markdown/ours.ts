import type { Node } from '@tiptap/pm/model';

import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema } from '../../../renderer/document/schema';
import { readMarkdown } from '../../../renderer/markdown/read';
import { writeMarkdown } from '../../../renderer/markdown/write';
import { serve } from '../frame/candidate';

/* What the app calls when it exports and imports. A document is made anew for each run, so that nothing is remembered. */
serve({
  print: {
    prepare: (input) => documentSchema.nodeFromJSON(JSON.parse(input) as NodeJSON),
    run: (doc) => {
      const { markdown } = writeMarkdown(doc as Node, { title: true, imagePath: () => null });
      return { size: markdown.length };
    },
  },
  parse: {
    prepare: (input) => input,
    run: (text) => ({ size: readMarkdown(text as string).content.size }),
  },
});
