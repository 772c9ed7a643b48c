import { isSafeLink } from '../../document/urls';
import { declarations, isDropped, isElement, type InlineStyle } from './source-dom';

const monospace = /mono|consolas|courier|menlo/iu;

/**
 * The address that a pasted link may keep: with http, https or mailto. What points into the page it came from means
 * nothing here. Google Docs sends its readers through a page of its own; the real address is in its query.
 */
export function pastedAddress(href: string | null): string | null {
  const address = href?.trim() ?? '';
  if (!/^(?:https?|mailto):/iu.test(address) || !isSafeLink(address)) return null;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const target =
    url.hostname === 'www.google.com' && url.pathname === '/url' ? url.searchParams.get('q') : null;
  return target !== null && /^https?:/iu.test(target) && isSafeLink(target) ? target : address;
}

function weightOf(value: string | undefined): boolean | null {
  if (value === undefined) return null;
  if (/^bold/iu.test(value)) return true;
  if (/^normal/iu.test(value)) return false;
  const weight = Number.parseInt(value, 10);
  return Number.isNaN(weight) ? null : weight >= 600;
}

/** The marks that an element gives to what stands inside it, on top of those from outside. Its style beats its name. */
export function styleInside(source: Element, outside: InlineStyle): InlineStyle {
  const name = source.localName;
  const style = declarations(source);
  const slant = style.get('font-style');
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  const stringify = source.getAttribute('data-stringify-type');
  return {
    bold: weightOf(style.get('font-weight')) ?? (outside.bold || name === 'b' || name === 'strong'),
    italic:
      slant === undefined ? outside.italic || name === 'i' || name === 'em' : /italic|oblique/iu.test(slant),
    strike:
      outside.strike || name === 's' || name === 'del' || name === 'strike' || /line-through/iu.test(line),
    code:
      outside.code ||
      ['code', 'kbd', 'samp', 'tt'].includes(name) ||
      stringify === 'code' ||
      monospace.test(style.get('font-family') ?? ''),
    href: name === 'a' ? (pastedAddress(source.getAttribute('href')) ?? outside.href) : outside.href,
  };
}

function marked(text: string, style: InlineStyle, target: Document): Node {
  let node: Node = target.createTextNode(text);
  const wrap = (name: string) => {
    const around = target.createElement(name);
    around.append(node);
    node = around;
    return around;
  };
  if (style.code) wrap('code');
  if (style.strike) wrap('s');
  if (style.italic) wrap('em');
  if (style.bold) wrap('strong');
  if (style.href !== null) wrap('a').setAttribute('href', style.href);
  return node;
}

/** An emoji that was drawn as an image is its name or its character again. */
function emojiText(image: Element): string | null {
  const named = image.getAttribute('data-stringify-emoji') ?? image.getAttribute('data-emoji-short-name');
  if (named !== null) return named;
  return /\bemoji|emoticon\b/iu.test(image.className) ? image.getAttribute('alt') : null;
}

function imageIn(source: Element, style: InlineStyle, target: Document): readonly Node[] {
  const emoji = emojiText(source);
  if (emoji !== null) return [marked(emoji, style, target)];
  if (source.getAttribute('width') === '1' && source.getAttribute('height') === '1') return [];
  const src = source.getAttribute('src') ?? '';
  const image = target.createElement('img');
  // A file on the machine it came from cannot be had: the image stands without a source, and says so.
  image.setAttribute('src', /^(?:https?|data|asset):/iu.test(src) ? src : '');
  const alt = source.getAttribute('alt')?.trim() ?? '';
  if (alt !== '') image.setAttribute('alt', alt);
  return [image];
}

/** Clean inline content: text with its marks, line breaks, images; of everything else only what stands inside. */
export function inlineContent(nodes: Iterable<Node>, style: InlineStyle, target: Document): readonly Node[] {
  const made: Node[] = [];
  for (const node of nodes) {
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? '';
      if (text !== '') made.push(marked(text, style, target));
    } else if (isElement(node) && !isDropped(node)) {
      if (node.localName === 'br' || node.getAttribute('data-stringify-type') === 'paragraph-break') {
        made.push(target.createElement('br'));
      } else if (node.localName === 'img') made.push(...imageIn(node, style, target));
      else if (node.localName !== 'input')
        made.push(...inlineContent(node.childNodes, styleInside(node, style), target));
    }
  }
  return made;
}
