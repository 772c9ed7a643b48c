import type { Fragment, Node, Schema } from '@tiptap/pm/model';

import { newId } from '../../document/ids';
import type { RowName } from '../../document/nodes/structures';

export function newParagraph(schema: Schema, content?: Fragment): Node {
  return schema.node('paragraph', { id: newId() }, content);
}

/** An empty row with one line to write in. */
export function newRow(
  schema: Schema,
  name: RowName,
  attributes: Readonly<Record<string, unknown>> = {},
): Node {
  return schema.node(name, { ...attributes, id: newId() }, newParagraph(schema));
}

/**
 * What a row made beside another takes over from it: its place in the chain of whys. No time, moment, owner or other
 * fact goes along.
 */
export function placeBeside(row: Node): Readonly<Record<string, unknown>> {
  return row.type.name === 'factor' ? { depth: row.attrs['depth'] as number } : {};
}

/** What the second half of a split row takes over: its place, and its audience, so that nothing internal slips out. */
export function attributesOfHalf(row: Node): Readonly<Record<string, unknown>> {
  return { ...placeBeside(row), audience: row.attrs['audience'] as unknown };
}
