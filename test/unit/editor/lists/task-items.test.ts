// @vitest-environment jsdom
import { Editor, type JSONContent } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';

import { structureExtensions } from '../../../../renderer/editor/extensions';
import { TaskItems } from '../../../../renderer/editor/lists/task-items';

const editors: Editor[] = [];

function open(content: JSONContent[]): Editor {
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: [...structureExtensions, TaskItems],
    content: { type: 'doc', content: [{ type: 'title' }, ...content] },
  });
  editors.push(editor);
  return editor;
}

afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

const paragraph = (text: string): JSONContent => ({
  type: 'paragraph',
  ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
});

const item = (text: string, checked: boolean | null, ...more: JSONContent[]): JSONContent => ({
  type: 'listItem',
  attrs: { checked },
  content: [paragraph(text), ...more],
});

/** Text and box of every item, in document order. */
function items(editor: Editor): readonly (readonly [string, boolean | null])[] {
  const found: (readonly [string, boolean | null])[] = [];
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'listItem') {
      found.push([node.firstChild?.textContent ?? '', node.attrs['checked'] as boolean | null]);
    }
  });
  return found;
}

function caretAfter(editor: Editor, text: string): void {
  editor.state.doc.descendants((node, pos) => {
    if (node.isText && node.text === text) editor.commands.setTextSelection(pos + text.length);
  });
}

/** Types through the view's own input handling, so that input rules run. */
function type(editor: Editor, text: string): void {
  for (const letter of text) {
    const { from, to } = editor.state.selection;
    const insert = () => editor.state.tr.insertText(letter, from, to);
    const handled = editor.view.someProp('handleTextInput', (handle) =>
      handle(editor.view, from, to, letter, insert),
    );
    if (handled !== true) editor.view.dispatch(insert());
  }
}

describe('toggleTaskList', () => {
  it('makes a list of tasks of a paragraph', () => {
    const editor = open([paragraph('page the database lead')]);
    caretAfter(editor, 'page the database lead');
    editor.commands.toggleTaskList();
    expect(items(editor)).toEqual([['page the database lead', false]]);
  });

  it('gives every item of the selection a box and takes it away again', () => {
    const editor = open([
      { type: 'bulletList', content: [item('one', null), item('two', true), item('three', null)] },
    ]);
    editor.commands.selectAll();
    editor.commands.toggleTaskList();
    expect(items(editor)).toEqual([
      ['one', false],
      ['two', true],
      ['three', false],
    ]);
    editor.commands.toggleTaskList();
    expect(items(editor).map(([, checked]) => checked)).toEqual([null, null, null]);
  });

  it('leaves an item alone where the caret stands in one nested in it', () => {
    const nested = { type: 'bulletList', content: [item('inner', null)] };
    const editor = open([{ type: 'bulletList', content: [item('outer', null, nested)] }]);
    caretAfter(editor, 'inner');
    editor.commands.toggleTaskList();
    expect(items(editor)).toEqual([
      ['outer', null],
      ['inner', false],
    ]);
  });
});

describe('typing a task', () => {
  it.each([
    ['[ ] ', false],
    ['[] ', false],
    ['[x] ', true],
  ])('%j at the start of an item makes it a task', (typed, checked) => {
    const editor = open([{ type: 'bulletList', content: [item('', null)] }]);
    editor.commands.setTextSelection(5);
    type(editor, `${typed}call`);
    expect(items(editor)).toEqual([['call', checked]]);
  });

  it('stays text outside of a list', () => {
    const editor = open([paragraph('')]);
    editor.commands.setTextSelection(3);
    type(editor, '[ ] call');
    expect(editor.state.doc.textContent).toBe('[ ] call');
  });

  it('goes on with a task that is not done after one that is', () => {
    const editor = open([{ type: 'bulletList', content: [item('done', true)] }]);
    caretAfter(editor, 'done');
    editor.view.someProp('handleKeyDown', (handle) =>
      handle(editor.view, new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
    );
    expect(items(editor)).toEqual([
      ['done', true],
      ['', false],
    ]);
  });
});
