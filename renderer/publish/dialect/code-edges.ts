import type { Notes } from '../notes';
import type { Changes } from './tree';

/** Says where a reader drops empty lines at the edges of code: nothing that is written keeps them. */
export function saidCodeEdges(notes: Notes, reader: string, dropped: RegExp): Changes {
  return {
    block: (node, { block }) => {
      if (node.type === 'code' && dropped.test(node.value)) {
        notes.add('target', `${reader} drops empty lines at the edges of code.`, node.data?.block ?? block);
      }
      return [node];
    },
  };
}
