import { DOMSerializer, type Fragment, type Node, type Schema, type Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

import { isLiveValue } from '../../document/live-value';
import { isWrittenTime } from '../../document/written-time';
import { containerOf, isRowName } from '../../document/nodes/structures';
import { label } from '../../document/vocabulary';
import { writeMarkdown } from '../../markdown/write';
import { liveTextIn } from '../../timeline/live-text';
import { liveText } from '../../timeline/live-value';
import { printTime } from '../../time/print';
import { documentZone } from '../../document/read';
import { forOthers, ownCopy } from './clean-html';

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a row's facts say in words, to stand before its text for apps that know nothing of rows. */
function words(row: HTMLElement, zone: string): string {
  const { dataset } = row;
  const value = (name: string) => {
    const fact = parsed(dataset[name]);
    return typeof fact === 'string' ? fact : '';
  };
  if (dataset['event'] !== undefined) {
    const happened = parsed(dataset['happened']);
    return isWrittenTime(happened) ? printTime(happened, { zone, date: 'short' }) : '';
  }
  if (dataset['impact'] !== undefined) return [value('who'), value('measure')].filter(Boolean).join(', ');
  if (dataset['factor'] !== undefined) return value('kind') === '' ? '' : label(value('kind'));
  if (dataset['action'] !== undefined) {
    return [value('status') && label(value('status')), value('owner'), value('due')]
      .filter(Boolean)
      .join(', ');
  }
  const checked = parsed(dataset['checked']);
  return checked === null ? '' : checked === true ? '☑' : '☐';
}

/** Rich text for other apps: the same HTML that our own paste reads, with the facts of rows said in words as well. */
class ClipboardSerializer extends DOMSerializer {
  readonly #doc: () => Node;

  constructor(schema: Schema, doc: () => Node) {
    super(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema));
    this.#doc = doc;
  }

  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const made = super.serializeFragment(fragment, options, target);
    // ProseMirror calls this for what stands inside each node as well, then with a target.
    if (target === undefined) {
      made.firstElementChild?.setAttribute(ownCopy, '');
      const doc = this.#doc();
      const { zone } = documentZone(doc);
      for (const live of made.querySelectorAll<HTMLElement>('span[data-live-value]')) {
        const value = parsed(live.dataset['value']);
        live.textContent = liveText(isLiveValue(value) ? value : null, doc, zone).text;
      }
      for (const row of made.querySelectorAll('li')) {
        const text = words(row, zone);
        if (text === '') continue;
        const said = row.ownerDocument.createElement('span');
        said.setAttribute(forOthers, '');
        said.textContent = row.dataset['checked'] === undefined ? `${text} – ` : `${text} `;
        const first = row.firstElementChild;
        (first?.localName === 'p' ? first : row).prepend(said);
      }
    }
    return made;
  }
}

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

export function copyPlugin(schema: Schema, doc: () => Node): Plugin {
  return new Plugin({
    props: {
      clipboardSerializer: new ClipboardSerializer(schema, doc),
      clipboardTextSerializer: (slice) => copiedText(slice, doc()),
    },
  });
}
