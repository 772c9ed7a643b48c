import type { EditorView } from '@tiptap/pm/view';

import { parseTime } from '../../time/parse';
import { withAnswer, type TimeAnswers } from '../../time/parsed-time';
import type { WrittenTime } from '../../time/written-time';
import { documentZone } from '../../document/read';
import { timeContextAt } from '../structures/event-time';
import { element } from './dom';
import { setAttribute, type Position } from './set-attribute';
import { timeToKeep } from './time-kept';
import { describeReading } from './time-reading';

interface TimeFieldOptions {
  readonly view: EditorView;
  readonly position: Position;
  /** The attribute it edits. */
  readonly name: 'happened' | 'known';
  readonly label: string;
  readonly machineZone: () => string;
  /** Called once the field is done with, whether or not something changed. */
  readonly close: (how: 'kept' | 'cancelled' | 'left') => void;
}

/** An input in which a time is edited as it was written, with what it means said below while it is typed. */
export interface TimeField {
  readonly dom: HTMLElement;
  readonly input: HTMLInputElement;
}

let fields = 0;

function currentTime(view: EditorView, position: Position, name: string): WrittenTime | null {
  const at = position();
  return at === undefined ? null : ((view.state.doc.nodeAt(at)?.attrs[name] ?? null) as WrittenTime | null);
}

/**
 * Makes the field. Enter or leaving it keeps what was read, Escape puts back what was there. A question about the
 * time (which CST?) is answered with a button below; until then the field stays open.
 */
export function createTimeField(options: TimeFieldOptions): TimeField {
  const { view, position, name, label, machineZone, close } = options;
  fields += 1;
  const hint = element('div', { class: 'time-hint', id: `time-hint-${fields}`, role: 'status' });
  const before = currentTime(view, position, name)?.written ?? '';
  const input = element('input', {
    class: 'time-input',
    type: 'text',
    'aria-label': label,
    'aria-describedby': hint.id,
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: '13:42',
    value: before,
  });
  const dom = element('div', { class: 'time-field' }, input, hint);
  let answers: TimeAnswers = {};
  let closed = false;

  const reading = () => {
    const at = position();
    return at === undefined ? null : parseTime(input.value, timeContextAt(view.state.doc, at, answers));
  };

  const finish = (how: 'kept' | 'cancelled' | 'left') => {
    if (closed) return;
    closed = true;
    close(how);
  };

  /** Keeps what was read; false while a question is open. */
  const keep = (how: 'kept' | 'left'): boolean => {
    const parsed = reading();
    if (parsed === null || input.value.trim() === before.trim()) {
      finish(how);
      return true;
    }
    const time = timeToKeep(parsed, input.value, documentZone(view.state.doc).zone);
    if (time === undefined) return false;
    setAttribute(view, position, name, time);
    finish(how);
    return true;
  };

  const describe = () => {
    hint.replaceChildren();
    const parsed = reading();
    const unread = input.value.trim() === '';
    input.toggleAttribute('data-doubtful', false);
    if (parsed === null || unread) return;
    const { text, doubtful, choices } = describeReading(
      parsed,
      documentZone(view.state.doc).zone,
      machineZone(),
    );
    input.toggleAttribute('data-doubtful', doubtful);
    hint.append(element('span', {}, text));
    for (const choice of choices) {
      const button = element('button', { type: 'button', class: 'choice' }, choice.label);
      button.addEventListener('click', () => {
        const at = position();
        if (at === undefined) return;
        answers = withAnswer(timeContextAt(view.state.doc, at, answers), choice.answers).answers ?? {};
        describe();
        if (!keep('kept')) input.focus();
      });
      hint.append(button);
    }
  };

  input.addEventListener('input', describe);
  dom.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') finish('cancelled');
    else if (event.key === 'Enter' && event.target === input) {
      if (!keep('kept')) hint.querySelector('button')?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  dom.addEventListener('focusout', (event) => {
    const goesTo = event.relatedTarget;
    if (goesTo instanceof globalThis.Node && dom.contains(goesTo)) return;
    keep('left');
  });
  describe();
  return { dom, input };
}
