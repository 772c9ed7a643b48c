// @vitest-environment jsdom
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';

import { readLinkAddress } from '../../../../renderer/editor/menus/link-address';
import { editLink } from '../../../../renderer/editor/menus';
import { findSlashItems, slashItems } from '../../../../renderer/editor/menus/slash-items';
import { allowsSlash } from '../../../../renderer/editor/menus/slash-menu';
import { alignColumns, columnAlign } from '../../../../renderer/editor/menus/table-commands';
import { turnInto } from '../../../../renderer/editor/menus/turn-into';
import { canMark } from '../../../../renderer/editor/menus/text-bar';
import { changed, event, fill, mount, paragraph, press, type Mounted } from '../views/editor';

/** Puts the caret into the first text block that holds `text`. */
function caretIn({ editor }: Mounted, text: string): void {
  let found = -1;
  editor.state.doc.descendants((node, pos) => {
    if (found < 0 && node.isTextblock && node.textContent === text) found = pos + 1;
  });
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, found)));
}

const cell = (type: string, text: string) => ({ type, content: text === '' ? [] : [{ type: 'text', text }] });
const table = {
  type: 'table',
  content: [
    { type: 'tableRow', content: [cell('tableHeader', 'a'), cell('tableHeader', 'b')] },
    { type: 'tableRow', content: [cell('tableCell', 'c'), cell('tableCell', 'd')] },
  ],
};

describe('the slash menu', () => {
  it('finds by the title first, then by other words, accents and case aside', () => {
    const { editor } = mount([paragraph('')]);
    editor.commands.focus('end');
    const find = (query: string) => findSlashItems(query, editor.state).map(({ id }) => id);
    expect(find('')).toHaveLength(slashItems.length);
    expect(find('TIME').slice(0, 2)).toEqual(['timeline', 'picture']);
    expect(find('whys')).toEqual(['factors']);
    expect(find('/usr')).toEqual([]);
  });

  it('opens where a line begins and nowhere else', () => {
    const mounted = mount([
      paragraph('text'),
      { type: 'codeBlock', content: [{ type: 'text', text: 'code' }] },
      table,
    ]);
    const { state } = mounted.editor;
    const at = (text: string) => {
      caretIn(mounted, text);
      return mounted.editor.state.selection.from;
    };
    expect(allowsSlash(state, at('text'))).toBe(true);
    expect(allowsSlash(state, at('text') + 2)).toBe(false);
    expect(allowsSlash(state, at('code'))).toBe(false);
    expect(allowsSlash(state, at('c'))).toBe(false);
    expect(allowsSlash(state, at('A title'))).toBe(false);
  });

  it('filters as is typed, points at the chosen item, and puts it in with Enter', () => {
    const { editor, find } = mount([paragraph('')]);
    editor.commands.focus('end');
    for (const letter of '/quo') editor.view.dispatch(editor.state.tr.insertText(letter));
    expect([...find('.slash').children].map((item) => item.textContent)).toEqual(['Quote>']);
    expect(editor.view.dom.getAttribute('aria-activedescendant')).toBe(
      find('.slash [aria-selected=true]').id,
    );
    press(editor.view.dom, 'Enter');
    expect(editor.state.doc.child(1).type.name).toBe('blockquote');
    expect(editor.state.doc.child(1).textContent).toBe('');
    expect(document.querySelector('.slash')).toBeNull();
    expect(editor.view.dom.hasAttribute('aria-activedescendant')).toBe(false);
  });

  it('takes Enter before the row does, and leaves it where nothing is found', () => {
    const { editor } = mount([{ type: 'timeline', content: [event('')] }, paragraph('')]);
    editor.commands.setTextSelection(editor.state.doc.child(0).nodeSize + 3);
    for (const letter of '/x9') editor.view.dispatch(editor.state.tr.insertText(letter));
    press(editor.view.dom, 'Enter');
    expect(editor.state.doc.child(1).childCount).toBe(2);
    expect(editor.state.doc.child(1).firstChild?.textContent).toBe('/x9');
  });
});

describe('turning a block into another', () => {
  it('keeps its id and its audience', () => {
    const mounted = mount([
      { type: 'paragraph', attrs: { audience: 'internal' }, content: [{ type: 'text', text: 'hello' }] },
    ]);
    caretIn(mounted, 'hello');
    const { state } = mounted.editor;
    const before = state.selection.$from.parent.attrs['id'] as string;
    const after = turnInto(state, 'heading', { level: 3 })?.doc.child(1);
    expect(after?.type.name).toBe('heading');
    expect(after?.attrs).toMatchObject({ id: before, audience: 'internal', level: 3, section: null });
  });

  it('is not possible where the schema has no room for it', () => {
    const mounted = mount([table]);
    caretIn(mounted, 'c');
    expect(turnInto(mounted.editor.state, 'heading', { level: 2 })).toBeNull();
  });
});

describe('the address of a link', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['example.org', 'https://example.org'],
    ['example.org:8443/x', 'https://example.org:8443/x'],
    ['münchen.example/straße', 'https://münchen.example/straße'],
    ['someone@example.org', 'mailto:someone@example.org'],
    ['mailto:someone@example.org', 'mailto:someone@example.org'],
    ['#impact', '#impact'],
    ['/status', '/status'],
  ])('%s becomes %s', (typed, href) => {
    expect(readLinkAddress(typed)).toEqual({ kind: 'link', href });
  });

  it.each([
    'javascript:alert(1)',
    'JAVA\u0000SCRIPT:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'two words',
    'https://',
  ])('refuses %s', (typed) => {
    expect(readLinkAddress(typed).kind).toBe('refused');
  });
});

describe('the bar over selected text', () => {
  it('is for text that can be marked', () => {
    const mounted = mount([
      paragraph('text'),
      { type: 'codeBlock', content: [{ type: 'text', text: 'code' }] },
    ]);
    for (const [text, can] of [
      ['text', true],
      ['code', false],
      ['A title', false],
    ] as const) {
      caretIn(mounted, text);
      expect(canMark(mounted.editor.state), text).toBe(can);
    }
  });

  it('sets, changes and removes a link, and refuses an unsafe one with a reason', () => {
    const mounted = mount([paragraph('read this')]);
    const { editor, find } = mounted;
    caretIn(mounted, 'read this');
    const { from } = editor.state.selection;
    editor.commands.setTextSelection({ from: from + 5, to: from + 9 });
    editLink(editor);
    const input = () => find('.link-form input') as HTMLInputElement;
    fill(input(), 'javascript:alert(1)');
    press(input(), 'Enter');
    expect(find('.link-error').textContent).not.toBe('');
    expect(editor.getHTML()).not.toContain('<a');
    fill(input(), 'example.org');
    press(input(), 'Enter');
    expect(editor.view.dom.querySelector('a')?.getAttribute('href')).toBe('https://example.org');
    expect(editor.view.dom.querySelector('a')?.textContent).toBe('this');
    editor.commands.setTextSelection(from + 7);
    editLink(editor);
    expect(input().value).toBe('https://example.org');
    fill(input(), '');
    press(input(), 'Enter');
    expect(editor.view.dom.querySelector('a')).toBeNull();
    expect(document.querySelector('.link-form')).toBeNull();
  });
});

describe('the columns of a table', () => {
  it('are aligned from top to bottom, one step a cell, and set free again', () => {
    const mounted = mount([table]);
    const { editor, steps } = mounted;
    caretIn(mounted, 'd');
    const align = () => {
      const transaction = alignColumns(editor.state, 'right');
      if (transaction !== null) editor.view.dispatch(transaction);
    };
    align();
    expect(changed(steps)).toEqual(['align', 'align']);
    expect(columnAlign(editor.state)).toBe('right');
    const aligned = editor.state.doc
      .child(1)
      .children.map((row) => row.children.map(({ attrs }) => attrs['align'] as unknown));
    expect(aligned).toEqual([
      [null, 'right'],
      [null, 'right'],
    ]);
    align();
    expect(columnAlign(editor.state)).toBeNull();
  });
});
