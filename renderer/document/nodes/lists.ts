import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';

import { checkedAttribute, isBoolean, isNullOr } from '../attributes';

const content = '(listItem | unknownBlock)*';

export const BulletListNode = BulletList.extend({ content });

export const OrderedListNode = OrderedList.extend({
  content,
  addAttributes() {
    return {
      start: {
        default: 1,
        validate: 'number',
        parseHTML: (element: HTMLElement) => {
          const start = Number.parseInt(element.getAttribute('start') ?? '1', 10);
          return Number.isSafeInteger(start) && start >= 0 ? start : 1;
        },
      },
    };
  },
});

/**
 * A list item, or a task where `checked` is not null. As in Markdown, one list may hold both, so a task is an item with
 * a box and not a node of another kind.
 */
export const ListItemNode = ListItem.extend({
  content: 'block*',
  addAttributes() {
    return { checked: checkedAttribute('checked', null, isNullOr(isBoolean)) };
  },
});
