import type { ListItem } from 'mdast';

import { defaultHandlers, type Handle } from 'mdast-util-to-markdown';

import { html } from '../../markdown/inline/mdast';
import type { Dialect } from '../../markdown/print';
import type { Notes } from '../notes';
import { backticked } from './cell-code';
import { sameBullets } from './lists';
import { reference, spelling } from './spelling';
import type { Changes } from './tree';
import { atStart, inText } from './unsafe';

/** What Python-Markdown takes after a backslash; the pipe comes with its tables. */
const escapable = '\\`*_{}[]()>#+-.!|';

/** What belongs to an item stands four spaces in, however wide its bullet is. */
const listItem: Handle = (node: ListItem, parent, state, info) => {
  const list = parent?.type === 'list' ? parent : undefined;
  const bullet =
    list?.ordered === true
      ? `${(list.start ?? 1) + list.children.indexOf(node)}.`
      : (state.bulletCurrent ?? '-');
  const tracker = state.createTracker(info);
  tracker.move(`${bullet} `);
  tracker.shift(4);
  const exit = state.enter('listItem');
  const value = state.indentLines(state.containerFlow(node, tracker.current()), (line, index, blank) => {
    if (index > 0) return blank ? line : `    ${line}`;
    return blank ? bullet : `${bullet} ${line}`;
  });
  exit();
  return value;
};

/** Fences are seen at the edge of the page alone; code inside of something is indented. */
const code: Handle = (node, parent, state, info) => {
  if (!state.stack.includes('listItem') && !state.stack.includes('blockquote')) {
    return defaultHandlers.code(node, parent, state, info);
  }
  return state.indentLines(String(node.value), (line, _, blank) => (blank ? '' : `    ${line}`));
};

export const pythonDialect: Dialect = {
  extensions: [spelling(escapable)],
  handlers: { list: sameBullets, listItem, code, break: () => '  \n' },
  unsafe: [inText('<'), inText('{'), atStart('!'), atStart(':')],
};

/** A fence may name a language of these characters; with anything else it is no fence. */
export const fenceName: Changes = {
  block: (node) =>
    node.type === 'code'
      ? [{ ...node, lang: /^[\w#.+-]+/u.exec(node.lang ?? '')?.[0] ?? null, meta: null }]
      : [node],
};

/** What no Markdown and no HTML reads anything into. */
function references(text: string): string {
  return text.replace(/[!-/:-@[-`{-~\t]/gu, reference);
}

/**
 * Code between backticks, which needs no backslash before a pipe in a cell; between tags where Python-Markdown would
 * take white space from it.
 */
export function pythonCode(code: string) {
  return /^\s|\s$|\t/u.test(code) ? html(`<code>${references(code)}</code>`) : html(backticked(code));
}

/** Tabs become spaces wherever they stand; in HTML they can be written as references. */
export function tabbedCode(notes: Notes): Changes {
  return {
    block: (node, { block, within }) => {
      if (node.type !== 'code' || !node.value.includes('\t')) return [node];
      if (within.length > 0) {
        notes.add('target', 'MkDocs shows the tabs of this code as spaces.', node.data?.block ?? block);
        return [node];
      }
      const lang = /^[\w#.+-]+/u.exec(node.lang ?? '')?.[0];
      const name = lang === undefined ? '' : ` class="language-${lang}"`;
      return [{ ...html(`<pre><code${name}>${references(node.value)}\n</code></pre>`), data: node.data }];
    },
  };
}

/** A quote after a quote, or code after a list within something, would run together with it. */
export const quotesApart: Changes = {
  flow: (nodes, { within }) =>
    nodes.flatMap((node, index) => {
      const previous = nodes[index - 1]?.type;
      const runsOn =
        (node.type === 'blockquote' && previous === 'blockquote') ||
        (node.type === 'code' && previous === 'list' && within.length > 0);
      return runsOn ? [html('<!-- -->'), node] : [node];
    }),
};
