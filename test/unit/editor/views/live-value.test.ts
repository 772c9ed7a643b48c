// @vitest-environment jsdom
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../../renderer/document/draft';
import type { LiveValue } from '../../../../renderer/document/live-value';
import { openLivePicker } from '../../../../renderer/editor/menus';
import { copiedText } from '../../../../renderer/editor/paste/copied-text';
import { deleteRow } from '../../../../renderer/editor/structures/commands';
import {
  insertLiveValue,
  liveValueToText,
  takesLiveValue,
} from '../../../../renderer/editor/structures/live-values';
import { clock, event, fill, mount, paragraph, press, type Mounted } from './editor';

const live = (value: LiveValue): NodeJSON => ({ type: 'liveValue', attrs: { value } });
const detect = live({ kind: 'metric', metric: 'time-to-detect' });
const text = (value: string): NodeJSON => ({ type: 'text', text: value });
const line = (...content: readonly NodeJSON[]): NodeJSON => ({ type: 'paragraph', content });
const timeline: NodeJSON = {
  type: 'timeline',
  content: [
    event('deploy', { id: 'a', happened: clock(13, 42), moments: ['impact-started'] }),
    event('page', { id: 'b', happened: clock(13, 45), moments: ['detected'] }),
  ],
};

// jsdom scrolls nothing.
Element.prototype.scrollIntoView = () => undefined;

/** Position of the first live value. */
function place({ editor }: Mounted): number {
  let found = -1;
  editor.state.doc.descendants((node, pos) => {
    if (node.type.name === 'liveValue') found = pos;
  });
  return found;
}

function eventPos({ editor }: Mounted, id: string): number {
  let found = -1;
  editor.state.doc.descendants((node, pos) => {
    if (node.attrs['id'] === id) found = pos;
  });
  return found;
}

describe('a live value in the text', () => {
  it('reads like text, names what it follows, and follows it, also back by undo', () => {
    const mounted = mount([line(text('Seen after '), detect, text('.')), timeline]);
    const { editor, find } = mounted;
    expect(find('.live-value').textContent).toBe('3 minutes');
    expect(find('.live-value').title).toBe('Follows: Time to detect');
    expect(find('.live-value').getAttribute('aria-label')).toBe('3 minutes (live value, Time to detect)');
    const later = clock(13, 50);
    editor.view.dispatch(editor.state.tr.setNodeAttribute(eventPos(mounted, 'b'), 'happened', later));
    expect(find('.live-value').textContent).toBe('8 minutes');
    editor.commands.undo();
    expect(find('.live-value').textContent).toBe('3 minutes');
  });

  it('says that it is unknown once its event is gone', () => {
    const mounted = mount([line(live({ kind: 'time', event: 'b', clock: 'happened' })), timeline]);
    const { editor, find } = mounted;
    expect(find('.live-value').textContent).toBe('13:45 UTC');
    deleteRow('b')(editor.state, editor.view.dispatch);
    expect(find('.live-value').textContent).toBe('unknown');
    expect(find('.live-value').className).toContain('is-unknown');
    expect(find('.live-value').title).toContain('nothing to follow');
  });

  it('tells about itself on Enter, leads to its source, and turns into text', () => {
    const mounted = mount([line(text('Seen after '), detect), timeline, paragraph('')]);
    const { editor, find } = mounted;
    const pos = place(mounted);
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, pos)));
    press(editor.view.dom, 'Enter');
    const panel = find('.float-panel');
    expect(panel.textContent).toContain('Time to detect: 3 minutes');
    expect(panel.textContent).toContain('From the start of impact');
    const buttons = [...panel.querySelectorAll('button')];
    expect(buttons.map((button) => button.textContent)).toEqual([
      'Go to “deploy”',
      'Go to “page”',
      'Turn into text',
    ]);
    buttons[1]?.click();
    expect(editor.state.selection.$from.parent.textContent).toBe('page');
    press(editor.view.dom, 'x');
    editor.view.dispatch(
      editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, place(mounted))),
    );
    press(editor.view.dom, 'Enter');
    find('.float-panel').querySelectorAll('button')[2]?.click();
    expect(editor.state.doc.child(1).textContent).toBe('Seen after 3 minutes');
    expect(document.querySelector('.float-panel')).toBeNull();
    editor.commands.undo();
    expect(find('.live-value').textContent).toBe('3 minutes');
  });

  it('is removed by Backspace behind it and by Delete before it', () => {
    const mounted = mount([line(text('after '), detect, text(' it')), timeline]);
    const { editor } = mounted;
    const pos = place(mounted);
    const caret = (at: number) =>
      editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at)));
    caret(pos + 1);
    press(editor.view.dom, 'Backspace');
    expect(place(mounted)).toBe(-1);
    expect(editor.state.doc.child(1).textContent).toBe('after  it');
    editor.commands.undo();
    caret(pos);
    press(editor.view.dom, 'Delete');
    expect(place(mounted)).toBe(-1);
  });

  it('keeps its place when words are typed while it is chosen', () => {
    const mounted = mount([line(detect), timeline]);
    const { editor } = mounted;
    const pos = place(mounted);
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, pos)));
    const { from, to } = editor.state.selection;
    editor.view.someProp('handleTextInput', (handle) =>
      handle(editor.view, from, to, '!', () => editor.state.tr),
    );
    expect(editor.state.doc.child(1).childCount).toBe(2);
    expect(editor.state.doc.child(1).textContent).toBe('!');
  });

  it('is copied as its words, and comes back as what it is', () => {
    const mounted = mount([line(text('Seen after '), detect, text('.')), timeline, paragraph('')]);
    const { editor } = mounted;
    editor.commands.setTextSelection({ from: 10, to: 10 + 13 });
    const slice = editor.state.selection.content();
    expect(copiedText(slice, editor.state.doc)).toBe('Seen after 3 minutes.');
    const copied = editor.view.serializeForClipboard(slice);
    expect(copied.dom.textContent).toBe('Seen after 3 minutes.');
    // Into a draft that has no such events.
    const other = mount([paragraph('')]);
    other.editor.commands.focus('end');
    other.editor.view.pasteHTML(copied.dom.innerHTML);
    expect(place(other)).toBeGreaterThan(0);
    expect(other.editor.state.doc.nodeAt(place(other))?.attrs['value']).toEqual(detect.attrs?.['value']);
    expect(other.find('.live-value').textContent).toBe('unknown');
  });
});

describe('the commands', () => {
  it('put a live value where text may stand, and nowhere else', () => {
    const { editor } = mount([paragraph('a'), { type: 'codeBlock', content: [text('code')] }, timeline]);
    const value = { kind: 'metric', metric: 'time-to-detect' } as const;
    const at = (pos: number) => {
      editor.commands.setTextSelection(pos);
      return takesLiveValue(editor.state);
    };
    expect(at(2)).toBe(false);
    expect(at(14)).toBe(false);
    expect(at(11)).toBe(true);
    expect(insertLiveValue(value)(editor.state, editor.view.dispatch)).toBe(true);
    expect(editor.state.doc.child(1).child(1).attrs['value']).toEqual(value);
    expect(liveValueToText(1)(editor.state)).toBe(false);
  });
});

describe('the picker', () => {
  it('finds by what is typed, chooses with the arrows, and puts in with Enter', () => {
    const mounted = mount([paragraph('Seen at '), timeline]);
    const { editor, find } = mounted;
    editor.commands.setTextSelection(17);
    expect(openLivePicker(editor.view)).toBe(true);
    const input = find('.live-picker input');
    expect(document.activeElement).toBe(input);
    fill(input, 'happened');
    const options = () => [...document.querySelectorAll('.live-picker [role=option]')];
    expect(options().map((option) => option.textContent)).toEqual([
      'When “deploy” happened13:42 UTC',
      'When “page” happened13:45 UTC',
    ]);
    press(input, 'ArrowDown');
    expect(input.getAttribute('aria-activedescendant')).toBe(options()[1]?.id);
    expect(options()[1]?.getAttribute('aria-selected')).toBe('true');
    press(input, 'Enter');
    expect(document.querySelector('.live-picker')).toBeNull();
    expect(find('.live-value').textContent).toBe('13:45 UTC');
  });

  it('leaves the text as it was on Escape, and says where nothing is found', () => {
    const { editor, find } = mount([paragraph('x'), timeline]);
    editor.commands.setTextSelection(11);
    const before = editor.state.doc;
    openLivePicker(editor.view);
    fill(find('.live-picker input'), 'nothing like it');
    expect(find('.live-picker .none').hidden).toBe(false);
    press(find('.live-picker input'), 'Enter');
    press(find('.live-picker input'), 'Escape');
    expect(document.querySelector('.live-picker')).toBeNull();
    expect(editor.state.doc).toBe(before);
  });

  it('comes from the slash menu', () => {
    const { editor, find } = mount([paragraph(''), timeline]);
    editor.commands.setTextSelection(10);
    for (const letter of '/live') editor.view.dispatch(editor.state.tr.insertText(letter));
    press(editor.view.dom, 'Enter');
    fill(find('.live-picker input'), 'detect');
    press(find('.live-picker input'), 'Enter');
    expect(find('.live-value').textContent).toBe('3 minutes');
    expect(editor.state.doc.child(1).childCount).toBe(1);
  });
});
