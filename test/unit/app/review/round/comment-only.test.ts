// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { describe, expect, it } from 'vitest';

import { commentOnly } from '../../../../../renderer/app/review/round/comment-only';
import { documentSchema } from '../../../../../renderer/document/schema';
import { editorExtensions } from '../../../../../renderer/editor/extensions';
import { action, actions, p, title } from '../../../editor/harness';
import './desk';

function opened() {
  const said: string[] = [];
  let now = 0;
  const doc = documentSchema.nodeFromJSON({
    type: 'doc',
    content: [title('Outage'), p('p', 'It was down.'), actions(action('a', 'Add an index'))],
  });
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: [
      ...editorExtensions(),
      commentOnly(
        (words) => said.push(words),
        () => now,
      ),
    ],
    content: doc.toJSON(),
    editorProps: { handleScrollToSelection: () => true },
  });
  const later = (milliseconds: number) => {
    now += milliseconds;
  };
  return { editor, said, later, before: editor.state.doc };
}

describe('a round that asks for comments only', () => {
  it('lets the caret move and words be selected', () => {
    const { editor, said } = opened();
    editor.commands.setTextSelection({ from: 10, to: 14 });
    expect(editor.state.selection.to).toBe(14);
    expect(said).toEqual([]);
    expect(editor.view.dom.getAttribute('aria-readonly')).toBe('true');
  });

  it('refuses every change, however it comes, and says once why', () => {
    const { editor, said, later, before } = opened();
    editor.commands.insertContentAt(10, 'not allowed');
    editor.commands.undo();
    editor.view.dispatch(editor.state.tr.setNodeAttribute(8, 'audience', 'internal'));
    editor.view.dispatch(editor.state.tr.setDocAttribute('severity', 'SEV1'));
    editor.commands.selectAll();
    editor.commands.deleteSelection();
    expect(editor.state.doc.eq(before)).toBe(true);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('comments only');
    later(60_000);
    editor.commands.insertContentAt(10, 'again');
    expect(said).toHaveLength(2);
  });

  it('stops typing before it reaches the page, in the text and in a field', () => {
    const { editor, said } = opened();
    const field = editor.view.dom.querySelector('[data-field=owner]');
    for (const target of [editor.view.dom, field]) {
      const event = new InputEvent('beforeinput', { bubbles: true, cancelable: true, data: 'x' });
      expect(target?.dispatchEvent(event)).toBe(false);
    }
    const choice = editor.view.dom.querySelector('select');
    expect(choice?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))).toBe(
      false,
    );
    const tab = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true });
    choice?.dispatchEvent(tab);
    expect(said).toHaveLength(1);
  });

  it('lets a section be agreed to', () => {
    const { editor, said } = opened();
    const author = { id: 'machine2', name: 'Ana Reis', role: '' };
    const agreed = [{ id: 's', section: 'p', contentHash: 'c'.repeat(64), author, at: 1 }];
    editor.view.dispatch(editor.state.tr.setDocAttribute('signOffs', agreed));
    expect(editor.state.doc.attrs['signOffs']).toEqual(agreed);
    expect(said).toEqual([]);
  });
});
