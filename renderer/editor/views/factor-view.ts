import type { Node } from '@tiptap/pm/model';

import type { FactorAttributes } from '../../document/nodes/factors';
import { factorKinds, label } from '../../document/vocabulary';
import { element } from './dom';
import { fieldWriter, selectField } from './fields';
import type { ViewContext, ViewParts } from './row-view';

/** One factor: its kind, or "why" where it explains the factor above it, and its text. */
export function factorView({ view, position }: ViewContext): ViewParts {
  const kind = selectField({
    name: 'kind',
    label: 'Kind',
    terms: factorKinds.map((term) => [term, label(term)]),
  });
  const why = element('span', { class: 'why', contenteditable: 'false' }, 'why?');
  const head = element('div', { class: 'factor-head', contenteditable: 'false' }, why, kind.dom);
  const contentDOM = element('div', { class: 'row-text' });
  const dom = element('li', { class: 'row factor' }, head, contentDOM);
  const show = (node: Node) => {
    const { depth, kind: value } = node.attrs as FactorAttributes;
    kind.show(value);
    kind.dom.dataset['value'] = value;
    why.hidden = depth === 0;
    dom.style.setProperty('--depth', String(depth));
    dom.classList.toggle('is-why', depth > 0);
    if (depth === 0) dom.removeAttribute('aria-label');
  };
  return { dom, contentDOM, show, host: { change: fieldWriter(view, position) } };
}
