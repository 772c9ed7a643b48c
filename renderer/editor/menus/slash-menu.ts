import { Extension } from '@tiptap/core';
import { PluginKey, type EditorState } from '@tiptap/pm/state';
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion';

import { element } from '../views/dom';
import { icon } from '../views/icons';
import { float, floatingParent } from '../views/popover';
import { findSlashItems, type SlashItem } from './slash-items';

const listId = 'slash-menu';

/** The list under the caret. The text keeps the focus, and points at the chosen item by aria-activedescendant. */
class SlashList {
  readonly dom = element('div', {
    class: 'slash',
    role: 'listbox',
    id: listId,
    'aria-label': 'Insert',
    // It scrolls, so it may be reached; the keys that move in it are the text's.
    tabindex: 0,
  });
  #items: readonly SlashItem[] = [];
  #chosen = 0;
  #props: SuggestionProps<SlashItem, SlashItem>;
  readonly #stop: () => void;

  constructor(props: SuggestionProps<SlashItem, SlashItem>) {
    this.#props = props;
    this.dom.addEventListener('mousedown', (event) => {
      event.preventDefault();
      const option =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null;
      this.#take(this.#items[Number(option?.dataset['index'] ?? -1)]);
    });
    floatingParent(props.editor.view).append(this.dom);
    const rect = () => this.#props.clientRect?.() ?? new DOMRect();
    this.#stop = float(this.dom, { getBoundingClientRect: rect, contextElement: this.#text }, 'bottom-start');
    this.show(props);
  }

  show(props: SuggestionProps<SlashItem, SlashItem>): void {
    this.#props = props;
    this.#items = findSlashItems(props.query, props.editor.state);
    this.#chosen = 0;
    this.dom.hidden = this.#items.length === 0;
    this.#draw();
  }

  /** Deals with a key while the list is open; false leaves it to the text. */
  key(event: KeyboardEvent): boolean {
    const count = this.#items.length;
    if (count === 0 || event.isComposing) return false;
    switch (event.key) {
      case 'ArrowDown':
        this.#choose((this.#chosen + 1) % count);
        return true;
      case 'ArrowUp':
        this.#choose((this.#chosen + count - 1) % count);
        return true;
      case 'Enter':
      case 'Tab':
        this.#take(this.#items[this.#chosen]);
        return true;
      default:
        return false;
    }
  }

  destroy(): void {
    this.#stop();
    this.dom.remove();
    for (const name of ['aria-activedescendant', 'aria-controls', 'aria-haspopup'])
      this.#text.removeAttribute(name);
  }

  get #text(): HTMLElement {
    return this.#props.editor.view.dom;
  }

  #choose(index: number): void {
    this.#chosen = index;
    this.#draw();
    this.dom.children[index]?.scrollIntoView({ block: 'nearest' });
  }

  #take(item: SlashItem | undefined): void {
    if (item !== undefined) this.#props.command(item);
  }

  #draw(): void {
    this.dom.replaceChildren(
      ...this.#items.map((item, index) =>
        element(
          'div',
          {
            role: 'option',
            id: `${listId}-${item.id}`,
            'data-index': index,
            'aria-selected': String(index === this.#chosen),
          },
          icon(item.icon),
          item.title,
          item.hint === '' ? null : element('span', { class: 'hint', 'aria-hidden': 'true' }, item.hint),
        ),
      ),
    );
    const chosen = this.#items[this.#chosen];
    if (chosen === undefined) {
      this.#text.removeAttribute('aria-activedescendant');
      return;
    }
    this.#text.setAttribute('aria-haspopup', 'listbox');
    this.#text.setAttribute('aria-controls', listId);
    this.#text.setAttribute('aria-activedescendant', `${listId}-${chosen.id}`);
  }
}

/** A slash means the menu only where a line begins: a path in a sentence is a path. Never in code or in the title. */
export function allowsSlash(state: EditorState, from: number): boolean {
  const place = state.doc.resolve(from);
  const { name, spec } = place.parent.type;
  return (
    place.parentOffset === 0 &&
    spec.code !== true &&
    name !== 'title' &&
    name !== 'tableHeader' &&
    name !== 'tableCell'
  );
}

/** Enter and the arrows are the open menu's before they are the row's: above the keys of structured blocks. */
const beforeStructures = 20_000;

export const SlashMenu = Extension.create({
  name: 'slashMenu',
  priority: beforeStructures,
  addProseMirrorPlugins() {
    let list: SlashList | null = null;
    const close = () => {
      list?.destroy();
      list = null;
    };
    return [
      Suggestion<SlashItem, SlashItem>({
        editor: this.editor,
        pluginKey: new PluginKey('slashMenu'),
        char: '/',
        startOfLine: true,
        decorationClass: 'slash-query',
        allow: ({ editor, state, range }) => !editor.view.composing && allowsSlash(state, range.from),
        items: ({ query, editor }) => [...findSlashItems(query, editor.state)],
        command: ({ editor, range, props: item }) => {
          editor.view.dispatch(editor.state.tr.delete(range.from, range.to));
          editor.view.focus();
          item.run(editor);
        },
        render: () => ({
          onStart: (props) => {
            close();
            list = new SlashList(props);
          },
          onUpdate: (props) => list?.show(props),
          onKeyDown: ({ event }) => list?.key(event) ?? false,
          onExit: close,
        }),
      }),
    ];
  },
});
