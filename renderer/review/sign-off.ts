import type { Node } from '@tiptap/pm/model';

import { isObject } from '../document/attributes';
import { sha256 } from '../file/sha256';
import { idOf } from './block-text';
import { canonical } from './canonical';
import type { Author, SignOff } from '../document/review-record';

/** What no reader sees: names of things, and what newer versions put beside them. */
const unseen: ReadonlySet<string> = new Set([
  'id',
  'extra',
  'origin',
  'section',
  'colspan',
  'rowspan',
  'colwidth',
]);

/** A source as it is shown: without the record it was read from, which does not travel with every copy of a draft. */
function shownSource(source: unknown): unknown {
  if (!isObject(source)) return source;
  const { raw: _, hash: _hash, ...shown } = source;
  return shown;
}

const shown = (name: string, value: unknown): unknown =>
  name === 'sources' && Array.isArray(value) ? value.map(shownSource) : value;

function attributesOf(attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([name, value]) => !unseen.has(name) && value !== null)
      .map(([name, value]) => [name, shown(name, value)]),
  );
}

/** A node as a reader sees it. Neighbouring text with the same marks is one text, however it came to be. */
function seen(node: Node): unknown {
  const marks = node.marks
    .map((mark) => ({ type: mark.type.name, ...attributesOf(mark.attrs) }))
    .toSorted((one, other) => (canonical(one) < canonical(other) ? -1 : 1));
  return {
    type: node.type.name,
    ...(node.isText ? { text: node.text } : { attributes: attributesOf(node.attrs) }),
    ...(marks.length > 0 ? { marks } : {}),
    ...(node.childCount > 0 ? { content: node.children.map(seen) } : {}),
  };
}

/**
 * The blocks of a section: its heading, and what follows up to the next heading of the same or a higher level.
 * Null where no heading of the document has that id.
 */
export function sectionBlocks(doc: Node, heading: string): readonly Node[] | null {
  const blocks = doc.children;
  const start = blocks.findIndex((node) => node.type.name === 'heading' && idOf(node) === heading);
  const first = blocks[start];
  if (first === undefined) return null;
  const level = first.attrs['level'] as number;
  const end = blocks.findIndex(
    (node, index) =>
      index > start && node.type.name === 'heading' && (node.attrs['level'] as number) <= level,
  );
  return blocks.slice(start, end < 0 ? undefined : end);
}

/**
 * What a section says, as one text: its words, marks, and the facts of its rows, without ids and what else no reader
 * sees. References from one row to another go by id and are part of what it says.
 */
export function sectionContent(doc: Node, heading: string): string | null {
  const blocks = sectionBlocks(doc, heading);
  return blocks === null ? null : canonical(blocks.map(seen));
}

/** SHA-256 of a section's content, 64 hex digits; null where the section is not there. */
export async function sectionHash(doc: Node, heading: string): Promise<string | null> {
  const content = sectionContent(doc, heading);
  return content === null ? null : sha256(new TextEncoder().encode(content));
}

/** "Read and agreed" for a section as it is now. `at` is milliseconds UTC. */
export async function signOff(
  doc: Node,
  section: string,
  { id, author, at }: { readonly id: string; readonly author: Author; readonly at: number },
): Promise<SignOff | null> {
  const contentHash = await sectionHash(doc, section);
  return contentHash === null ? null : { id, section, contentHash, author, at };
}

export type SignOffState = 'agreed' | 'changed since' | 'section gone';

export async function signOffState(doc: Node, agreed: SignOff): Promise<SignOffState> {
  const hash = await sectionHash(doc, agreed.section);
  if (hash === null) return 'section gone';
  return hash === agreed.contentHash ? 'agreed' : 'changed since';
}
