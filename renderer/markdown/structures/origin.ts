import type { Node } from '@tiptap/pm/model';
import type { BlockContent } from 'mdast';

import { admitDocument } from '../../document/admit';
import { originOf } from '../../document/origin';
import type { WriteContext, WriteOptions } from '../context';
import { printMarkdown } from '../print';
import { textHash } from './hash';

/**
 * What is printed of a container whatever the post around it looks like: images by their own names, and headings by
 * their own level. Owners and links to tickets count, because the form that stood in the import may name them.
 */
export function bareOptions({ keep }: WriteOptions): WriteOptions {
  const options = { title: true, imagePath: (hash: string) => `asset:${hash}` };
  return keep === undefined ? options : { ...options, keep };
}

export function originHash(blocks: readonly BlockContent[]): string {
  return textHash(printMarkdown(blocks));
}

/**
 * The plain blocks that a container was made of at import, as long as it says what it said then: nothing that a reader
 * sees was changed. Else null.
 * @param bare what is printed for it with `bareOptions`
 */
export function unchangedOrigin(
  container: Node,
  bare: () => readonly BlockContent[],
): readonly Node[] | null {
  const origin = originOf(container);
  if (origin === null || origin.printed !== originHash(bare())) return null;
  return admitDocument({ type: 'doc', content: origin.blocks }).children;
}

/** For containers of an import: the context in which `bare` is written. Its losses are nobody's. */
export function bareContext(
  fresh: (options: WriteOptions) => WriteContext,
  options: WriteOptions,
): WriteContext {
  return { ...fresh(bareOptions(options)), level: 1 };
}
