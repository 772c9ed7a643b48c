/** The declarations of an element's style attribute, by property, as they were written; the page's own CSS does not count. */
export function declarations(source: Element): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of (source.getAttribute('style') ?? '').split(';')) {
    const colon = part.indexOf(':');
    if (colon > 0) found.set(part.slice(0, colon).trim().toLowerCase(), part.slice(colon + 1).trim());
  }
  return found;
}

const dropped: ReadonlySet<string> = new Set([
  'base',
  'button',
  'canvas',
  'embed',
  'head',
  'iframe',
  'link',
  'math',
  'meta',
  'noscript',
  'object',
  'script',
  'select',
  'style',
  'svg',
  'template',
  'textarea',
  'title',
  'xml',
]);

/** Whether an element is no part of the text: code, controls, what is hidden, the checkboxes that Google Docs draws. */
export function isDropped(source: Element): boolean {
  if (dropped.has(source.localName)) return true;
  if (source.getAttribute('aria-roledescription') === 'checkbox') return true;
  // Word on the web marks the end of each paragraph with a space of its own.
  if (source.classList.contains('EOP')) return true;
  const style = declarations(source);
  return (
    style.get('display') === 'none' || style.get('mso-hide') === 'all' || style.get('mso-list') === 'Ignore'
  );
}

const blocks: ReadonlySet<string> = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'center',
  'dd',
  'details',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'li',
  'main',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
]);
const blockSelector = [...blocks].join(',');

export function isBlock(source: Element): boolean {
  return blocks.has(source.localName);
}

/** An inline element around blocks, as Google Docs puts one around everything. */
export function holdsBlocks(source: Element): boolean {
  return source.querySelector(blockSelector) !== null;
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** What converts the parts of a document that was pasted. Passed along, so that lists, tables and blocks can hold one another. */
export interface Convert {
  /** Makes the new elements: a document that nothing is loaded or run in. */
  readonly target: Document;
  /** Clean blocks for a run of nodes. */
  readonly blocks: (nodes: Iterable<Node>, style: InlineStyle) => readonly HTMLElement[];
  /** Clean inline content for a run of nodes. */
  readonly inline: (nodes: Iterable<Node>, style: InlineStyle) => readonly Node[];
}

/** Marks that what stands inside has. */
export interface InlineStyle {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly code: boolean;
  readonly href: string | null;
}

export const plain: InlineStyle = { bold: false, italic: false, strike: false, code: false, href: null };
