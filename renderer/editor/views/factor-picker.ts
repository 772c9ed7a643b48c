import type { EditorView } from '@tiptap/pm/view';

import type { ActionAttributes } from '../../document/nodes/actions';
import { readFactors } from '../../document/read';
import { element } from './dom';
import { openPopover } from './popover';
import { setAttribute, type Position } from './set-attribute';

interface PickerOptions {
  readonly view: EditorView;
  readonly position: Position;
  readonly anchor: HTMLElement;
}

/** Asks which factors an action answers: a box for each factor of the draft. */
export function openFactorPicker({ view, position, anchor }: PickerOptions): void {
  const popover = openPopover({
    view,
    anchor,
    label: 'Factors this action answers',
    closed: (how) => {
      if (how === 'escape') anchor.focus();
    },
  });
  const answers = (): readonly string[] => {
    const at = position();
    const node = at === undefined ? null : view.state.doc.nodeAt(at);
    return node === null ? [] : (node.attrs as ActionAttributes).answers;
  };
  const factors = readFactors(view.state.doc);
  if (factors.length === 0) {
    popover.dom.append(
      element('p', { class: 'popover-note' }, 'There are no factors yet. Add them under the causes.'),
    );
    popover.dom.focus();
    return;
  }
  const set = element('fieldset', { class: 'factor-boxes' }, element('legend', {}, 'Answers'));
  for (const [index, factor] of factors.entries()) {
    const { id } = factor;
    if (id === null) continue;
    const box = element('input', { type: 'checkbox' });
    box.checked = answers().includes(id);
    box.addEventListener('change', () => {
      const others = answers().filter((answer) => answer !== id);
      setAttribute(view, position, 'answers', box.checked ? [...others, id] : others);
    });
    const text = factor.headline === '' ? 'no words yet' : factor.headline;
    set.append(
      element(
        'label',
        { style: `padding-inline-start: ${factor.attributes.depth * 16}px` },
        box,
        element('span', { class: 'factor-number' }, `${index + 1}`),
        element('bdi', {}, text),
      ),
    );
  }
  popover.dom.append(set);
  popover.dom.querySelector('input')?.focus();
}
