import type { EditorView } from '@tiptap/pm/view';

import { readShift } from '../../timeline/sources/read-shift';
import { eventsOfSource, shiftSource } from '../structures/shift-source';
import { element, setText } from './dom';

interface ShiftFormOptions {
  readonly view: EditorView;
  /** The system whose clock was wrong; read when the form is used, as it can be edited beside it. */
  readonly system: () => string;
  /** Called after events have been moved. */
  readonly done: () => void;
}

/** A button that unfolds into a field: by how much the clock of this source was wrong, for all its events at once. */
export function shiftForm({ view, system, done }: ShiftFormOptions): HTMLElement {
  const open = element(
    'button',
    { type: 'button', class: 'panel-button', 'aria-expanded': 'false' },
    'Shift all events of this source…',
  );
  const input = element('input', {
    type: 'text',
    placeholder: '+2 min or -01:30',
    autocomplete: 'off',
    'aria-describedby': 'shift-note',
  });
  const note = element('p', { class: 'evidence-note', id: 'shift-note', 'aria-live': 'polite' });
  const apply = element('button', { type: 'button', class: 'panel-button' }, 'Shift');
  const fields = element(
    'div',
    { class: 'shift-fields', hidden: true },
    element('label', { class: 'detail' }, element('span', {}, 'Move times by'), input),
    note,
    apply,
  );
  const length = () => readShift(input.value);
  const show = () => {
    const ms = length();
    const count = eventsOfSource(view.state.doc, system());
    input.setAttribute('aria-invalid', String(ms === null));
    apply.toggleAttribute('disabled', ms === null || ms === 0);
    setText(
      note,
      ms === null
        ? 'No length of time. Try +2 min, -90 s or -01:30.'
        : `Moves ${count === 1 ? 'the one event' : `all ${count} events`} from ${system()} in this draft.`,
    );
  };
  const run = () => {
    const ms = length();
    if (ms === null || ms === 0 || !view.editable) return;
    view.dispatch(shiftSource(view.state, system(), ms));
    done();
  };
  open.addEventListener('click', () => {
    const opens = fields.hidden;
    fields.hidden = !opens;
    open.setAttribute('aria-expanded', String(opens));
    show();
    if (opens) input.focus();
  });
  input.addEventListener('input', show);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    run();
  });
  apply.addEventListener('click', run);
  return element('div', { class: 'shift-form' }, open, fields);
}
