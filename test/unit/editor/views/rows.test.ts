// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { choose, changed, clock, event, fill, mount, paragraph, press } from './editor';

function row(type: string, text: string, attrs: Readonly<Record<string, unknown>> = {}): NodeJSON {
  return { type, attrs, content: [paragraph(text)] };
}

const draft = [
  { type: 'impacts', content: [row('impact', 'no pages')] },
  {
    type: 'timeline',
    content: [
      event('starts', { id: 'startEvent', happened: clock(13, 42) }),
      event('ends', { id: 'endEvent', happened: clock(14, 9) }),
    ],
  },
  {
    type: 'factors',
    content: [row('factor', 'one', { id: 'one' }), row('factor', 'two', { id: 'two', depth: 1 })],
  },
  { type: 'actions', content: [row('action', 'do it', { answers: ['two', 'gone'] })] },
  paragraph(''),
];

describe('rows', () => {
  it('writes a field as it is typed, one step a change, and undoes it as one', () => {
    const { find, steps, editor } = mount(draft);
    const owner = find('.field-owner') as HTMLInputElement;
    for (const value of ['d', 'db', 'db lead']) fill(owner, value);
    expect(changed(steps)).toEqual(['owner', 'owner', 'owner']);
    expect(editor.state.doc.child(4).firstChild?.attrs['owner']).toBe('db lead');
    editor.commands.undo();
    expect(editor.state.doc.child(4).firstChild?.attrs['owner']).toBe('');
    expect(owner.value).toBe('');
  });

  it('does nothing where a choice is chosen again', () => {
    const { find, steps } = mount(draft);
    choose(find('.field-status'), 'done');
    choose(find('.field-status'), 'done');
    expect(changed(steps)).toEqual(['status']);
    expect(find('.action').className).toContain('is-done');
  });

  it('goes from the text into the fields with Tab, and back with Shift-Tab', () => {
    const { find, editor } = mount(draft);
    editor.commands.setTextSelection(editor.view.posAtDOM(find('.action p'), 0));
    press(editor.view.dom, 'Tab');
    expect(document.activeElement).toBe(find('.field-status'));
    press(find('.field-status'), 'Tab');
    expect(document.activeElement).toBe(find('.action .field-type'));
    press(find('.action .field-type'), 'Tab', { shiftKey: true });
    press(find('.field-status'), 'Tab', { shiftKey: true });
    expect(document.activeElement).toBe(editor.view.dom);
    expect(editor.state.selection.$from.parent.textContent).toBe('do it');
  });

  it('says which factors an action answers, by number, and which are gone', () => {
    const { find, editor } = mount(draft);
    expect(find('.field-answers').textContent).toBe('answers factor 2 · 1 answered factor gone');
    find('.field-answers').click();
    find('.factor-boxes').querySelectorAll<HTMLInputElement>('input')[0]?.click();
    expect(editor.state.doc.child(4).firstChild?.attrs['answers']).toEqual(['two', 'gone', 'one']);
  });

  it('lists events only while the field is in use, and tells the length of an impact', () => {
    const { find, editor } = mount(draft);
    const start = find('.field-start') as HTMLSelectElement;
    expect(start.options).toHaveLength(1);
    start.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    expect([...start.options].map((option) => option.textContent)).toEqual([
      'From event',
      '2 Jul 13:42  starts',
      '2 Jul 14:09  ends',
    ]);
    choose(start, 'startEvent');
    const end = find('.field-end') as HTMLSelectElement;
    end.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    choose(end, 'endEvent');
    expect(find('.length').textContent).toBe('27 min');
    const timed = editor.view.posAtDOM(find('.event', 1), 0) - 1;
    editor.view.dispatch(editor.state.tr.setNodeAttribute(timed, 'happened', clock(14, 10)));
    expect(find('.length').textContent).toBe('28 min');
    expect(end.selectedOptions[0]?.textContent).toBe('14:10');
  });

  it('counts what stands in a structured block', () => {
    const { find } = mount(draft);
    expect(find('.timeline .count').textContent).toBe('2 events');
    expect(find('.factors .count').textContent).toBe('2 factors');
  });

  it('adds a row with the button below', () => {
    const { find, editor } = mount([{ type: 'timeline' }, paragraph('')]);
    find('.timeline .add-row').click();
    expect(editor.state.doc.child(1).childCount).toBe(1);
    expect(editor.state.selection.$from.node(2).type.name).toBe('event');
  });

  it('gives every control a name', () => {
    const { editor } = mount(draft);
    for (const control of editor.view.dom.querySelectorAll('button, input, select')) {
      const name = control.getAttribute('aria-label') ?? control.textContent ?? '';
      expect(name.trim(), control.outerHTML).not.toBe('');
    }
  });
});
