import { element, setText } from './dom';
import type { ViewParts } from './row-view';

/** A block of HTML as the source it is: text to be read and edited, never part of the page. */
export function htmlBlockView(): ViewParts {
  const contentDOM = element('code');
  const dom = element(
    'div',
    { class: 'html-block', role: 'group', 'aria-label': 'HTML source' },
    element('div', { class: 'source-name', contenteditable: 'false' }, 'HTML, kept as it is'),
    element('pre', { dir: 'ltr', spellcheck: 'false' }, contentDOM),
  );
  return { dom, contentDOM, show: () => undefined };
}

/** A piece of HTML in a line, as its source. */
export function htmlInlineView(): ViewParts {
  const dom = element('code', {
    class: 'html-inline',
    contenteditable: 'false',
    dir: 'ltr',
    title: 'HTML, kept as it is',
  });
  return { dom, show: (node) => setText(dom, String(node.attrs['value'])) };
}
