import type { PhrasingContent } from 'mdast';

import { text } from './mdast';

export interface Hoisted {
  readonly before: readonly PhrasingContent[];
  readonly middle: PhrasingContent[];
  readonly after: readonly PhrasingContent[];
}

/** Takes white space and line breaks at both edges out of what is to be marked. */
export function hoist(nodes: readonly PhrasingContent[]): Hoisted {
  const middle = [...nodes];
  const before: PhrasingContent[] = [];
  const after: PhrasingContent[] = [];
  for (let first = middle[0]; first !== undefined; first = middle[0]) {
    const space = first.type === 'text' ? (/^\s+/u.exec(first.value)?.[0] ?? '') : '';
    if (first.type === 'break') before.push(first);
    else if (first.type === 'text' && space !== '') before.push(text(space));
    else break;
    const rest = first.type === 'text' ? first.value.slice(space.length) : '';
    middle.splice(0, 1, ...(rest === '' ? [] : [text(rest)]));
  }
  for (let last = middle.at(-1); last !== undefined; last = middle.at(-1)) {
    const space = last.type === 'text' ? (/\s+$/u.exec(last.value)?.[0] ?? '') : '';
    if (last.type === 'break') after.unshift(last);
    else if (last.type === 'text' && space !== '') after.unshift(text(space));
    else break;
    const rest = last.type === 'text' ? last.value.slice(0, last.value.length - space.length) : '';
    middle.splice(-1, 1, ...(rest === '' ? [] : [text(rest)]));
  }
  return { before, middle, after };
}

/** A line end has a meaning only right before HTML; anywhere else it is a space. */
function withLineEnd(value: string, next: PhrasingContent | undefined): string {
  const line = value.replaceAll('\n', ' ');
  return next?.type === 'html' && /\n[\t ]*$/u.test(value) ? `${line.replace(/[\t ]+$/u, '')}\n` : line;
}

/** Text next to text becomes one node; so does a mark next to the same mark. */
export function joinText(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (last?.type === 'text' && node.type === 'text') {
      joined[joined.length - 1] = text(last.value + node.value);
    } else if (node.type !== 'text' || node.value !== '') joined.push(node);
  }
  return joined;
}

/** White space beside a line break is not seen, and would be written as a reference. */
export function trimAroundBreaks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return joinText(
    nodes.map((node, index) => {
      if (node.type !== 'text') return node;
      let value = withLineEnd(node.value, nodes[index + 1]);
      if (nodes[index - 1]?.type === 'break') value = value.replace(/^[\t\n ]+/u, '');
      if (nodes[index + 1]?.type === 'break') value = value.replace(/[\t\n ]+$/u, '');
      return text(value);
    }),
  );
}

/** Takes away white space and line breaks at the edges of a block, where nobody sees them. */
export function trim(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const kept = [...nodes];
  for (let first = kept[0]; first?.type === 'break' || first?.type === 'text'; first = kept[0]) {
    const value = first.type === 'text' ? first.value.replace(/^[\t\n ]+/u, '') : '';
    kept.splice(0, 1, ...(value === '' ? [] : [text(value)]));
    if (value !== '') break;
  }
  for (let last = kept.at(-1); last?.type === 'break' || last?.type === 'text'; last = kept.at(-1)) {
    const value = last.type === 'text' ? last.value.replace(/[\t\n ]+$/u, '') : '';
    kept.splice(-1, 1, ...(value === '' ? [] : [text(value)]));
    if (value !== '') break;
  }
  return kept;
}
