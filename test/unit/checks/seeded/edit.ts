import type { NodeJSON } from '../../../../renderer/document/draft';

/** A change of a draft's document: JSON in, JSON out, nothing changed in place. */
export type Edit = (document: NodeJSON) => NodeJSON;

const idOf = (node: NodeJSON): unknown => node.attrs?.['id'];

const withContent = (node: NodeJSON, content: readonly NodeJSON[]): NodeJSON =>
  node.content === undefined ? node : { ...node, content };

/** Puts `change(node)` in place of the one node with this id; none at all, or two, is a mistake of the list. */
function at(id: string, change: (node: NodeJSON) => readonly NodeJSON[]): Edit {
  return (document) => {
    let met = 0;
    const visit = (node: NodeJSON): readonly NodeJSON[] => {
      if (idOf(node) === id) {
        met += 1;
        return change(node);
      }
      return [withContent(node, (node.content ?? []).flatMap(visit))];
    };
    const [edited] = visit(document);
    if (met !== 1 || edited === undefined) throw new Error(`${met} blocks have the id "${id}"`);
    return edited;
  };
}

/** Replaces one stretch of text of the block, which must occur in it exactly once and in one text node. */
export function replaceText(id: string, from: string, to: string): Edit {
  return at(id, (block) => {
    let met = 0;
    const visit = (node: NodeJSON): NodeJSON => {
      if (node.text === undefined) return withContent(node, (node.content ?? []).map(visit));
      met += node.text.split(from).length - 1;
      return { ...node, text: node.text.replace(from, () => to) };
    };
    const edited = visit(block);
    if (met !== 1) throw new Error(`"${from}" occurs ${met} times in "${id}"`);
    return [edited];
  });
}

/** Adds words at the end of a paragraph. */
export function append(id: string, ...content: readonly NodeJSON[]): Edit {
  return at(id, (block) => [{ ...block, content: [...(block.content ?? []), ...content] }]);
}

export const say = (text: string): NodeJSON => ({ type: 'text', text });

export function setAttributes(id: string, attributes: Readonly<Record<string, unknown>>): Edit {
  return at(id, (block) => [{ ...block, attrs: { ...block.attrs, ...attributes } }]);
}

export function setFact(name: string, value: unknown): Edit {
  return (document) => ({ ...document, attrs: { ...document.attrs, [name]: value } });
}

export const remove = (id: string): Edit => at(id, () => []);

export const insertAfter = (id: string, ...blocks: readonly NodeJSON[]): Edit =>
  at(id, (block) => [block, ...blocks]);

/** Changes the inline nodes of one kind within a block: its image, its links. */
export function mapInline(id: string, change: (node: NodeJSON) => NodeJSON): Edit {
  const visit = (node: NodeJSON): NodeJSON => change(withContent(node, (node.content ?? []).map(visit)));
  return at(id, (block) => [visit(block)]);
}

export const all =
  (...edits: readonly Edit[]): Edit =>
  (document) =>
    edits.reduce((changed, edit) => edit(changed), document);
