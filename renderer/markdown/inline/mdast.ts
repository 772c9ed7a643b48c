import type { Break, Html, Image, InlineCode, Link, PhrasingContent, Strong, Text } from 'mdast';

/** Short makers of mdast's inline nodes. */
export const text = (value: string): Text => ({ type: 'text', value });
export const strong = (...children: PhrasingContent[]): Strong => ({ type: 'strong', children });
export const inlineCode = (value: string): InlineCode => ({ type: 'inlineCode', value });
export const html = (value: string): Html => ({ type: 'html', value });
export const lineBreak = (): Break => ({ type: 'break' });
export const link = (url: string, title: string | null, children: PhrasingContent[]): Link => ({
  type: 'link',
  url,
  title,
  children,
});
export const image = (url: string, alt: string, title: string | null): Image => ({
  type: 'image',
  url,
  alt,
  title,
});

/** The text that a reader sees. */
export function plainText(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if ('children' in node) return plainText(node.children);
      if (node.type === 'break') return ' ';
      return node.type === 'text' || node.type === 'inlineCode' ? node.value : '';
    })
    .join('');
}
