import type { Node } from '@tiptap/pm/model';

import { element } from './dom';
import type { ViewContext, ViewParts } from './row-view';
import { setAttribute } from './set-attribute';

/** An item of a list; where it is a task, with a box to tick. The box comes and goes with the attribute. */
export function listItemView({ view, position }: ViewContext): ViewParts {
  const box = element('input', {
    type: 'checkbox',
    'data-field': 'checked',
    tabindex: -1,
    contenteditable: 'false',
  });
  const contentDOM = element('div', { class: 'item-text' });
  const dom = element('li', {}, contentDOM);
  const show = (node: Node) => {
    const checked: unknown = node.attrs['checked'];
    dom.classList.toggle('task', checked !== null);
    dom.classList.toggle('is-done', checked === true);
    if (checked === null) box.remove();
    else {
      if (box.parentElement === null) dom.prepend(box);
      box.checked = checked === true;
      const words = node.firstChild?.textContent ?? '';
      box.setAttribute('aria-label', words === '' ? 'Done' : `Done: ${words.slice(0, 80)}`);
    }
  };
  return {
    dom,
    contentDOM,
    show,
    host: {
      change: (target, done) => {
        if (target === box && done) setAttribute(view, position, 'checked', box.checked);
      },
    },
  };
}
