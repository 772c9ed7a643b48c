import { assetScheme } from '../document/draft';

const reference = new RegExp(`^${assetScheme}([0-9a-f]{64})$`);

/**
 * Finds the assets that a JSON value refers to, wherever the reference stands: in the source of an image, in an
 * attribute of a node that this version does not know, in a comment.
 *
 * @returns hashes in ascending order, each once
 */
export function assetReferences(value: unknown): readonly string[] {
  const found = new Set<string>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const here = waiting.pop();
    if (typeof here === 'string') {
      const hash = reference.exec(here)?.[1];
      if (hash !== undefined) found.add(hash);
    } else if (typeof here === 'object' && here !== null) {
      for (const child of Object.values(here)) waiting.push(child);
    }
  }
  return [...found].sort();
}
