import type { Node } from '@tiptap/pm/model';

import type { ContainerName } from '../../document/nodes/structures';
import { addRow } from '../structures/commands';
import { countLine } from './count-line';
import { element, setText } from './dom';
import { icon } from './icons';
import type { ViewContext, ViewParts } from './row-view';

const names: Readonly<Record<ContainerName, { readonly list: string; readonly add: string }>> = {
  timeline: { list: 'Timeline', add: 'Add event' },
  impacts: { list: 'Impact', add: 'Add impact' },
  factors: { list: 'Contributing factors', add: 'Add factor' },
  actions: { list: 'Action items', add: 'Add action' },
};

/** A structured block: a list of rows with a quiet count above and a button that adds a row below. */
export function containerView(name: ContainerName): (context: ViewContext) => ViewParts {
  return ({ view, position }) => {
    const count = element('div', { class: 'count', contenteditable: 'false' });
    const contentDOM = element('ol', { class: 'rows', 'aria-label': names[name].list });
    const add = element(
      'button',
      { type: 'button', class: 'row-quiet add-row', 'data-field': 'add', tabindex: -1 },
      icon('plus'),
      names[name].add,
    );
    const foot = element('div', { class: 'structure-foot', contenteditable: 'false' }, add);
    const dom = element('div', { class: `structure ${name}` }, count, contentDOM, foot);
    const show = (node: Node) => {
      dom.classList.toggle('is-empty', node.childCount === 0);
      setText(count, countLine(node));
    };
    return {
      dom,
      contentDOM,
      show,
      derives: true,
      host: {
        click: (target) => {
          const at = position();
          if (target !== add || at === undefined) return;
          addRow(at)(view.state, view.dispatch);
          view.focus();
        },
      },
    };
  };
}
