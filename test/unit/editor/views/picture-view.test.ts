// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import { clock, event, mount, paragraph, press } from './editor';

const picture = { type: 'picture' };
const timeline = (...events: readonly ReturnType<typeof event>[]) => ({ type: 'timeline', content: events });
const incident = timeline(
  event('Long before'),
  event('A rule is merged', { happened: clock(13, 31) }),
  event('Traffic falls', { happened: clock(13, 42), moments: ['impact-started'] }),
  event('First page', { happened: clock(13, 45), moments: ['detected'] }),
  event('A second look', { happened: clock(13, 50) }),
  event('All is well', { happened: clock(14, 9), moments: ['impact-ended', 'resolved'] }),
);

const value = (line: HTMLElement) => line.getAttribute('aria-valuetext');

describe('the picture', () => {
  it('says what it needs where there is nothing to draw', () => {
    const { find } = mount([picture, timeline(event('Some day'))]);
    expect(find('.picture').textContent).toBe('The timeline’s picture stands here once an event has a time.');
  });

  it('shows moments and times, and says all of it to whoever does not see it', () => {
    const { find } = mount([picture, incident]);
    const words = [...find('.picture-line').querySelectorAll('text')].map(({ textContent }) => textContent);
    expect(words).toEqual(
      expect.arrayContaining(['impact starts', 'detected', 'resolved', '13:42', '14:09']),
    );
    expect(find('.picture > .visually-hidden').textContent).toContain('Impact from 13:42 to 14:09.');
    expect(find('.picture-line').getAttribute('aria-describedby')).toBe(
      find('.picture > .visually-hidden').id,
    );
    expect(find('.picture svg').getAttribute('aria-hidden')).toBe('true');
  });

  it('is one tab stop, and the keys go from event to event in it', () => {
    const { find } = mount([picture, incident]);
    const line = find('.picture-line');
    line.focus();
    expect(find('.picture').querySelectorAll('[tabindex]')).toHaveLength(1);
    expect(value(line)).toBe('2 Jul 13:31, A rule is merged, event 1 of 5');
    press(line, 'ArrowRight');
    expect(value(line)).toBe('2 Jul 13:42, Traffic falls, impact starts, event 2 of 5');
    expect(line.getAttribute('aria-valuenow')).toBe('2');
    press(line, 'End');
    expect(value(line)).toBe('2 Jul 14:09, All is well, impact ends, resolved, event 5 of 5');
    press(line, 'ArrowRight');
    expect(line.getAttribute('aria-valuenow')).toBe('5');
    press(line, 'PageUp');
    expect(value(line)).toContain('First page');
    press(line, 'PageDown');
    expect(value(line)).toContain('All is well');
    press(line, 'Home');
    press(line, 'ArrowLeft');
    expect(line.getAttribute('aria-valuenow')).toBe('1');
  });

  it('leads to the event in the text, also when text has moved it', () => {
    const { find, editor } = mount([picture, incident]);
    editor.commands.insertContentAt(0, [paragraph('more text before')]);
    const line = find('.picture-line');
    line.focus();
    press(line, 'PageDown');
    expect(press(line, 'Enter')).toBe(false);
    expect(editor.state.selection.$from.parent.textContent).toBe('Traffic falls');
    expect(editor.view.hasFocus()).toBe(true);
  });

  it('leaves keys alone that are not its own', () => {
    const { find, editor } = mount([picture, incident]);
    const before = editor.state.doc;
    expect(press(find('.picture-line'), 'a')).toBe(true);
    expect(press(find('.picture-line'), 'Backspace')).toBe(true);
    expect(editor.state.doc).toBe(before);
  });

  it('shows what an event is while one points at its words or goes to it with the keys', () => {
    const { find } = mount([picture, incident]);
    const tip = find('.picture-tip');
    expect(tip.hidden).toBe(true);
    const word = [...document.querySelectorAll('.pic-word')].find(
      ({ textContent }) => textContent === 'detected',
    );
    word?.dispatchEvent(new Event('pointermove', { bubbles: true }));
    expect([tip.hidden, tip.textContent]).toEqual([false, '2 Jul 13:45 First page · detected']);
    find('.picture-line').dispatchEvent(new Event('pointerleave'));
    expect(tip.hidden).toBe(true);
    press(find('.picture-line'), 'ArrowRight');
    expect(tip.textContent).toBe('2 Jul 13:42 Traffic falls · impact starts');
    expect(find('.picture-line').querySelectorAll('.pic-here')).toHaveLength(1);
  });

  it('is drawn anew when facts change, and not while text is typed', () => {
    const { find, editor } = mount([picture, incident]);
    const drawn = find('.picture svg');
    let words = 0;
    editor.state.doc.descendants((node, position) => {
      if (node.type.name === 'event' && node.textContent === 'First page') words = position + 2;
    });
    editor.commands.insertContentAt(words, 'The very ');
    expect(find('.picture svg')).toBe(drawn);
    press(find('.picture-line'), 'End');
    press(find('.picture-line'), 'PageUp');
    expect(value(find('.picture-line'))).toContain('The very First page');
    editor.view.dispatch(editor.state.tr.setNodeAttribute(words - 2, 'moments', []));
    expect(find('.picture svg')).not.toBe(drawn);
    expect(find('.picture').textContent).not.toContain('detected');
  });

  it('is drawn later where there are many events', async () => {
    const many = Array.from({ length: 400 }, (_, index) =>
      event('x', { happened: clock(Math.floor(index / 60), index % 60) }),
    );
    const { find, editor } = mount([picture, timeline(...many)]);
    const drawn = find('.picture svg');
    let first = 0;
    editor.state.doc.descendants((node, position) => {
      if (first === 0 && node.type.name === 'event') first = position;
    });
    editor.view.dispatch(editor.state.tr.setNodeAttribute(first, 'moments', ['detected']));
    expect(find('.picture svg')).toBe(drawn);
    await expect.poll(() => find('.picture').textContent).toContain('detected');
  });
});
