import { getMarkRange } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

import { newId } from '../../document/ids';
import { element } from '../views/dom';
import { icon } from '../views/icons';
import { readLinkAddress } from './link-address';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What a link's address is edited for: the selected text, or with only a caret the whole link around it. */
export function linkRange({ schema, selection }: EditorState): Range {
  const { link } = schema.marks;
  const { from, to, empty, $from } = selection;
  const around = empty && link !== undefined ? getMarkRange($from, link) : undefined;
  return around ?? { from, to };
}

/** The address of the link at the selection; '' where there is none. */
export function linkAt(state: EditorState): string {
  const { link } = state.schema.marks;
  if (link === undefined) return '';
  const { from, to } = linkRange(state);
  let href = '';
  state.doc.nodesBetween(from, Math.max(to, from + 1), (node) => {
    const mark = link.isInSet(node.marks);
    if (mark !== undefined && href === '') href = String(mark.attrs['href']);
  });
  return from === to ? '' : href;
}

/** Gives the range a link; where it is empty, the address itself becomes the text. '' takes the link away. */
function setLink(view: EditorView, href: string): void {
  const { state } = view;
  const { link } = state.schema.marks;
  if (link === undefined) return;
  const { from, to } = linkRange(state);
  const { tr } = state;
  if (href === '') tr.removeMark(from, to, link);
  else if (from === to) tr.insert(from, state.schema.text(href, [link.create({ href })]));
  else tr.removeMark(from, to, link).addMark(from, to, link.create({ href }));
  view.dispatch(tr.removeStoredMark(link).scrollIntoView());
}

/** A field for the address of a link. Enter sets it, an empty field takes the link away, Escape leaves it as it was. */
export function createLinkForm(
  view: EditorView,
  close: () => void,
): { readonly dom: HTMLElement; readonly input: HTMLInputElement } {
  const fault = element('span', { class: 'link-error', role: 'alert', id: `link-${newId()}` });
  const input = element('input', {
    type: 'text',
    inputmode: 'url',
    'aria-label': 'Address of the link',
    'aria-describedby': fault.id,
    placeholder: 'https://',
    autocomplete: 'off',
    spellcheck: 'false',
    value: linkAt(view.state),
  });
  const remove = element(
    'button',
    { type: 'button', 'aria-label': 'Remove the link', title: 'Remove the link' },
    icon('unlink'),
  );
  remove.hidden = input.value === '';
  const dom = element('div', { class: 'link-form' }, input, remove, fault);
  remove.addEventListener('click', () => {
    setLink(view, '');
    close();
  });
  input.addEventListener('input', () => {
    fault.textContent = '';
    input.removeAttribute('aria-invalid');
  });
  dom.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === input) {
      const address = readLinkAddress(input.value);
      if (address.kind === 'refused') {
        fault.textContent = address.reason;
        input.setAttribute('aria-invalid', 'true');
      } else {
        setLink(view, address.kind === 'link' ? address.href : '');
        close();
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { dom, input };
}
