import { cleanCode } from './code';
import { inlineContent, styleInside } from './inline';
import { cleanList, cleanTaskList } from './lists';
import {
  holdsBlocks,
  isBlock,
  isDropped,
  isElement,
  plain,
  type Convert,
  type InlineStyle,
} from './source-dom';
import { cleanTable } from './tables';

/** Word's heading styles, where it writes them on paragraphs. */
const wordHeading = /^(?:MsoTitle|MsoHeading([1-6]))$/u;

function headingLevel(source: Element): string | null {
  if (/^h[1-6]$/u.test(source.localName)) return source.localName;
  const found = [...source.classList].map((name) => wordHeading.exec(name)).find((match) => match !== null);
  if (found !== undefined && found !== null) return `h${found[1] ?? '1'}`;
  const level = source.getAttribute('role') === 'heading' ? source.getAttribute('aria-level') : null;
  return level !== null && /^[1-6]$/u.test(level) ? `h${level}` : null;
}

/** Panels, callouts and asides are quotes: said apart from the rest. */
function isPanel(source: Element): boolean {
  return (
    source.localName === 'blockquote' ||
    source.localName === 'aside' ||
    source.hasAttribute('data-panel-type') ||
    source.classList.contains('confluence-information-macro')
  );
}

function cleanBlock(source: Element, style: InlineStyle, convert: Convert): readonly HTMLElement[] {
  const { target } = convert;
  const heading = headingLevel(source);
  if (heading !== null) {
    const block = target.createElement(heading);
    // Headings are bold by themselves.
    for (const node of convert.inline(source.childNodes, plain)) block.append(node);
    for (const bold of block.querySelectorAll('strong')) bold.replaceWith(...bold.childNodes);
    return (block.textContent ?? '').trim() === '' && block.querySelector('img') === null ? [] : [block];
  }
  if (isPanel(source)) {
    const quote = target.createElement('blockquote');
    quote.append(...convert.blocks(source.childNodes, style));
    return quote.hasChildNodes() ? [quote] : [];
  }
  if (
    source.hasAttribute('data-task-list-local-id') ||
    source.getAttribute('data-node-type') === 'actionList'
  ) {
    return [cleanTaskList(source, convert)];
  }
  switch (source.localName) {
    case 'ul':
    case 'ol':
      return [cleanList(source, style, convert)];
    case 'table':
      return cleanTable(source, convert);
    case 'pre':
      return [cleanCode(source, target)];
    case 'hr':
      return [target.createElement('hr')];
    default:
      return convert.blocks(source.childNodes, styleInside(source, style));
  }
}

/** White space and line breaks at the ends of a paragraph say nothing. */
function trimmed(paragraph: HTMLElement): HTMLElement | null {
  const blank = (node: Node | null): node is ChildNode =>
    node !== null &&
    ((isElement(node) && node.localName === 'br') ||
      (node.nodeType === 3 && /^[\s\u00a0]*$/u.test(node.nodeValue ?? '')));
  while (blank(paragraph.lastChild)) paragraph.lastChild.remove();
  while (blank(paragraph.firstChild)) paragraph.firstChild.remove();
  return (paragraph.textContent ?? '').trim() === '' && paragraph.querySelector('img') === null
    ? null
    : paragraph;
}

function endsInBreak(paragraph: HTMLElement): boolean {
  return paragraph.lastChild?.nodeName === 'BR';
}

function cleanBlocks(nodes: Iterable<Node>, style: InlineStyle, convert: Convert): readonly HTMLElement[] {
  const made: HTMLElement[] = [];
  let open: HTMLElement | null = null;
  const flush = () => {
    const paragraph = open === null ? null : trimmed(open);
    if (paragraph !== null) made.push(paragraph);
    open = null;
  };
  for (const node of nodes) {
    if (isElement(node) && isDropped(node)) continue;
    if (isElement(node) && (isBlock(node) || holdsBlocks(node))) {
      flush();
      made.push(
        ...(isBlock(node)
          ? cleanBlock(node, style, convert)
          : convert.blocks(node.childNodes, styleInside(node, style))),
      );
      continue;
    }
    for (const part of convert.inline([node], style)) {
      const isBreak = isElement(part) && part.localName === 'br';
      // Two breaks in a row are how chats write a new paragraph.
      if (isBreak && open !== null && endsInBreak(open)) flush();
      else {
        open ??= convert.target.createElement('p');
        open.append(part);
      }
    }
  }
  flush();
  return made;
}

/** Makes clean blocks of whatever stands in a pasted body: the few elements that the schema reads, and no attribute beside. */
export function cleanBody(body: Element, target: Document): readonly HTMLElement[] {
  const convert: Convert = {
    target,
    blocks: (nodes, style) => cleanBlocks(nodes, style, convert),
    inline: (nodes, style) => inlineContent(nodes, style, target),
  };
  return convert.blocks(body.childNodes, plain);
}
