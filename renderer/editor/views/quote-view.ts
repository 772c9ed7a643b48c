import { alertKinds } from '../../document/vocabulary';
import { element, setAttributes } from './dom';
import { selectField } from './fields';
import type { ViewContext, ViewParts } from './row-view';
import { setAttribute } from './set-attribute';

const words = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
} as const;

/** A quote, or an alert with its kind in words above it. */
export function quoteView({ view, position }: ViewContext): ViewParts {
  const kind = selectField({
    name: 'alert',
    label: 'Quote',
    terms: alertKinds.map((term) => [term, words[term]] as const),
  });
  setAttributes(kind.dom, { 'aria-label': 'Kind of quote', title: 'Kind of quote' });
  const contentDOM = element('div', { class: 'quote-text' });
  const dom = element(
    'blockquote',
    { class: 'quote', dir: 'auto' },
    element('div', { class: 'quote-head', contenteditable: 'false' }, kind.dom),
    contentDOM,
  );
  return {
    dom,
    contentDOM,
    show: ({ attrs }) => {
      const alert = (attrs['alert'] ?? '') as string;
      kind.show(alert);
      setAttributes(dom, { 'data-alert': alert === '' ? null : alert });
    },
    host: {
      change: (target) => {
        setAttribute(view, position, 'alert', target.value === '' ? null : target.value);
      },
    },
  };
}
