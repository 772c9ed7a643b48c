import type { Mark, Node } from '@tiptap/pm/model';

import { isPublishableLink } from '../../document/urls';
import type { LossList } from '../losses';

/**
 * Whether a mark goes out with its text; what does not is said.
 * @param block the block that the text stands in
 * @param allows whether a link to an address may be published
 */
export function isWritten(
  mark: Mark,
  block: Node,
  losses: LossList,
  allows: (address: string) => boolean = isPublishableLink,
): boolean {
  if (mark.type.name === 'unknownMark') {
    const json = mark.attrs['json'] as { readonly type?: unknown } | null;
    losses.add(
      'unknown-content',
      `Text is marked as "${String(json?.type)}", which this version does not know; the text is kept, the mark is not.`,
      block,
    );
    return false;
  }
  if (mark.type.name !== 'link' || allows(String(mark.attrs['href'] ?? ''))) return true;
  losses.add(
    'unsafe-link',
    `The link to "${String(mark.attrs['href'])}" is written as text: addresses of its kind are not published.`,
    block,
  );
  return false;
}
