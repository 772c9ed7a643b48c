import type { Changes } from './tree';

/** What no address holds unencoded, and what the readers of Markdown disagree on. */
const unsafe = /[\s"<>\\^`{|}[\]]/gu;

/**
 * Addresses without anything that would have to be escaped: browsers read the encoded form as the same address.
 * @param more further characters of the target's own, such as the parentheses that Python-Markdown counts
 */
export function encodedAddresses(more?: RegExp): Changes {
  const encode = (url: string) => {
    const encoded = url.replace(unsafe, encodeURIComponent);
    return more === undefined
      ? encoded
      : encoded.replace(
          more,
          (character) => `%${character.codePointAt(0)?.toString(16).toUpperCase().padStart(2, '0')}`,
        );
  };
  return {
    inline: (node) =>
      node.type === 'link' || node.type === 'image' ? [{ ...node, url: encode(node.url) }] : [node],
  };
}
