import { defaultHandlers, type Handle } from 'mdast-util-to-markdown';

import type { Dialect } from '../../markdown/print';

const escape = /\\([!-/:-@[-`{-~])/gu;

const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };

/** A character as a reference that every Markdown and every template language leaves to the browser. */
export function reference(character: string): string {
  return `&${names[character] ?? `#${character.codePointAt(0)}`};`;
}

/** In addresses and titles such readers take no backslash at all. */
const addresses: ReadonlySet<string> = new Set([
  'destinationLiteral',
  'destinationRaw',
  'titleQuote',
  'titleApostrophe',
]);

/**
 * For readers that take a backslash only before some punctuation and show it before the rest: there a reference is
 * written. It holds for all that the printer makes safe: text, descriptions of images, titles.
 * @param escapable the punctuation that the reader takes after a backslash
 * @param more what the printer leaves as it is, and this reader does not
 */
export function spelling(escapable: string, more: (text: string) => string = (text) => text): Dialect {
  const root: Handle = (node, parent, state, info) => {
    const safe = state.safe;
    state.safe = (value, config) => {
      const isAddress = state.stack.some((construct) => addresses.has(construct));
      const taken = isAddress ? '' : escapable;
      const spelled = safe
        .call(state, value, config)
        .replace(escape, (whole, character: string) =>
          taken.includes(character) ? whole : reference(character),
        );
      return isAddress || state.stack.includes('autolink') ? spelled : more(spelled);
    };
    return defaultHandlers.root(node, parent, state, info);
  };
  return { handlers: { root } };
}
