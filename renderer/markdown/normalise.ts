import type { Node } from '@tiptap/pm/model';

import { admitDocument } from '../document/admit';
import { documentZone } from '../document/read';
import { withLiveText } from '../timeline/live-text';
import { normalisePlain } from './normalise/plain';
import { normaliseTopLevel } from './normalise/structures';
import { untouchedImports } from './write';

/**
 * The document that its Markdown says: what `readMarkdown` makes of what `writeMarkdown` wrote, but for ids. It works on
 * the document alone, and printing it gives the same bytes. README.md has the table of all that is lost.
 * Only what refers to the rows of an untouched import is kept here and not by the reader, who does not see those rows.
 * @param draft one for which all of it is written: title, owners and links to tickets
 */
export function normalise(draft: Node): Node {
  const { doc } = withLiveText(draft);
  const { zone } = documentZone(doc);
  const frontMatter: unknown = doc.attrs['frontMatter'];
  return admitDocument({
    type: 'doc',
    attrs: { zone, ...(frontMatter === null ? {} : { frontMatter }) },
    content: normaliseTopLevel(doc, (blocks) => normalisePlain(blocks, doc), untouchedImports(doc)),
  });
}
