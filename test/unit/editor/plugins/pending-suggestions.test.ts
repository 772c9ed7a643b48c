// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';

import {
  dropPending,
  markCurrent,
  pendingPlace,
  PendingSuggestions,
  showPending,
} from '../../../../renderer/editor/plugins/pending-suggestions';
import type { PendingSuggestion } from '../../../../renderer/editor/plugins/pending-decorations';
import { editorExtensions } from '../../../../renderer/editor/extensions';
import { Editor } from '@tiptap/core';
import { doc, p, title } from '../../support/build';

// jsdom lays nothing out: nothing is ever in sight.
document.elementFromPoint = () => null;

let editor: Editor;

function mount(paragraphs: number): void {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const blocks = Array.from({ length: paragraphs }, (_, index) => p('Some words here.', { id: `p${index}` }));
  editor = new Editor({
    element: place,
    injectCSS: false,
    extensions: [...editorExtensions(), PendingSuggestions],
    content: doc([title('Outage'), ...blocks]).toJSON(),
  });
}

afterEach(() => editor.destroy());

/** In each paragraph "Some" is to become "Many". */
function suggestions(): readonly PendingSuggestion[] {
  const made: PendingSuggestion[] = [];
  editor.state.doc.forEach((node, offset) => {
    if (node.type.name !== 'paragraph' || node.childCount === 0) return;
    made.push({
      id: `s${made.length}`,
      by: 'Mira',
      changes: [
        {
          kind: 'content',
          from: offset + 1,
          to: offset + 5,
          inserted: [{ type: 'text', text: 'Many' }],
          insertedText: 'Many',
          removedText: 'Some',
          inline: true,
        },
      ],
    });
  });
  return made;
}

const struck = () =>
  [...editor.view.dom.querySelectorAll('del.suggested')].map(({ textContent }) => textContent);
const coming = () => editor.view.dom.querySelectorAll('.suggested-widget').length;

describe('suggestions in the text', () => {
  it('are shown without changing it, move with edits, and one can be stronger', () => {
    mount(3);
    const before = editor.state.doc;
    editor.view.dispatch(showPending(editor.state, suggestions(), null));
    expect(editor.state.doc).toBe(before);
    expect(struck()).toEqual(['Some', 'Some', 'Some']);
    const place = pendingPlace(editor.state, 's2') ?? 0;
    editor.view.dispatch(editor.state.tr.insertText('Now: ', 9));
    expect(struck()).toEqual(['Some', 'Some', 'Some']);
    expect(pendingPlace(editor.state, 's2')).toBe(place + 5);
    editor.view.dispatch(markCurrent(editor.state, 's1'));
    expect(editor.view.dom.querySelectorAll('.is-current')).toHaveLength(2);
    expect(struck()).toEqual(['Some', 'Some', 'Some']);
    editor.view.dispatch(dropPending(editor.state.tr, new Set(['s1'])));
    expect(coming()).toBe(2);
    expect(pendingPlace(editor.state, 's1')).toBeNull();
  });

  it('are drawn near the screen only where they are many, and found all the same', () => {
    mount(2_000);
    const all = suggestions();
    editor.view.dispatch(showPending(editor.state, all, null));
    expect(coming()).toBeGreaterThan(100);
    expect(coming()).toBeLessThan(1_000);
    expect(pendingPlace(editor.state, 's1999')).toBe(
      all[1999]?.changes[0]?.kind === 'content' ? all[1999].changes[0].from : null,
    );
    editor.view.dispatch(showPending(editor.state, [], null));
    expect(coming()).toBe(0);
  });
});
