// @vitest-environment jsdom
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';

import { insertAlert, insertFootnote } from '../../../../renderer/editor/structures/notes';
import { mount, paragraph } from '../views/editor';

describe('a footnote', () => {
  it('stands at the end with the next number, its mark where the caret was, and takes the caret', () => {
    const { editor } = mount([
      paragraph('before after'),
      { type: 'footnoteDefinition', attrs: { label: '1' }, content: [paragraph('old')] },
      paragraph('last'),
    ]);
    const { view } = editor;
    const at = editor.state.doc.child(0).nodeSize + 1 + 'before'.length;
    view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at)));
    expect(insertFootnote(view.state, view.dispatch)).toBe(true);
    const { doc, selection } = view.state;
    expect(doc.child(1).child(1).attrs['label']).toBe('2');
    const note = doc.children.findLast((node) => node.type.name === 'footnoteDefinition');
    expect(note?.attrs['label']).toBe('2');
    expect(selection.$from.node(1)).toBe(note);
    editor.commands.insertContent('new');
    expect(view.state.doc.children.map((node) => node.textContent)).toContain('new');
  });

  it('has no place in code', () => {
    const { editor } = mount([{ type: 'codeBlock', content: [{ type: 'text', text: 'x' }] }, paragraph('')]);
    const inCode = TextSelection.create(editor.state.doc, editor.state.doc.child(0).nodeSize + 1);
    editor.view.dispatch(editor.state.tr.setSelection(inCode));
    expect(insertFootnote(editor.state)).toBe(false);
  });
});

describe('an alert', () => {
  it('holds the paragraph that had the caret', () => {
    const { editor } = mount([paragraph('mind the gap'), paragraph('')]);
    const { view } = editor;
    const at = editor.state.doc.child(0).nodeSize + 1;
    view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at)));
    expect(insertAlert('caution')(view.state, view.dispatch)).toBe(true);
    const quote = view.state.doc.child(1);
    expect([quote.type.name, quote.attrs['alert'], quote.textContent]).toEqual([
      'blockquote',
      'caution',
      'mind the gap',
    ]);
    expect(quote.attrs['id']).not.toBeNull();
  });
});
