import type { EditorView } from '@tiptap/pm/view';

import { audiences, eventKinds, label, toneOf, moments } from '../../document/vocabulary';
import { deleteRow } from '../structures/commands';
import { focusText } from './controls';
import { element } from './dom';
import { attributesAt, sourceFields } from './event-sources';
import { icon } from './icons';
import { inOrder } from './moments';
import type { ViewOptions } from './options';
import { openPopover } from './popover';
import { setAttribute, type Position } from './set-attribute';
import { createTimeField } from './time-field';

interface DetailsOptions {
  readonly view: EditorView;
  readonly position: Position;
  readonly anchor: HTMLElement;
  readonly options: ViewOptions;
}

function momentBoxes(view: EditorView, position: Position): HTMLElement {
  const marked = attributesAt(view, position)?.moments ?? [];
  const set = element('fieldset', { class: 'moment-boxes' }, element('legend', {}, 'Moments'));
  for (const moment of moments) {
    const box = element('input', { type: 'checkbox' });
    box.checked = marked.includes(moment);
    box.addEventListener('change', () => {
      const now = attributesAt(view, position)?.moments ?? [];
      const next = box.checked ? inOrder([...now, moment]) : now.filter((name) => name !== moment);
      setAttribute(view, position, 'moments', next);
    });
    set.append(element('label', { class: `t-${toneOf(moment)}` }, box, icon(moment), label(moment)));
  }
  return set;
}

function choice(
  view: EditorView,
  position: Position,
  name: 'kind' | 'audience',
  text: string,
  terms: readonly (readonly [value: string, words: string])[],
): HTMLElement {
  const at = position();
  const value: unknown = at === undefined ? '' : view.state.doc.nodeAt(at)?.attrs[name];
  const select = element('select', {});
  for (const [term, words] of terms) select.append(element('option', { value: term }, words));
  select.value = typeof value === 'string' ? value : '';
  select.addEventListener('change', () => {
    const none = name === 'audience' ? null : '';
    setAttribute(view, position, name, select.value === '' ? none : select.value);
  });
  return element('label', { class: 'detail' }, element('span', {}, text), select);
}

/** When it was known. The field is opened where a time is wanted, as in the row itself. */
function knownField(view: EditorView, position: Position, options: ViewOptions): HTMLElement {
  const row = element('div', { class: 'detail' }, element('span', {}, 'Known at'));
  const add = () => {
    const field = createTimeField({
      view,
      position,
      name: 'known',
      label: 'When it was known',
      machineZone: options.machineZone,
      close: (how) => {
        const focused = how !== 'left';
        field.dom.remove();
        const next = add();
        if (focused) next.focus();
      },
    });
    row.append(field.dom);
    return field.input;
  };
  add();
  return row;
}

/** Opens what is known of an event beside its time and its text: moments, kind, known at, source, audience. */
export function openEventDetails({ view, position, anchor, options }: DetailsOptions): void {
  const popover = openPopover({
    view,
    anchor,
    label: 'Event details',
    closed: (how) => {
      const at = position();
      if (how === 'escape' && at !== undefined) focusText(view, at);
    },
  });
  popover.dom.append(
    momentBoxes(view, position),
    choice(view, position, 'kind', 'Kind', [
      ['', 'not said'],
      ...eventKinds.map((kind) => [kind, label(kind)] as const),
    ]),
    knownField(view, position, options),
    sourceFields({ view, position, done: () => popover.close() }),
    choice(view, position, 'audience', 'For', [
      ['', 'everyone the page is for'],
      ...audiences.map(
        (audience) => [audience, audience === 'internal' ? 'internal readers only' : 'the public'] as const,
      ),
    ]),
  );
  const remove = element('button', { type: 'button', class: 'panel-button' }, icon('trash'), 'Delete event');
  remove.addEventListener('click', () => {
    const at = position();
    popover.close();
    if (at !== undefined) deleteRow(at)(view.state, view.dispatch);
    view.focus();
  });
  popover.dom.append(remove);
  popover.dom.querySelector('input')?.focus();
}
