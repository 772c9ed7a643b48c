import type { Element, ElementContent, Properties } from 'hast';

/** What an element is made of: nodes, text, lists of these, and nothing. */
export type Child = ElementContent | string | null | readonly Child[];

/** Makes an element of hast; empty texts and null leave nothing behind. */
export function h(tagName: string, properties: Properties, ...children: readonly Child[]): Element {
  return { type: 'element', tagName, properties, children: childrenOf(children) };
}

export function childrenOf(children: readonly Child[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child === null || child === '') return [];
    if (typeof child === 'string') return [{ type: 'text', value: child }];
    return isList(child) ? childrenOf(child) : [child];
  });
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}

/** The text that a reader sees; a line break counts as a space. */
export function textOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element') return '';
      return node.tagName === 'br' ? ' ' : textOf(node.children);
    })
    .join('');
}

/** The classes of an element, in whichever of hast's forms they are kept. */
export function classesOf(element: Element): readonly string[] {
  const { className } = element.properties;
  return Array.isArray(className) ? className.map(String) : [];
}
