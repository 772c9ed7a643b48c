import { element, setAttributes, setText } from './dom';
import type { ViewParts } from './row-view';

/** The mark of a footnote in a line. */
export function footnoteReferenceView(): ViewParts {
  const dom = element('sup', { class: 'footnote-mark', contenteditable: 'false' });
  return {
    dom,
    show: ({ attrs }) => {
      const label = String(attrs['label']);
      setText(dom, label);
      setAttributes(dom, { title: `Footnote ${label}`, role: 'doc-noteref' });
    },
  };
}

/** A footnote, where its author put it, with its label before it. */
export function footnoteDefinitionView(): ViewParts {
  const name = element('span', { class: 'footnote-name', contenteditable: 'false' });
  const contentDOM = element('div', { class: 'footnote-text' });
  const dom = element('div', { class: 'footnote', role: 'note' }, name, contentDOM);
  return {
    dom,
    contentDOM,
    show: ({ attrs }) => {
      const label = String(attrs['label']);
      setText(name, label);
      setAttributes(dom, { 'aria-label': `Footnote ${label}` });
    },
  };
}
