import type { Node } from '@tiptap/pm/model';
import type { BlockContent, RootContent } from 'mdast';

import { descriptionStart } from '../../timeline/picture/describe';
import type { WriteContext } from '../context';
import { image } from '../inline/mdast';

/** Name of the file that holds the picture of the timeline. A post has one, whatever it shows. */
export const pictureFileName = 'timeline.svg';

/**
 * The timeline's picture: an image beside the post, which whoever publishes it writes there. Without such a place, or
 * where there is nothing to draw, nothing stands here: the timeline says the same in words.
 */
export function writePicture(node: Node, { options: { picture }, losses }: WriteContext): BlockContent[] {
  if (picture === undefined) return [];
  if (picture === null) {
    losses.add('picture', 'The timeline’s picture is left out: no event has a time yet.', node);
    return [];
  }
  return [{ type: 'paragraph', children: [image(picture.address, picture.description, null)] }];
}

/** Whether a block is what `writePicture` makes: one image of our name, whose description begins as ours do. */
export function isPicture(node: RootContent | BlockContent): boolean {
  if (node.type !== 'paragraph' || node.children.length !== 1) return false;
  const [only] = node.children;
  if (only?.type !== 'image' || (only.title ?? '') !== '') return false;
  return (
    only.url.split('/').at(-1) === pictureFileName && (only.alt ?? '').startsWith(`${descriptionStart}, `)
  );
}
