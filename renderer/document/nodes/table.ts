import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';

import { isOneOf } from '../attributes';

/** As in GFM: the first row is the header, cells hold one line of text, no cell spans another. */
export const TableNode = Table.extend({ content: 'tableRow+' });

/** No caret between cells: there, typing would make a cell of its own. */
export const TableRowNode = TableRow.extend({ allowGapCursor: false });

const isAlign = isOneOf(['left', 'center', 'right']);

/** prosemirror-tables reads the spans, so they are here and always 1. */
function cellAttributes() {
  return {
    colspan: { default: 1, parseHTML: () => 1, renderHTML: () => ({}) },
    rowspan: { default: 1, parseHTML: () => 1, renderHTML: () => ({}) },
    colwidth: { default: null, parseHTML: () => null, renderHTML: () => ({}) },
    align: {
      default: null,
      parseHTML: (element: HTMLElement) => {
        const align = element.getAttribute('align') ?? element.style.textAlign;
        return isAlign(align) ? align : null;
      },
      renderHTML: (attributes: Readonly<Record<string, unknown>>) =>
        isAlign(attributes['align']) ? { 'data-align': attributes['align'], align: attributes['align'] } : {},
    },
  };
}

export const TableHeaderNode = TableHeader.extend({
  content: 'inline*',
  addAttributes: cellAttributes,
  parseHTML: () => [{ tag: 'th' }],
});
export const TableCellNode = TableCell.extend({
  content: 'inline*',
  addAttributes: cellAttributes,
  parseHTML: () => [{ tag: 'td' }],
});
