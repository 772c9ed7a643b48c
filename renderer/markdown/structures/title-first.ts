import type { Node } from '@tiptap/pm/model';

/** The blocks of a document, the title first, wherever a merge has left it. */
export function titleFirst(doc: Node): readonly Node[] {
  const title = doc.children.find((node) => node.type.name === 'title');
  return title === undefined ? doc.children : [title, ...doc.children.filter((node) => node !== title)];
}
