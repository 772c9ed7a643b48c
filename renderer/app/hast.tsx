import type { Element, ElementContent, RootContent } from 'hast';
import { createElement, Fragment, type ReactNode } from 'react';

import { isSafeLink } from '../document/urls';

/** Elements that Markdown makes. Of any other element what stands inside is shown; raw HTML is not, as in most blogs. */
const known: ReadonlySet<string> = new Set(
  'h1 h2 h3 h4 h5 h6 p ul ol li blockquote pre code em strong del a br hr table thead tbody tr th td input sup section'.split(
    ' ',
  ),
);

/** Shows a block of a tree as React elements: never as HTML, with addresses checked, images as their description. */
export function showNode(block: RootContent): ReactNode {
  return block.type === 'doctype' ? null : show(block, 0);
}

function show(node: ElementContent, key: number): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'element':
      return node.tagName === 'img' ? showImage(node, key) : showElement(node, key);
    default:
      // Comments, and raw nodes, which are made only where HTML is asked to be let through.
      return null;
  }
}

function showElement(node: Element, key: number): ReactNode {
  const children = node.children.map(show);
  if (!known.has(node.tagName)) return <Fragment key={key}>{children}</Fragment>;
  if (node.tagName === 'input') {
    return (
      <input
        key={key}
        type="checkbox"
        readOnly
        checked={node.properties['checked'] === true}
        aria-label="task"
      />
    );
  }
  if (node.tagName === 'table') {
    // A wide table scrolls by itself, and so must be reached by the keyboard.
    return (
      <div key={key} className="preview-table" role="group" aria-label="Table" tabIndex={0}>
        <table>{children}</table>
      </div>
    );
  }
  const empty = node.tagName === 'br' || node.tagName === 'hr';
  return createElement(node.tagName, { key, ...properties(node) }, ...(empty ? [] : children));
}

function properties(node: Element): Record<string, unknown> {
  const { href, title, start, align } = node.properties;
  return {
    ...(typeof href === 'string' && isSafeLink(href) ? { href } : {}),
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof start === 'number' ? { start } : {}),
    ...(typeof align === 'string' ? { align } : {}),
    ...(node.tagName === 'pre' ? { tabIndex: 0 } : {}),
    ...(/^(?:p|li|h[1-6]|td|th|blockquote)$/u.test(node.tagName) ? { dir: 'auto' } : {}),
  };
}

function showImage(node: Element, key: number): ReactNode {
  const { alt, src } = node.properties;
  const name = typeof alt === 'string' && alt !== '' ? alt : typeof src === 'string' ? src : '';
  return (
    <span key={key} className="preview-image" role="img" aria-label={name}>
      🖼 {name}
    </span>
  );
}
