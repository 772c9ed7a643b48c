import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

import { element } from './dom';
import { setAttribute, type Position } from './set-attribute';

/** A value of a row, edited in place. `show` puts the document's value into it unless it says the same already. */
export interface Field {
  readonly dom: HTMLInputElement | HTMLSelectElement;
  readonly show: (value: string) => void;
}

interface FieldOptions {
  /** The attribute it edits. */
  readonly name: string;
  readonly label: string;
}

function marks(dom: HTMLInputElement | HTMLSelectElement): void {
  dom.classList.toggle('is-empty', dom.value === '');
}

/** Has empty fields stand behind the others; not while one of them is in use, as it would jump away under the hand. */
export function placeEmptyLast(line: HTMLElement): void {
  if (line.contains(document.activeElement)) return;
  for (const field of line.children) field.classList.toggle('is-late', field.classList.contains('is-empty'));
}

/** A line of text in a row. Its placeholder is its label: an empty field keeps quiet until the row is wanted. */
export function textField({
  name,
  label,
  placeholder = label,
}: FieldOptions & { readonly placeholder?: string }): Field {
  const dom = element('input', {
    type: 'text',
    class: `row-field field-${name}`,
    'data-field': name,
    'aria-label': label,
    title: label,
    placeholder,
    tabindex: -1,
    autocomplete: 'off',
    dir: 'auto',
  });
  const show = (value: string) => {
    if (dom.value !== value) dom.value = value;
    marks(dom);
  };
  return { dom, show };
}

/** A choice from a closed list; the empty choice is the field's name. */
export function selectField({
  name,
  label,
  terms,
}: FieldOptions & { readonly terms: readonly (readonly [value: string, words: string])[] }): Field {
  const dom = element('select', {
    class: `row-field field-${name}`,
    'data-field': name,
    'aria-label': label,
    title: label,
    tabindex: -1,
  });
  dom.append(element('option', { value: '' }, label));
  for (const [value, words] of terms) dom.append(element('option', { value }, words));
  const show = (value: string) => {
    if (dom.value !== value) {
      // A value of a newer version is shown as it is, and stays.
      if (![...dom.options].some((option) => option.value === value))
        dom.append(element('option', { value }, value));
      dom.value = value;
    }
    marks(dom);
  };
  return { dom, show };
}

/**
 * Writes fields into a row's attributes as they are typed, one AttrStep a change. What is typed into one field before
 * it is left is one undo.
 */
export function fieldWriter(
  view: EditorView,
  position: Position,
): (target: HTMLInputElement | HTMLSelectElement, done: boolean) => void {
  let field: HTMLElement | null = null;
  let started: Transaction | null = null;
  return (target, done) => {
    const name = target.dataset['field'];
    if (name === undefined) return;
    const continues = target === field ? started : null;
    const value = done ? target.value.trim() : target.value;
    const transaction = setAttribute(view, position, name, value, continues);
    field = done ? null : target;
    started = done ? null : (continues ?? transaction);
    marks(target);
  };
}
