import type { PhrasingContent } from 'mdast';

import { html, text } from '../../markdown/inline/mdast';
import type { Changes } from './tree';

/**
 * For readers that replace something in text after its escapes are gone: the text is split there by something nobody
 * sees, so that no piece holds it whole.
 * @param places matches where to split; a position right before each match
 */
export function splitText(places: RegExp, separator: string): Changes {
  return {
    inline: (node): readonly PhrasingContent[] => {
      if (node.type !== 'text') return [node];
      const parts = node.value.split(places);
      return parts.flatMap((part, index) => [
        ...(index === 0 ? [] : [html(separator)]),
        ...(part === '' ? [] : [text(part)]),
      ]);
    },
  };
}

/**
 * Where remark-gfm finds addresses in text: between scheme and slashes, behind "www", before the sign in an e-mail
 * address. It looks when escapes are gone.
 */
export const addressPlaces = /(?<=https?:)(?=\/\/)|(?<=\bwww)(?=\.)|(?<=[\w.+-])(?=@[\w-]+\.)/iu;

/** The same as `splitText`, outside of links alone: a link holds no other. */
export function splitAddresses(separator: string): Changes {
  const split = splitText(addressPlaces, separator);
  return {
    inline: (node, at) => (at.within.includes('link') ? [node] : (split.inline?.(node, at) ?? [node])),
  };
}
