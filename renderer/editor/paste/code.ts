import { isElement } from './source-dom';

function textWithLines(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  if (!isElement(node)) return '';
  if (node.localName === 'br') return '\n';
  const text = [...node.childNodes].map(textWithLines).join('');
  return node.localName === 'div' && !text.endsWith('\n') ? `${text}\n` : text;
}

const languageClass = /(?:^|\s)(?:language|lang|highlight-source)-([\w+#-]+)/u;

/** The language of a code block, from whichever of the usual places names it. */
function languageOf(pre: Element): string | null {
  const places = [pre, pre.querySelector('code'), pre.parentElement, pre.closest('[data-language]')];
  for (const place of places) {
    const named = place?.getAttribute('data-language') ?? languageClass.exec(place?.className ?? '')?.[1];
    if (named !== undefined && named !== '') return named;
  }
  const brush = /brush:\s*([\w+#-]+)/u.exec(pre.getAttribute('data-syntaxhighlighter-params') ?? '');
  return brush?.[1] ?? null;
}

/** A clean block of code: its text, line by line, and its language. */
export function cleanCode(pre: Element, target: Document): HTMLElement {
  const code = target.createElement('code');
  code.textContent = textWithLines(pre).replace(/\r\n?/gu, '\n').replace(/\n$/u, '');
  const language = languageOf(pre);
  if (language !== null && !/^(?:plain ?text|text|none)$/iu.test(language))
    code.className = `language-${language.toLowerCase()}`;
  const block = target.createElement('pre');
  block.append(code);
  return block;
}
