import { Fragment, type Node } from '@tiptap/pm/model';

import type { EventAttributes } from '../../document/nodes/timeline';
import { tidyTime } from './time-text';

/**
 * A document in which every event happened when its Markdown says: what is derived from it agrees with the times that
 * are printed. @param zone the document's
 */
export function withTidyEvents(doc: Node, zone: string): Node {
  const children = doc.children.map((node) => {
    if (node.type.name !== 'timeline') return node;
    const rows = node.children.map((row) => {
      if (row.type.name !== 'event') return row;
      const { happened } = row.attrs as EventAttributes;
      const attrs = { ...row.attrs, happened: tidyTime(happened, zone) };
      return row.type.create(attrs, row.content, row.marks);
    });
    return node.copy(Fragment.fromArray(rows));
  });
  return doc.copy(Fragment.fromArray(children));
}
