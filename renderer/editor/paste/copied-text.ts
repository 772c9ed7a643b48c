import type { Fragment, Node, Slice } from '@tiptap/pm/model';

import { containerOf, isRowName } from '../../document/nodes/structures';
import { writeMarkdown } from '../../markdown/write';
import { liveTextIn } from '../../timeline/live-text';

/** Rows that were copied without their structured block get one: nothing else can hold them. */
function asDocument(content: Fragment, doc: Node): Node {
  const blocks: Node[] = [];
  for (const node of content.content) {
    const { name } = node.type;
    if (isRowName(name)) blocks.push(doc.type.schema.node(containerOf[name], null, node));
    else if (name === 'listItem') blocks.push(doc.type.schema.node('bulletList', null, node));
    else if (node.isInline) blocks.push(doc.type.schema.node('paragraph', null, node));
    else blocks.push(node);
  }
  return doc.type.create(doc.attrs, blocks);
}

/** The one text block that a slice comes from; null where it comes from several. */
function onlyTextBlock(content: Fragment): Node | null {
  const only = content.childCount === 1 ? content.firstChild : null;
  if (only === null) return null;
  return only.isTextblock ? only : onlyTextBlock(only.content);
}

/**
 * A copy as plain text: Markdown for blocks, bare words for a piece of one block, because what is copied out of a
 * sentence or a line of code is wanted as it reads.
 */
export function copiedText(slice: Slice, doc: Node): string {
  // Before it is taken for a document of its own, in which there is nothing to follow.
  const content = liveTextIn(slice.content, doc);
  const { openStart } = slice;
  const block = onlyTextBlock(content);
  if (block !== null && openStart > 0) return block.textBetween(0, block.content.size, '\n', '\n');
  if (content.content.every((node) => node.isInline)) return content.textBetween(0, content.size, '\n', '\n');
  return writeMarkdown(asDocument(content, doc), { title: true, imagePath: () => null }).markdown.trimEnd();
}
