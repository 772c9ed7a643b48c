import { Plugin, PluginKey, type Command } from '@tiptap/pm/state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';

import type { IconName } from '../views/icons';
import { FloatBar, type BarButton } from './float-bar';
import { alignColumns, columnAlign, tablePosition, type Align } from './table-commands';

const bars = new WeakMap<EditorView, FloatBar>();

function button(view: EditorView, icon: IconName, label: string, command: Command): BarButton {
  return {
    icon,
    label,
    pressed: null,
    run: () => {
      command(view.state, view.dispatch, view);
      view.focus();
    },
  };
}

function alignButton(view: EditorView, align: Align, label: string): BarButton {
  return {
    icon: align,
    label,
    pressed: () => columnAlign(view.state) === align,
    run: () => {
      const transaction = alignColumns(view.state, align);
      if (transaction !== null) view.dispatch(transaction);
    },
  };
}

/** Moves the focus into the bar of the table with the caret; false outside of tables. */
export function focusTableBar(view: EditorView): boolean {
  const bar = bars.get(view);
  if (bar?.isOpen !== true) return false;
  bar.focus();
  return true;
}

/** What can be done to a table, in a bar over it while the caret is in it and no text is selected. */
export function tableBarPlugin(): Plugin {
  return new Plugin({
    key: new PluginKey('tableBar'),
    view(view) {
      const bar = new FloatBar(view, 'Table', [
        [
          button(view, 'rowBelow', 'Add row below', addRowAfter),
          button(view, 'columnRight', 'Add column after', addColumnAfter),
        ],
        [
          alignButton(view, 'left', 'Align column left'),
          alignButton(view, 'center', 'Centre column'),
          alignButton(view, 'right', 'Align column right'),
        ],
        [
          button(view, 'rowDelete', 'Delete row', deleteRow),
          button(view, 'columnDelete', 'Delete column', deleteColumn),
          button(view, 'trash', 'Delete table', deleteTable),
        ],
      ]);
      bars.set(view, bar);
      const away = new AbortController();
      let shown: number | null = null;
      const update = () => {
        if (view.isDestroyed) return;
        const focused = view.hasFocus() || bar.hasFocus;
        const at = view.editable && focused && view.state.selection.empty ? tablePosition(view.state) : null;
        if (at === null) {
          bar.close();
          shown = null;
          return;
        }
        if (shown === at && bar.isOpen) {
          bar.refresh();
          return;
        }
        shown = at;
        bar.open(() => {
          const dom = shown === null ? null : view.nodeDOM(shown);
          return dom instanceof Element ? dom.getBoundingClientRect() : view.dom.getBoundingClientRect();
        });
      };
      for (const name of ['focusin', 'focusout'] as const) {
        view.dom.addEventListener(name, () => queueMicrotask(update), { signal: away.signal });
        bar.dom.addEventListener(name, () => queueMicrotask(update), { signal: away.signal });
      }
      return {
        update: (_, before) => {
          if (view.state.doc !== before.doc || !view.state.selection.eq(before.selection)) update();
        },
        destroy: () => {
          away.abort();
          bar.close();
        },
      };
    },
  });
}
