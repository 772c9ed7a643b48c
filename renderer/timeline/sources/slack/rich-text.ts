import type { BlockContent, List, ListItem, PhrasingContent } from 'mdast';

import { inlineCode, text } from '../../../markdown/inline/mdast';
import { hoist } from '../../../markdown/inline/white-space';
import { clean, paragraphsOf } from '../body';
import { fieldsIn, firstText, flagIn, idIn, objectsIn, textIn, valueIn, type Fields } from '../json-fields';
import type { SlackNames } from './names';
import { linkTo } from './tokens';

/** A block of rich text, which says what is marked instead of leaving it to signs. */
export function readRichText(block: Fields, names: SlackNames): BlockContent[] {
  const blocks: BlockContent[] = [];
  for (const element of objectsIn(block, 'elements')) {
    switch (textIn(element, 'type')) {
      case 'rich_text_list':
        addItems(blocks, element, names);
        break;
      case 'rich_text_preformatted': {
        const value = objectsIn(element, 'elements')
          .map((piece) => wordsOf(piece, names))
          .join('');
        if (value.trim() !== '') blocks.push({ type: 'code', value: clean(value).replace(/\n$/u, '') });
        break;
      }
      case 'rich_text_quote': {
        const children = paragraphsOf(linesOf(element, names), false);
        if (children.length > 0) blocks.push({ type: 'blockquote', children });
        break;
      }
      default:
        blocks.push(...paragraphsOf(linesOf(element, names), blocks.length === 0));
    }
  }
  return blocks;
}

/** Nested lists come one after another, each with its depth. */
function addItems(blocks: BlockContent[], element: Fields, names: SlackNames): void {
  const items = objectsIn(element, 'elements').flatMap((item): ListItem[] => {
    const children = paragraphsOf(linesOf(item, names), false);
    return children.length === 0 ? [] : [{ type: 'listItem', spread: false, children }];
  });
  if (items.length === 0) return;
  const ordered = textIn(element, 'style') === 'ordered';
  const list: List = { type: 'list', ordered, spread: false, children: items };
  const depth = Number(valueIn(element, 'indent')) || 0;
  const parent = deepestItem(blocks.at(-1), depth);
  if (parent !== null) return addTo(parent.children, list);
  addTo(blocks, list);
}

/** The last item of the last list, going down as many lists as the depth says. */
function deepestItem(block: BlockContent | undefined, depth: number): ListItem | null {
  let item: ListItem | null = null;
  let last = block;
  for (let level = 0; level < depth && last?.type === 'list'; level += 1) {
    const next = last.children.at(-1);
    if (next === undefined) break;
    item = next;
    const inside = next.children.at(-1);
    last = inside !== undefined && inside.type === 'list' ? inside : undefined;
  }
  return item;
}

/** A list that goes on after a nested one is the same list. */
function addTo(children: (BlockContent | ListItem['children'][number])[], list: List): void {
  const last = children.at(-1);
  if (last?.type === 'list' && last.ordered === list.ordered) last.children.push(...list.children);
  else children.push(list);
}

function linesOf(element: Fields, names: SlackNames): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const piece of objectsIn(element, 'elements')) {
    const parts = textIn(piece, 'type') === 'text' ? clean(textIn(piece, 'text')).split('\n') : [null];
    for (const [index, part] of parts.entries()) {
      if (index > 0) lines.push([]);
      const nodes = part === null ? readPiece(piece, names) : part === '' ? [] : [text(part)];
      lines.at(-1)?.push(...styled(nodes, fieldsIn(piece, 'style')));
    }
  }
  return lines;
}

function styled(nodes: readonly PhrasingContent[], style: Fields): readonly PhrasingContent[] {
  const coded = flagIn(style, 'code')
    ? nodes.map((node) => (node.type === 'text' ? inlineCode(node.value) : node))
    : nodes;
  const { before, middle, after } = hoist(coded);
  let children: PhrasingContent[] = middle;
  if (children.length === 0) return nodes;
  if (flagIn(style, 'strike')) children = [{ type: 'delete', children }];
  if (flagIn(style, 'italic')) children = [{ type: 'emphasis', children }];
  if (flagIn(style, 'bold')) children = [{ type: 'strong', children }];
  return [...before, ...children, ...after];
}

function readPiece(piece: Fields, names: SlackNames): readonly PhrasingContent[] {
  if (textIn(piece, 'type') !== 'link') return nodesOf(wordsOf(piece, names));
  const address = textIn(piece, 'url');
  return address === '' ? nodesOf(textIn(piece, 'text')) : linkTo(address, textIn(piece, 'text'));
}

const nodesOf = (value: string): readonly PhrasingContent[] => (value === '' ? [] : [text(value)]);

function wordsOf(piece: Fields, names: SlackNames): string {
  const idOf = (name: string): string => textIn(piece, name);
  switch (textIn(piece, 'type')) {
    case 'user':
      return `@${names.people.get(idOf('user_id'))?.name ?? idOf('user_id')}`;
    case 'channel':
      return `#${names.channels.get(idOf('channel_id')) ?? idOf('channel_id')}`;
    case 'usergroup':
      return `@${idOf('usergroup_id')}`;
    case 'broadcast':
      return `@${idOf('range')}`;
    case 'emoji':
      return `:${idOf('name')}:`;
    case 'date':
      return textIn(piece, 'fallback') || idIn(piece, 'timestamp');
    case 'color':
      return idOf('value');
    default:
      return firstText(piece, 'text', 'url', 'file_id');
  }
}
