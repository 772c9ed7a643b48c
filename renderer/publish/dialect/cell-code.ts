import type { PhrasingContent } from 'mdast';

import { codeTag } from '../../markdown/inline/code';
import { html, text } from '../../markdown/inline/mdast';
import type { Changes } from './tree';

/** Code between as many backticks as it needs, as Markdown prints it outside of a table. */
export function backticked(code: string): string {
  const runs = code.match(/`+/gu)?.map((run) => run.length) ?? [];
  let size = 1;
  while (runs.includes(size)) size += 1;
  const fence = '`'.repeat(size);
  const needsPad = /^`|`$/u.test(code) || (/^ .* $/u.test(code) && code.trim() !== '');
  return needsPad ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`;
}

/**
 * In cells, code that GFM's readers do not agree on is written between `<code>` tags. For a target whose own reader is
 * known it can stand between backticks after all.
 * @param inCell the code as that reader wants it in a cell
 */
export function cellCode(inCell: (code: string) => PhrasingContent | readonly PhrasingContent[]): Changes {
  return {
    line: (nodes, { within }) => {
      if (!within.includes('tableCell')) return nodes;
      const kept: PhrasingContent[] = [];
      for (let index = 0; index < nodes.length; index += 1) {
        const [open, code, close] = nodes.slice(index, index + 3);
        const isCode =
          open?.type === 'html' &&
          codeTag(open.value) === 'open' &&
          code?.type === 'text' &&
          close?.type === 'html' &&
          codeTag(close.value) === 'close';
        if (isCode) {
          kept.push(...[inCell(code.value)].flat());
          index += 2;
        } else if (open?.type === 'inlineCode') kept.push(...[inCell(open.value)].flat());
        else if (open !== undefined) kept.push(open);
      }
      return kept;
    },
  };
}

/**
 * For readers that change text between `<code>` tags: only backslashes before a pipe stand in them, and the rest between
 * backticks right beside. Readers see one piece of code.
 */
export function taggedPipes(code: string): readonly PhrasingContent[] {
  return code.split(/(\\+\|)/u).flatMap((piece): PhrasingContent[] => {
    if (piece === '') return [];
    if (!/^\\+\|$/u.test(piece)) return [{ type: 'inlineCode', value: piece }];
    return [html('<code>'), text(piece), html('</code>')];
  });
}

/** All other code in running text, in the same hands. */
export function codeAlone(write: (code: string) => PhrasingContent): Changes {
  return { inline: (node) => (node.type === 'inlineCode' ? [write(node.value)] : [node]) };
}
