import type { Node } from '@tiptap/pm/model';

import { releaseDocument } from '../../../renderer/document/admit';
import type { NodeJSON } from '../../../renderer/document/draft';

/** A document as JSON with ids by place in it, so that two that differ in nothing but their ids are equal. */
export function withPlacedIds(doc: Node): NodeJSON {
  const places = new Map<string, string>();
  const note = (node: NodeJSON, place: string): void => {
    const id = node.attrs?.['id'];
    if (typeof id === 'string') places.set(id, place);
    node.content?.forEach((child, index) => note(child, `${place}.${index}`));
  };
  const json = releaseDocument(doc);
  note(json, 'at');
  const placed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(placed);
    return typeof value === 'string' ? (places.get(value) ?? value) : value;
  };
  const rewrite = (node: NodeJSON): NodeJSON => {
    const { id: _, ...attrs } = node.attrs ?? {};
    const named = ['start', 'end', 'answers'].flatMap((name) =>
      name in attrs ? [[name, placed(attrs[name])] as const] : [],
    );
    const { attrs: _attrs, content, ...rest } = node;
    const all = { ...attrs, ...Object.fromEntries(named) };
    return {
      ...rest,
      ...(Object.keys(all).length === 0 ? {} : { attrs: all }),
      ...(content === undefined ? {} : { content: content.map(rewrite) }),
    };
  };
  return rewrite(json);
}
