import type { NodeJSON } from '../../document/draft';
import { textOf } from './inline-text';
import { headingLevel } from './outline';
import { isGroup, isList, itemParts, itemsOf, paragraphs, restOf } from './structure';

/** "Prevent - …", "P0 - …": a list that explains the words of the section's table, not one of things to do. */
const legend = /^(?:p[0-5]|prevent|detect|mitigate|repair|process|investigate|high|medium|low)\s*[-–—:]/iu;

/** A list in a section of actions: one action an item, whatever stands under it. Null where its items are groups. */
export function actionsOfList(list: NodeJSON): readonly NodeJSON[] | null {
  const items = itemsOf(list);
  if (!isList(list) || items.length === 0) return null;
  if (items.some((item) => itemParts(item) === null || (isGroup(item) && !hasBox(item)) || isEmpty(item)))
    return null;
  if (items.every((item) => legend.test(textOf(itemParts(item)?.head)))) return null;
  return items.map((item) => {
    const checked = item.attrs?.['checked'];
    const status = typeof checked === 'boolean' ? { status: checked ? 'done' : 'open' } : {};
    return { type: 'action', attrs: status, content: item.content ?? [] };
  });
}

/** A box makes an item a thing to do, whatever it looks like. */
export function hasBox(item: NodeJSON): boolean {
  return typeof item.attrs?.['checked'] === 'boolean';
}

function isEmpty(item: NodeJSON): boolean {
  return textOf(itemParts(item)?.head).trim() === '';
}

export interface ActionHeadings {
  readonly actions: readonly NodeJSON[];
  readonly taken: number;
}

/**
 * One numbered heading an action, "### 1) Alert on the queue", each with what stands under it. At least two in a row, or
 * one with the number 1 that ends its section.
 */
export function actionsOfHeadings(blocks: readonly NodeJSON[], at: number): ActionHeadings | null {
  const first = blocks[at];
  if (first?.type !== 'heading') return null;
  const level = headingLevel(first);
  const actions: NodeJSON[] = [];
  let index = at;
  while (index < blocks.length) {
    const block = blocks[index];
    if (block === undefined) break;
    if (block.type === 'heading' && headingLevel(block) <= level) {
      const content = block.content ?? [];
      const number = /^\s*(\d{1,2})\s*[.):]\s+/u.exec(textOf(content));
      if (headingLevel(block) !== level || Number(number?.[1]) !== actions.length + 1) break;
      const words = paragraphs(restOf(content, number?.[0].length ?? 0));
      if (words.length === 0) break;
      actions.push({ type: 'action', content: words });
    } else {
      const last = actions.pop();
      if (last === undefined) break;
      actions.push({ ...last, content: [...(last.content ?? []), block] });
    }
    index += 1;
  }
  return actions.length < 2 ? null : { actions, taken: index - at };
}
