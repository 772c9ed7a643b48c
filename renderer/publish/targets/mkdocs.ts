import { encodedAddresses } from '../dialect/addresses';
import { boldAlerts } from '../dialect/alerts';
import { cellCode, codeAlone } from '../dialect/cell-code';
import { endnotes, strikeTags, taskBoxes } from '../dialect/html-forms';
import { listsApart, noBareItems, writtenNumbers } from '../dialect/lists';
import { fenceName, pythonCode, pythonDialect, quotesApart, tabbedCode } from '../dialect/python-markdown';
import { rowUnderHeads } from '../dialect/tables';
import { pythonAnchors } from './anchors';
import { usualFields } from './fields';
import { sibling } from './paths';
import { speech } from './speech';
import type { Target } from './target';

/** MkDocs with Python-Markdown and the extensions it comes with (toc, tables, fenced_code); also Material's blog. */
export const mkdocs: Target = {
  id: 'mkdocs',
  name: 'MkDocs',
  folder: 'docs/blog/posts',
  // MkDocs resolves relative addresses from the file and not from the page.
  files: sibling,
  title: 'both',
  front: { fields: usualFields, dates: 'bare' },
  excerpt: { marker: '<!-- more -->' },
  anchors: pythonAnchors,
  speech: (notes) =>
    speech(
      [
        boldAlerts,
        endnotes,
        taskBoxes,
        strikeTags,
        encodedAddresses(/[()]/gu),
        cellCode(pythonCode),
        codeAlone(pythonCode),
        tabbedCode(notes),
        rowUnderHeads(notes, 'MkDocs'),
        noBareItems,
        writtenNumbers(notes, 'MkDocs'),
        fenceName,
        listsApart('<!-- -->'),
        quotesApart,
      ],
      pythonDialect,
    ),
};
