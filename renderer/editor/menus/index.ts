import { Extension, type Extensions } from '@tiptap/core';

import { focusField } from '../structures/fields';
import { rowOfSelection } from '../structures/rows';
import { SlashMenu } from './slash-menu';
import { focusTableBar, tableBarPlugin } from './table-bar';
import { focusTextBar, textBarPlugin } from './text-bar';

export { openLivePicker } from './live-picker';
export { editLink } from './text-bar';

export interface MenuOptions {
  /** Begins a comment on the selection; null where there are none. */
  readonly comment: (() => void) | null;
}

const Bars = Extension.create<MenuOptions>({
  name: 'bars',
  addOptions: () => ({ comment: null }),
  addProseMirrorPlugins() {
    return [textBarPlugin(this.options.comment), tableBarPlugin()];
  },
  addKeyboardShortcuts() {
    return {
      // To whatever belongs to the place of the caret: the bar over selected text, the table's bar, the row's fields.
      'Alt-F10': ({ editor: { view } }) => {
        if (focusTextBar(view) || focusTableBar(view)) return true;
        const row = rowOfSelection(view.state.selection);
        return row !== null && focusField(view, row.pos, 'first');
      },
    };
  },
});

/** The menus that come up over the text: slash menu, the bar over selected text with its link field, the table's bar. */
export function menuExtensions({ comment = null }: Partial<MenuOptions> = {}): Extensions {
  return [SlashMenu, Bars.configure({ comment })];
}
