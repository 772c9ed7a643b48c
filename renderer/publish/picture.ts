import type { Node } from '@tiptap/pm/model';

import { documentZone } from '../document/read';
import type { WriteOptions } from '../markdown/context';
import { pictureFileName } from '../markdown/nodes/picture';
import { layPicture } from '../timeline/picture/layout';
import { pictureSvg } from '../timeline/picture/svg';

/** A file that is made of the draft and stands beside its post. */
export interface GeneratedFile {
  /** File name, or in a `Publication` the path in the site. */
  readonly path: string;
  /** UTF-8; ends in a newline. The same draft gives the same text. */
  readonly text: string;
  readonly type: 'image/svg+xml';
}

/** In CSS pixels: about as wide as the text of most blogs, so that it is seldom made smaller. */
const pictureWidth = 720;
const pictureSize = 12;

export interface PostPicture {
  /** What the writer of Markdown has to know of it; null where there is nothing to draw. */
  readonly link: NonNullable<WriteOptions['picture']> | null;
  /** The file itself, by its name; none where no picture is asked for or there is nothing to draw. */
  readonly files: readonly GeneratedFile[];
}

/**
 * The picture of the timeline as a file beside a post, where the draft has a place for it.
 *
 * Its name is always the same, in the post's own folder. An image of the author's is named after its content, so that one
 * that comes or goes renames no other; the picture changes with every fact, and by such a name each export would leave
 * the picture of the one before behind. So it is replaced where it stands, like the post.
 * @param doc as the readers may see it
 * @param address what stands before the name of an image in its address
 */
export function postPicture(doc: Node, address: string): PostPicture {
  if (doc.children.every((node) => node.type.name !== 'picture')) return { link: null, files: [] };
  const layout = layPicture(doc, { ...documentZone(doc), width: pictureWidth, size: pictureSize });
  if (layout === null) return { link: null, files: [] };
  return {
    link: { address: `${address}${pictureFileName}`, description: layout.description },
    files: [{ path: pictureFileName, text: pictureSvg(layout, { theme: 'light' }), type: 'image/svg+xml' }],
  };
}
