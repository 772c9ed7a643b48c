import type { Fragment, Mark, Node, Slice } from '@tiptap/pm/model';

import { idOf } from './block-text';

/*
 * "Apply a step only if what it removes is what the reviewer saw." Words, nodes and attributes count, and so do marks
 * that say something (links, what a newer version brought); bold and the like go with the words they are on.
 */

const formatting: ReadonlySet<string> = new Set(['bold', 'italic', 'strike', 'code']);

const telling = (marks: readonly Mark[]): string =>
  JSON.stringify(
    marks.filter(({ type }) => !formatting.has(type.name)).map((mark) => mark.toJSON() as unknown),
  );

/** Inline content as text by what it says, with runs that differ in formatting only put together. */
function runsOf(content: Fragment): readonly (readonly [string, string])[] {
  const runs: (readonly [string, string])[] = [];
  content.forEach((node) => {
    const says = node.isText
      ? telling(node.marks)
      : JSON.stringify([node.type.name, node.attrs, telling(node.marks)]);
    const last = runs.at(-1);
    if (node.isText && last?.[0] === says) runs[runs.length - 1] = [says, last[1] + (node.text ?? '')];
    else runs.push([says, node.text ?? '']);
  });
  return runs;
}

function sameNode(one: Node, other: Node, moved: ReadonlySet<string>): boolean {
  if (one.type !== other.type) return false;
  const id = idOf(one);
  if (id !== null && moved.has(id) && idOf(other) === id) return true;
  return (
    JSON.stringify(one.attrs) === JSON.stringify(other.attrs) &&
    sameContent(one.content, other.content, moved)
  );
}

export function sameContent(one: Fragment, other: Fragment, moved: ReadonlySet<string> = new Set()): boolean {
  if (one.eq(other)) return true;
  if (one.firstChild?.isInline === true || other.firstChild?.isInline === true)
    return JSON.stringify(runsOf(one)) === JSON.stringify(runsOf(other));
  return (
    one.childCount === other.childCount &&
    one.content.every((node, index) => sameNode(node, other.child(index), moved))
  );
}

/** @param moved ids of blocks that are taken along as they are, whatever has changed in them */
export function sameSlice(one: Slice, other: Slice, moved: ReadonlySet<string>): boolean {
  return (
    one.openStart === other.openStart &&
    one.openEnd === other.openEnd &&
    sameContent(one.content, other.content, moved)
  );
}
