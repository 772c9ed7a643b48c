import type { Node } from '@tiptap/pm/model';

import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema } from '../../../renderer/document/schema';

/**
 * A document with what HTML cannot be written straight from it taken away: footnotes go or become quotes, alerts become
 * quotes, HTML becomes code and text. Those are tested by reading them again (identity.test.ts).
 */
export function simplified(doc: Node): Node {
  const [simple] = simplify(doc.toJSON() as NodeJSON);
  return simple === undefined ? doc : documentSchema.nodeFromJSON(simple);
}

function simplify(node: NodeJSON): NodeJSON[] {
  const content = node.content?.flatMap(simplify);
  const inside = content === undefined ? {} : { content };
  const value = typeof node.attrs?.['value'] === 'string' ? node.attrs['value'] : '';
  switch (node.type) {
    case 'footnoteReference':
      return [];
    case 'htmlInline':
      return value === '' ? [] : [{ type: 'text', text: value, marks: node.marks ?? [] }];
    case 'footnoteDefinition':
    case 'blockquote':
      return [{ type: 'blockquote', ...inside }];
    case 'htmlBlock':
      return [{ type: 'codeBlock', ...inside }];
    default:
      return [{ ...node, ...inside }];
  }
}
