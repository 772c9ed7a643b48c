import { getMarkRange, posToDOMRect, type Editor } from '@tiptap/core';
import { toggleMark } from '@tiptap/pm/commands';
import { Plugin, PluginKey, TextSelection, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

import { FloatBar, type BarButton } from './float-bar';
import { createLinkForm } from './link-form';

const key = new PluginKey('textBar');

/** Whether the selection is text that can be marked: in one paragraph or more, not in the title, not in code. */
export function canMark({ selection, schema }: EditorState): boolean {
  if (!(selection instanceof TextSelection)) return false;
  const { $from, $to } = selection;
  const bold = schema.marks['bold'];
  return (
    bold !== undefined &&
    [$from, $to].every(({ parent }) => parent.inlineContent && parent.type.allowsMarkType(bold))
  );
}

function markButton(view: EditorView, name: 'bold' | 'italic' | 'strike' | 'code', label: string): BarButton {
  const type = view.state.schema.marks[name];
  return {
    icon: name,
    label,
    pressed: () => {
      const { from, to, empty, $from } = view.state.selection;
      if (type === undefined) return false;
      return empty ? type.isInSet($from.marks()) !== undefined : view.state.doc.rangeHasMark(from, to, type);
    },
    run: () => {
      if (type !== undefined) toggleMark(type)(view.state, view.dispatch);
    },
  };
}

function hasLink({ doc, schema, selection }: EditorState): boolean {
  const { link } = schema.marks;
  if (link === undefined) return false;
  const { from, to, empty, $from } = selection;
  return empty ? getMarkRange($from, link) !== undefined : doc.rangeHasMark(from, to, link);
}

/** The bar over selected text, and in it the field for a link's address. */
class TextBar {
  readonly #view: EditorView;
  readonly #bar: FloatBar;
  readonly #away = new AbortController();
  #pressed = false;
  #form: HTMLElement | null = null;

  /** @param comment begins a comment on the selection; null where there are none */
  constructor(view: EditorView, comment: (() => void) | null) {
    this.#view = view;
    this.#bar = new FloatBar(view, 'Text', [
      [
        markButton(view, 'bold', 'Bold'),
        markButton(view, 'italic', 'Italic'),
        markButton(view, 'strike', 'Strike through'),
        markButton(view, 'code', 'Code'),
      ],
      [
        { icon: 'link', label: 'Link', pressed: () => hasLink(view.state), run: () => this.editLink() },
        ...(comment === null
          ? []
          : [{ icon: 'comment', label: 'Comment', pressed: null, run: comment } as const]),
      ],
    ]);
    const { signal } = this.#away;
    // The bar waits until the mouse is done: one that comes under a moving pointer is in the way.
    view.dom.addEventListener('pointerdown', () => (this.#pressed = true), { signal });
    document.addEventListener('pointerup', () => this.#released(), { signal });
    view.dom.addEventListener('focusout', () => queueMicrotask(() => this.update()), { signal });
    this.#bar.dom.addEventListener('focusout', () => queueMicrotask(() => this.update()), { signal });
  }

  get isOpen(): boolean {
    return this.#bar.isOpen;
  }

  focus(): void {
    this.#bar.focus();
  }

  update(): void {
    const { state, editable } = this.#view;
    const focused = this.#view.hasFocus() || this.#bar.hasFocus;
    if (this.#form !== null) {
      if (!focused) this.#closeForm();
      return;
    }
    const wanted = editable && focused && !this.#pressed && !state.selection.empty && canMark(state);
    if (!wanted) this.#bar.close();
    else if (!this.#bar.isOpen) this.#bar.open(() => this.#rect());
    else this.#bar.refresh();
  }

  /** Opens the field for the address of the selected text or of the link with the caret. */
  editLink(): void {
    const { state, editable } = this.#view;
    if (!editable || !canMark(state)) return;
    this.#closeForm();
    const form = createLinkForm(this.#view, () => {
      this.#closeForm();
      this.#view.focus();
      this.update();
    });
    this.#form = form.dom;
    for (const child of this.#bar.dom.children) if (child instanceof HTMLElement) child.hidden = true;
    this.#bar.dom.append(form.dom);
    this.#bar.open(() => this.#rect());
    form.input.focus();
    form.input.select();
  }

  destroy(): void {
    this.#away.abort();
    this.#bar.close();
  }

  #closeForm(): void {
    if (this.#form === null) return;
    this.#form.remove();
    this.#form = null;
    for (const child of this.#bar.dom.children) if (child instanceof HTMLElement) child.hidden = false;
    this.#bar.close();
  }

  #released(): void {
    if (!this.#pressed) return;
    this.#pressed = false;
    // The browser reports the new selection after the pointer is up.
    setTimeout(() => {
      if (!this.#view.isDestroyed) this.update();
    });
  }

  #rect(): DOMRect {
    const { from, to } = this.#view.state.selection;
    return posToDOMRect(this.#view, from, to);
  }
}

const bars = new WeakMap<EditorView, TextBar>();

/** Opens the field in which a link's address is edited; for Mod-K and for commands of the window. */
export function editLink({ view }: Pick<Editor, 'view'>): void {
  bars.get(view)?.editLink();
}

/** Moves the focus into the bar over selected text; false where none is open. */
export function focusTextBar(view: EditorView): boolean {
  const bar = bars.get(view);
  if (bar?.isOpen !== true) return false;
  bar.focus();
  return true;
}

/** @param comment begins a comment on the selection; null where there are none */
export function textBarPlugin(comment: (() => void) | null): Plugin {
  return new Plugin({
    key,
    props: {
      handleKeyDown(view, event) {
        const mod = event.ctrlKey || event.metaKey;
        if (
          mod &&
          !event.shiftKey &&
          !event.altKey &&
          event.key.toLowerCase() === 'k' &&
          canMark(view.state)
        ) {
          bars.get(view)?.editLink();
          return true;
        }
        return false;
      },
    },
    view(view) {
      const bar = new TextBar(view, comment);
      bars.set(view, bar);
      return {
        update: (_, before) => {
          const { selection, doc } = view.state;
          if (!selection.eq(before.selection) || doc !== before.doc) bar.update();
        },
        destroy: () => bar.destroy(),
      };
    },
  });
}
