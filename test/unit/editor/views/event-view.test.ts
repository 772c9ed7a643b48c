// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import { changed, clock, event, fill, mount, paragraph, press } from './editor';

const timeline = (...events: ReturnType<typeof event>[]) => [
  { type: 'timeline', content: events },
  paragraph(''),
];

describe('an event', () => {
  it('shows its time on the clock of the document’s zone, and follows the zone', () => {
    const { editor, find } = mount(timeline(event('deploy', { happened: clock(13, 42) })));
    expect(find('.event-time').textContent).toBe('13:42');
    editor.view.dispatch(editor.state.tr.setDocAttribute('zone', 'Europe/Berlin'));
    expect(find('.event-time').textContent).toBe('15:42');
    expect(find('.event-time').getAttribute('aria-label')).toContain('2 July 2019, 15:42 Berlin');
  });

  it('shows a moment by glyph, word and colour', () => {
    const { find } = mount(
      timeline(event('deploy', { happened: clock(13, 42), moments: ['detected', 'impact-started'] })),
    );
    expect([...find('.chips').children].map((chip) => chip.textContent)).toEqual([
      'impact starts',
      'detected',
    ]);
    expect(find('.chip').className).toContain('c-bad');
    expect(find('.rail').querySelector('svg')).not.toBeNull();
  });

  it('takes a typed time by one step, and tells what it means while it is typed', () => {
    const { find, steps } = mount(timeline(event('deploy', { happened: clock(13, 42) })));
    find('.event-time').click();
    const input = find('.time-input') as HTMLInputElement;
    expect(input.value).toBe('13:42');
    fill(input, '~13:45');
    expect(find('.time-hint').textContent).toContain('2 July 2019, ~13:45 UTC · ~15:45 here');
    press(input, 'Enter');
    expect(find('.event-time').textContent).toBe('~13:45');
    expect(changed(steps)).toEqual(['happened']);
  });

  it('keeps what is no time as words, and puts back on Escape', () => {
    const { find, steps, editor } = mount(timeline(event('deploy', { happened: clock(13, 42) })));
    find('.event-time').click();
    fill(find('.time-input'), 'sometime');
    press(find('.time-input'), 'Escape');
    expect(steps).toEqual([]);
    find('.event-time').click();
    fill(find('.time-input'), 'before lunch, it is said');
    press(find('.time-input'), 'Enter');
    expect(find('.event-time').textContent).toBe('before lunch, it is said');
    editor.commands.undo();
    expect(find('.event-time').textContent).toBe('13:42');
  });

  it('asks which zone is meant, and stays open until it is answered', () => {
    const { find, steps, editor } = mount(timeline(event('deploy')));
    find('.event-time').click();
    fill(find('.time-input'), '13:42 CST');
    press(find('.time-input'), 'Enter');
    expect(steps).toEqual([]);
    const choice = [...editor.view.dom.querySelectorAll<HTMLElement>('.choice')].find((one) =>
      one.textContent?.includes('UTC+8'),
    );
    choice?.click();
    expect(changed(steps)).toEqual(['happened']);
    expect(find('.event-time').textContent).toBe('05:42');
  });

  it('thickens the rail from the start of the impact to its end, and divides the days', () => {
    const { find, editor } = mount(
      timeline(
        event('before', { happened: clock(13, 0) }),
        event('starts', { happened: clock(23, 0), moments: ['impact-started'] }),
        event('goes on', { happened: clock(1, 0, 3) }),
        event('ends', { happened: clock(2, 0, 3), moments: ['impact-ended'] }),
        event('after', { happened: clock(3, 0, 3) }),
      ),
    );
    const rails = () =>
      [0, 1, 2, 3, 4].map((index) => /rail-\w+/u.exec(find('.event', index).className)?.[0] ?? '');
    expect(rails()).toEqual(['', 'rail-starts', 'rail-hurts', 'rail-ends', '']);
    expect(editor.view.dom.querySelectorAll('.day')).toHaveLength(1);
    expect(find('.day').textContent).toBe('Wednesday, 3 July 2019');
    expect(find('.day').nextElementSibling?.textContent).toContain('goes on');
    const first = editor.view.posAtDOM(find('.event', 1), 0) - 1;
    editor.view.dispatch(editor.state.tr.setNodeAttribute(first, 'moments', []));
    expect(rails()).toEqual(['', '', '', '', '']);
  });

  it('says in its details what is known of it, and changes one attribute at a time', () => {
    const { find, steps, editor } = mount(timeline(event('deploy', { happened: clock(13, 42) })));
    find('.row-more').click();
    const boxes = find('.moment-boxes').querySelectorAll<HTMLInputElement>('input');
    boxes[3]?.click();
    boxes[1]?.click();
    const kind = find('.float-panel select') as HTMLSelectElement;
    kind.value = 'decision';
    kind.dispatchEvent(new Event('change', { bubbles: true }));
    expect(changed(steps)).toEqual(['moments', 'moments', 'kind']);
    expect(editor.state.doc.child(1).firstChild?.attrs).toMatchObject({
      moments: ['detected', 'declared'],
      kind: 'decision',
    });
    press(find('.float-panel'), 'Escape');
    expect(document.querySelector('.float-panel')).toBeNull();
  });

  it('stands right to left where its timeline begins so, and turns as that is written', () => {
    const { find, editor } = mount(timeline(event('עברית', { happened: clock(13, 42) }), event('x')));
    expect(find('.timeline .rows').dir).toBe('rtl');
    const line = editor.view.posAtDOM(find('.event p'), 0);
    editor.view.dispatch(editor.state.tr.insertText('13:42 letters ', line));
    expect(find('.timeline .rows').dir).toBe('');
    editor.commands.undo();
    expect(find('.timeline .rows').dir).toBe('rtl');
  });

  it('keeps the caret of the text out of what is typed into a field', () => {
    const { find, editor } = mount(timeline(event('deploy', { happened: clock(13, 42) })));
    editor.commands.setTextSelection(editor.view.posAtDOM(find('.event p'), 0) + 3);
    const before = editor.state.selection.from;
    find('.event-time').click();
    fill(find('.time-input'), '13:43');
    expect(editor.state.selection.from).toBe(before);
    expect(find('.event .row-text').textContent).toBe('deploy');
  });
});
