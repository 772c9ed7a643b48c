import type { Notes } from '../notes';
import type { Changes } from './tree';

/** For readers that take a table without a row for text: an empty row under its head. */
export function rowUnderHeads(notes: Notes, reader: string): Changes {
  return {
    block: (node, { block }) => {
      const head = node.type === 'table' ? node.children[0] : undefined;
      if (node.type !== 'table' || head === undefined || node.children.length > 1) return [node];
      notes.add(
        'target',
        `${reader} shows an empty row under a table that is a head alone.`,
        node.data?.block ?? block,
      );
      const children = head.children.map(() => ({ type: 'tableCell' as const, children: [] }));
      return [{ ...node, children: [head, { type: 'tableRow', children }] }];
    },
  };
}
