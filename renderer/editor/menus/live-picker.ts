import { posToDOMRect } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';

import { documentZone } from '../../document/read';
import { findLiveChoices, liveChoices, type LiveChoice } from '../../timeline/live-choices';
import { insertLiveValue, takesLiveValue } from '../structures/live-values';
import { element } from '../views/dom';
import { float, floatingParent } from '../views/popover';

const listId = 'live-picker-list';

/** More are found by typing; a list of thousands would only be slow. */
const mostShown = 100;

function option(choice: LiveChoice, index: number, chosen: boolean): HTMLElement {
  return element(
    'div',
    { role: 'option', id: `${listId}-${index}`, 'data-index': index, 'aria-selected': String(chosen) },
    element('bdi', { class: 'live-choice' }, choice.name),
    element('span', { class: choice.state === 'unknown' ? 'hint is-unknown' : 'hint' }, choice.text),
  );
}

/**
 * Asks which value to put in place of the selection, and puts it there. The field keeps the focus; arrows choose, Enter
 * takes, Escape leaves the text as it was.
 * @returns false where no live value may stand there
 */
export function openLivePicker(view: EditorView): boolean {
  if (!view.editable || !takesLiveValue(view.state)) return false;
  const choices = liveChoices(view.state.doc, documentZone(view.state.doc).zone);
  const input = element('input', {
    type: 'text',
    role: 'combobox',
    'aria-label': 'Find a value to follow',
    'aria-expanded': 'true',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    placeholder: 'Metric, impact or event',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const list = element('div', { role: 'listbox', id: listId, 'aria-label': 'Live values', tabindex: -1 });
  const none = element('p', { class: 'none', role: 'status' });
  const dom = element(
    'div',
    { class: 'slash live-picker', role: 'dialog', 'aria-label': 'Live value' },
    input,
    list,
    none,
  );
  let found: readonly LiveChoice[] = [];
  let chosen = 0;

  const draw = () => {
    list.replaceChildren(...found.map((choice, index) => option(choice, index, index === chosen)));
    list.hidden = found.length === 0;
    none.hidden = found.length > 0;
    none.textContent = found.length > 0 ? '' : 'Nothing in this draft is called that.';
    if (found.length === 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${listId}-${chosen}`);
  };
  const find = () => {
    found = findLiveChoices(choices, input.value).slice(0, mostShown);
    chosen = 0;
    draw();
  };
  const choose = (index: number) => {
    chosen = index;
    draw();
    list.children[index]?.scrollIntoView({ block: 'nearest' });
  };

  const away = new AbortController();
  const { from, to } = view.state.selection;
  const close = (back: boolean) => {
    if (away.signal.aborted) return;
    away.abort();
    stop();
    dom.remove();
    if (back) view.focus();
  };
  const take = (choice: LiveChoice | undefined) => {
    if (choice === undefined) return;
    close(true);
    insertLiveValue(choice.value)(view.state, view.dispatch);
  };
  input.addEventListener('input', find);
  dom.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else if (event.key === 'Enter') take(found[chosen]);
    else if (event.key === 'ArrowDown' && found.length > 0) choose((chosen + 1) % found.length);
    else if (event.key === 'ArrowUp' && found.length > 0) choose((chosen + found.length - 1) % found.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null;
    take(found[Number(at?.dataset['index'] ?? -1)]);
  });
  dom.addEventListener('focusout', (event) => {
    if (event.relatedTarget instanceof Node && !dom.contains(event.relatedTarget)) close(false);
  });
  document.addEventListener(
    'pointerdown',
    (event) => {
      if (event.target instanceof Node && !dom.contains(event.target)) close(false);
    },
    { signal: away.signal, capture: true },
  );
  find();
  floatingParent(view).append(dom);
  const anchor = {
    getBoundingClientRect: () =>
      to <= view.state.doc.content.size ? posToDOMRect(view, from, to) : view.dom.getBoundingClientRect(),
    contextElement: view.dom,
  };
  const stop = float(dom, anchor, 'bottom-start');
  input.focus();
  return true;
}
