import { Node } from '@tiptap/core';

import { checkedAttribute, isNullOr } from '../attributes';
import { isLiveValue } from '../live-value';

/**
 * A length or a time in a line of text that follows the events of the draft. It holds what it follows and no words: what
 * it says is derived wherever it is shown. `value` is null only where a newer version wrote one that this one does not
 * know; that is kept in `extra`.
 */
export const LiveValueNode = Node.create({
  name: 'liveValue',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ value: checkedAttribute('value', null, isNullOr(isLiveValue)) }),
  // Ours is read before anything that takes a span for text.
  parseHTML: () => [{ tag: 'span[data-live-value]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['span', { ...HTMLAttributes, 'data-live-value': '' }],
});
