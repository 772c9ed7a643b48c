import type { BlockContent, PhrasingContent } from 'mdast';

import { html } from '../../markdown/inline/mdast';
import type { Changes } from './tree';

const tag = /\{\{|\{%/u;

/** Source that Liquid leaves alone: what would end that is put together by Liquid itself. */
function raw(source: string): string {
  const inside = source.replace(/\{%(?=-?\s*endraw)/gu, '{% endraw %}{{ "{" }}{% raw %}%');
  return `{% raw %}${inside}{% endraw %}`;
}

/**
 * For readers that run Liquid over the whole text, code too: code with Liquid's signs stands between `{% raw %}` and
 * `{% endraw %}`. In running text the signs are escaped as characters.
 */
export const liquidCode: Changes = {
  block: (node): readonly BlockContent[] => {
    if (node.type === 'html' && tag.test(node.value)) return [{ ...node, value: raw(node.value) }];
    if (node.type !== 'code' || !tag.test(node.value)) return [node];
    const runs = node.value.match(/`+/gu)?.map((run) => run.length) ?? [];
    const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run + 1)));
    const source = `${fence}${node.lang ?? ''}\n${node.value}\n${fence}`;
    return [{ type: 'html', value: raw(source), ...(node.data === undefined ? {} : { data: node.data }) }];
  },
  /** Code is HTML's equal by now: written as it will stand. */
  inline: (node): readonly PhrasingContent[] =>
    node.type === 'html' && tag.test(node.value) ? [html(raw(node.value))] : [node],
};
