// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import { pasteAsText, requestImport } from '../../../../renderer/editor/paste/source-text';
import { event, mount, paragraph } from '../views/editor';

function open(takes: boolean) {
  const asked: (string | null)[] = [];
  const mounted = mount([paragraph('before'), { type: 'timeline', content: [event('first')] }], {
    importSource: (text) => {
      asked.push(text);
      return takes;
    },
  });
  const { view } = mounted.editor;
  const paste = (data: Readonly<Record<string, string>>) => {
    const clipboard = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(clipboard, {
      clipboardData: {
        types: Object.keys(data),
        files: [],
        items: [],
        getData: (type: string) => data[type] ?? '',
      },
    });
    view.dom.dispatchEvent(clipboard);
  };
  const caretIn = (text: string) => {
    let found = 0;
    view.state.doc.descendants((node, pos) => {
      if (node.isTextblock && node.textContent === text) found = pos + 1 + text.length;
    });
    mounted.editor.commands.setTextSelection(found);
  };
  return { ...mounted, asked, paste, caretIn };
}

describe('a text pasted into a timeline', () => {
  it('is offered as a source, and not pasted where it is taken for one', () => {
    const { asked, paste, caretIn, editor } = open(true);
    caretIn('first');
    const before = editor.state.doc;
    paste({ 'text/plain': 'line one\nline two' });
    expect(asked).toEqual(['line one\nline two']);
    expect(editor.state.doc.eq(before)).toBe(true);
  });

  it('is pasted where it is not', () => {
    const { asked, paste, caretIn, editor } = open(false);
    caretIn('first');
    paste({ 'text/plain': ' and more' });
    expect(asked).toHaveLength(1);
    expect(editor.state.doc.textContent).toContain('first and more');
  });

  it.each([
    ['elsewhere', 'before', { 'text/plain': 'text' }],
    [
      'that is our own copy',
      'first',
      { 'text/plain': 'text', 'text/html': '<p data-pm-slice="0 0 []">text</p>' },
    ],
    ['that is empty', 'first', { 'text/plain': ' ' }],
  ])('is not asked about: one %s', (_, place, data) => {
    const { asked, paste, caretIn } = open(true);
    caretIn(place);
    paste(data);
    expect(asked).toEqual([]);
  });

  it('goes in as it is when the person has said so, and the next one is asked about again', () => {
    const { asked, paste, caretIn, editor } = open(true);
    caretIn('first');
    pasteAsText(editor.view, ' as it is');
    expect(asked).toEqual([]);
    expect(editor.state.doc.textContent).toContain('first as it is');
    paste({ 'text/plain': 'text' });
    expect(asked).toEqual(['text']);
  });
});

it('a source is chosen from the menus', () => {
  const { asked, editor } = open(true);
  requestImport(editor.view);
  expect(asked).toEqual([null]);
});
