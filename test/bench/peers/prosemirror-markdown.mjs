// @ts-nocheck: its packages are installed for the bench alone, and have no types here.
import { getSchema } from '@tiptap/core';
import { defaultMarkdownParser, defaultMarkdownSerializer, MarkdownSerializer } from 'prosemirror-markdown';

import { serve } from '../frame/candidate';
import { extensions } from './stock.mjs';

/*
 * It knows CommonMark only, under names of its own. For printing the same document, its writers are put under Tiptap's
 * names, with the simplest table that can be written; its parser runs as it is.
 */
const { nodes, marks } = defaultMarkdownSerializer;
const schema = getSchema(extensions);

const serializer = new MarkdownSerializer(
  {
    ...nodes,
    codeBlock: (state, node) => {
      state.write('```' + (node.attrs.language ?? '') + '\n');
      state.text(node.textContent, false);
      state.write('\n```');
      state.closeBlock(node);
    },
    horizontalRule: nodes.horizontal_rule,
    bulletList: (state, node) => state.renderList(node, '  ', () => '- '),
    orderedList: (state, node) => state.renderList(node, '   ', (index) => node.attrs.start + index + '. '),
    listItem: nodes.list_item,
    hardBreak: nodes.hard_break,
    table: (state, node) => {
      node.forEach((row, _, index) => {
        row.forEach((cell, _offset, column) => {
          state.write(column === 0 ? '| ' : ' | ');
          if (cell.firstChild !== null) state.renderInline(cell.firstChild, false);
        });
        state.write(' |\n');
        if (index === 0) state.write('|' + ' --- |'.repeat(row.childCount) + '\n');
      });
      state.closeBlock(node);
    },
  },
  {
    bold: marks.strong,
    italic: marks.em,
    link: marks.link,
    code: marks.code,
    strike: { open: '~~', close: '~~', mixable: true, expelEnclosingWhitespace: true },
  },
);

serve({
  print: {
    prepare: (input) => schema.nodeFromJSON(JSON.parse(input)),
    run: (doc) => ({ size: serializer.serialize(doc).length }),
  },
  parse: {
    prepare: (text) => text,
    run: (text) => ({ size: defaultMarkdownParser.parse(text).content.size }),
  },
});
