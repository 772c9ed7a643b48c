import { readActions, readFactors } from '../../document/read';
import { element } from './dom';
import type { ViewContext, ViewParts } from './row-view';

/** Which factor is answered by which actions, and which by none. */
export function coverageView({ view }: ViewContext): ViewParts {
  const dom = element('div', { class: 'placeholder coverage', contenteditable: 'false' });
  const show = () => {
    const factors = readFactors(view.state.doc);
    const actions = readActions(view.state.doc);
    if (factors.length === 0) {
      dom.replaceChildren(
        element(
          'p',
          { class: 'placeholder-note' },
          'Which action answers which factor stands here once there are factors.',
        ),
      );
      return;
    }
    const body = element('tbody');
    for (const [index, factor] of factors.entries()) {
      const answering = actions.filter(
        (action) => factor.id !== null && action.attributes.answers.includes(factor.id),
      );
      const words = answering.map((action) => action.headline || 'an action without words').join('; ');
      body.append(
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, `${index + 1}`),
          element('td', { dir: 'auto' }, factor.headline || 'no words yet'),
          element(
            'td',
            { dir: 'auto', class: words === '' ? 'is-missing' : false },
            words || 'no action yet',
          ),
        ),
      );
    }
    const head = element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, '#'),
        element('th', { scope: 'col' }, 'Factor'),
        element('th', { scope: 'col' }, 'Answered by'),
      ),
    );
    dom.replaceChildren(element('table', { 'aria-label': 'Which action answers which factor' }, head, body));
  };
  return { dom, show, derives: true };
}
