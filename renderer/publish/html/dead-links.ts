import type { Element, ElementContent } from 'hast';

/**
 * Takes away the links that lead to a place of the page that is not there: a heading that was renamed, a factor without
 * words. What they say stays.
 */
export function withoutDeadLinks(
  nodes: readonly ElementContent[],
  taken: readonly string[],
): ElementContent[] {
  const ids = new Set([...taken, ...nodes.flatMap(idsOf)]);
  const one = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    const children = node.children.map(one);
    return isDead(node, ids) ? { ...node, tagName: 'span', properties: {}, children } : { ...node, children };
  };
  return nodes.map(one);
}

function idsOf(node: ElementContent): readonly string[] {
  if (node.type !== 'element') return [];
  const { id } = node.properties;
  return [...(typeof id === 'string' ? [id] : []), ...node.children.flatMap(idsOf)];
}

function isDead({ tagName, properties }: Element, ids: ReadonlySet<string>): boolean {
  const href = properties['href'] ?? '';
  if (tagName !== 'a' || !href.startsWith('#')) return false;
  return !ids.has(decoded(href.slice(1)));
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
