import { Fragment, type Mark, type MarkType, type Node, type NodeType } from '@tiptap/pm/model';

import { isObject } from './attributes';
import type { MarkJSON, NodeJSON } from './draft';
import { documentSchema as schema } from './schema';

/*
 * A draft may come from a newer version of the app, with nodes, marks and attributes that this one does not know. They
 * go in as they are, are shown as something that cannot be edited here, and come out again word for word: an unknown
 * node becomes `unknownBlock` or `unknownInline`, an unknown mark `unknownMark`, an unknown attribute an entry of
 * `extra`. A node that is known but holds what it may not hold counts as unknown as a whole.
 */

type Attributes = Readonly<Record<string, unknown>>;

/** Splits attributes into those the type knows and accepts, and the rest. */
function splitAttributes(type: NodeType | MarkType, attributes: Attributes): Attributes {
  const known: Record<string, unknown> = {};
  const extra: Record<string, unknown> = {};
  const specs = type.spec.attrs ?? {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name !== 'extra' && accepts(specs[name], value)) known[name] = value;
    else extra[name] = value;
  }
  return Object.keys(extra).length === 0 ? known : { ...known, extra };
}

function accepts(
  spec: { validate?: string | ((value: unknown) => void) } | undefined,
  value: unknown,
): boolean {
  if (spec === undefined) return false;
  if (typeof spec.validate === 'string') {
    return spec.validate.split('|').includes(value === null ? 'null' : typeof value);
  }
  try {
    spec.validate?.(value);
    return true;
  } catch {
    return false;
  }
}

function admitMark(json: MarkJSON): Mark {
  const type = schema.marks[json.type];
  return type === undefined
    ? schema.mark('unknownMark', { json })
    : type.create(splitAttributes(type, json.attrs ?? {}));
}

function admitMarks(json: NodeJSON): readonly Mark[] {
  return (json.marks ?? []).map(admitMark).reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), []);
}

/** The known node, or null where the type is unknown or the content is not what the type may hold. */
function admitKnown(json: NodeJSON): Node | null {
  if (json.type === 'text') return json.text ? schema.text(json.text, admitMarks(json)) : null;
  const type = schema.nodes[json.type];
  if (type === undefined) return null;
  const children: Node[] = [];
  for (const child of json.content ?? []) {
    if (child.type === 'text' && child.text === '') continue;
    const node = admitChild(type, child);
    if (node === null) return null;
    children.push(node);
  }
  const content = Fragment.fromArray(children);
  if (!type.validContent(content)) return null;
  return type.create(splitAttributes(type, json.attrs ?? {}), content, admitMarks(json));
}

/** The child as its parent can hold it; null where the parent has no place even for something unknown. */
function admitChild(parent: NodeType, json: NodeJSON): Node | null {
  const node = admitKnown(json);
  if (node !== null && parent.validContent(Fragment.from(node))) return node;
  if (parent.isTextblock) {
    const inline = schema.node('unknownInline', { json }, undefined, admitMarks(json));
    return parent.validContent(Fragment.from(inline)) ? inline : null;
  }
  const block = schema.node('unknownBlock', { json });
  return parent.contentMatch.matchType(block.type) === null ? null : block;
}

/**
 * Makes a document of JSON that came from a file or from the database. Whatever is not known in it is kept.
 * @throws {RangeError} when the outermost node is not a document.
 */
export function admitDocument(json: NodeJSON): Node {
  if (json.type !== 'doc') throw new RangeError(`A draft's document begins with "doc", not "${json.type}".`);
  const type = schema.topNodeType;
  const children = (json.content ?? []).map(
    (child) => admitChild(type, child) ?? schema.node('unknownBlock', { json: child }),
  );
  return type.create(splitAttributes(type, json.attrs ?? {}), children);
}

/** Attributes as they are stored: those that say more than the default, with the unknown ones back in their place. */
function releaseAttributes(type: NodeType | MarkType, attributes: Attributes): { attrs?: Attributes } {
  const specs = type.spec.attrs ?? {};
  const attrs: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'extra' || same(specs[name]?.default, value)) continue;
    attrs[name] = value;
  }
  if (isObject(attributes['extra'])) Object.assign(attrs, attributes['extra']);
  return Object.keys(attrs).length === 0 ? {} : { attrs };
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function releaseMark(mark: Mark): MarkJSON {
  if (mark.type.name === 'unknownMark') return mark.attrs['json'] as MarkJSON;
  return { type: mark.type.name, ...releaseAttributes(mark.type, mark.attrs) };
}

/** The inverse of `admitDocument`: the JSON that is stored, short, with everything unknown word for word. */
export function releaseDocument(node: Node): NodeJSON {
  if (node.type.name === 'unknownBlock' || node.type.name === 'unknownInline') {
    return node.attrs['json'] as NodeJSON;
  }
  if (node.isText) {
    const marks = node.marks.map(releaseMark);
    return { type: 'text', text: node.text ?? '', ...(marks.length > 0 ? { marks } : {}) };
  }
  return {
    type: node.type.name,
    ...releaseAttributes(node.type, node.attrs),
    ...(node.childCount > 0 ? { content: node.children.map(releaseDocument) } : {}),
    ...(node.marks.length > 0 ? { marks: node.marks.map(releaseMark) } : {}),
  };
}
