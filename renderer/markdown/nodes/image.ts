import type { Node } from '@tiptap/pm/model';
import type { Image, Text } from 'mdast';

import { assetHash, isPublishableImage } from '../../document/urls';
import type { WriteContext } from '../context';
import { image, text } from '../inline/mdast';

/** An image; its alternative text where the image itself cannot be published, null where there is none either. */
export function writeImage(
  node: Node,
  block: Node,
  { losses, options }: Pick<WriteContext, 'losses' | 'options'>,
): Image | Text | null {
  const source = String(node.attrs['src'] ?? '');
  const alt = oneLine((node.attrs['alt'] ?? '') as string);
  const title = node.attrs['title'] === null ? null : oneLine(String(node.attrs['title']));
  const hash = assetHash(source);
  const url = hash === null ? source : options.imagePath(hash, alt);
  if (url !== null && isPublishableImage(url)) return image(url, alt, title);
  const name = alt === '' ? 'without a description' : `"${alt}"`;
  losses.add(
    'image',
    url === null
      ? `The image ${name} is not among the draft's files; only its description is written.`
      : `The image ${name} has no address that can be published; only its description is written.`,
    block,
  );
  return alt === '' ? null : text(alt);
}

function oneLine(words: string): string {
  return words.replace(/\s*[\n\r]\s*/gu, ' ');
}
