import { Plugin, Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

import { registerFields } from '../structures/fields';
import type { Position } from './set-attribute';

/** A node view that has controls of its own. Events come to it through one set of listeners on the whole editor. */
export interface ControlHost {
  readonly position: Position;
  readonly click?: (target: HTMLElement) => void;
  /** A value was changed; `done` once the person is through with it (left the field, or chose an option). */
  readonly change?: (target: HTMLInputElement | HTMLSelectElement, done: boolean) => void;
  readonly focus?: (target: HTMLElement) => void;
  readonly blur?: (target: HTMLElement) => void;
  /** A key in a control; true where the host has dealt with it. */
  readonly key?: (target: HTMLElement, event: KeyboardEvent) => boolean;
}

const hosts = new WeakMap<Element, ControlHost>();

/** Names `dom` as the place whose controls `host` answers for. */
export function hostControls(dom: HTMLElement, host: ControlHost): void {
  hosts.set(dom, host);
  dom.dataset['host'] = '';
}

function hostOf(target: EventTarget | null): ControlHost | null {
  const dom = target instanceof Element ? target.closest('[data-host]') : null;
  return dom === null ? null : (hosts.get(dom) ?? null);
}

/** The fields of a row, in the order in which Tab goes through them. */
export function fieldsIn(row: Element): readonly HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('[data-field]')].filter(
    (field) => field.closest('[data-host]') === row && !field.hasAttribute('disabled') && !field.hidden,
  );
}

/** Puts the caret at the end of the row's headline, and the focus into the text. */
export function focusText(view: EditorView, position: number): void {
  const row = view.state.doc.nodeAt(position);
  if (row === null) return;
  const first = row.firstChild;
  const end = first?.isTextblock === true ? position + 1 + first.nodeSize - 1 : position + 1;
  const selection =
    first?.isTextblock === true
      ? TextSelection.create(view.state.doc, end)
      : Selection.near(view.state.doc.resolve(end));
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  view.focus();
}

/** Tab past the last field: on to the text that follows the row. */
function focusAfter(view: EditorView, position: number): void {
  const row = view.state.doc.nodeAt(position);
  if (row === null) return;
  const after = Selection.findFrom(view.state.doc.resolve(position + row.nodeSize), 1, true);
  if (after === null) focusText(view, position);
  else {
    view.dispatch(view.state.tr.setSelection(after).scrollIntoView());
    view.focus();
  }
}

/**
 * Moves between the fields of a row: Tab goes on and in the end to the text that follows, Shift-Tab goes back and in
 * the end to the row's own text, as does Escape.
 */
function moveFocus(view: EditorView, host: ControlHost, field: HTMLElement, event: KeyboardEvent): boolean {
  const position = host.position();
  const row = field.closest('[data-host]');
  if (position === undefined || row === null || event.isComposing) return false;
  const leaves = event.key === 'Escape' || (event.key === 'Enter' && field instanceof HTMLInputElement);
  if (leaves && field.getAttribute('type') !== 'checkbox') {
    focusText(view, position);
    return true;
  }
  if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return false;
  const fields = fieldsIn(row);
  const next = fields[fields.indexOf(field) + (event.shiftKey ? -1 : 1)];
  if (next !== undefined) next.focus();
  else if (event.shiftKey) focusText(view, position);
  else focusAfter(view, position);
  return true;
}

function listen(view: EditorView): () => void {
  const away = new AbortController();
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    handle: (host: ControlHost, target: HTMLElement, event: HTMLElementEventMap[Name]) => void,
  ): void => {
    view.dom.addEventListener(
      name,
      (event) => {
        const control =
          event.target instanceof Element
            ? event.target.closest<HTMLElement>('button, input, select, textarea')
            : null;
        const host = control === null ? null : hostOf(control);
        if (host !== null && control !== null) handle(host, control, event);
      },
      { signal: away.signal },
    );
  };
  on('click', (host, target) => host.click?.(target));
  on('focusin', (host, target) => host.focus?.(target));
  on('focusout', (host, target) => host.blur?.(target));
  const change = (done: boolean) => (host: ControlHost, target: HTMLElement) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement)
      host.change?.(target, done);
  };
  on('input', change(false));
  on('change', change(true));
  on('keydown', (host, target, event) => {
    if (host.key?.(target, event) === true || moveFocus(view, host, target, event)) event.preventDefault();
  });
  return () => away.abort();
}

/** The one set of listeners for the controls of all rows: 1,000 rows cost no listener more. */
export function controlsPlugin(): Plugin {
  return new Plugin({
    view: (view) => {
      registerFields(view, (position, which) => {
        const row = view.nodeDOM(position);
        const field = row instanceof Element ? fieldsIn(row).at(which === 'first' ? 0 : -1) : undefined;
        field?.focus();
        return field !== undefined;
      });
      return { destroy: listen(view) };
    },
  });
}
