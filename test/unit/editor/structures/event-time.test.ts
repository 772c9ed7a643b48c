// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import { ambiguity, previewTime } from '../../../../renderer/editor/plugins/event-times';
import {
  answerEventTime,
  setEventTime,
  setFact,
  stampNow,
} from '../../../../renderer/editor/structures/commands';
import type { WrittenTime } from '../../../../renderer/time/written-time';
import { at, Bench, event, facts, p, timeline, title } from '../harness';

const one = () => new Bench([title(), timeline(event('a', '')), p('end', 'text')]);
const happened = (bench: Bench, id: string) => bench.block(id).attrs['happened'] as WrittenTime | null;
const utc = (clock: string) => Date.parse(`2019-07-02T${clock}:00Z`);

describe('a time typed at the start of a headline', () => {
  it('is taken by Enter, which makes the next event; one undo takes both back', () => {
    const bench = one();
    bench.caret('a-line', 0).type('13:42 rules begin to deploy');
    const before = bench.doc;
    bench.press('Enter');
    expect(happened(bench, 'a')?.start).toBe(utc('13:42'));
    expect(happened(bench, 'a')?.written).toBe('13:42');
    expect(bench.block('a').textContent).toBe('rules begin to deploy');
    expect(bench.doc.child(1).childCount).toBe(2);
    expect(bench.where()).toBe('paragraph "" 0');
    expect(bench.undo().doc.eq(before)).toBe(true);
    expect(bench.block('a').textContent).toBe('13:42 rules begin to deploy');
    bench.redo();
    expect(happened(bench, 'a')?.start).toBe(utc('13:42'));
  });

  it('takes its date from the event above, and says so', () => {
    const bench = one();
    bench.caret('a-line', 0).type('2019-06-30 23:50 first');
    bench.press('Enter');
    bench.type('23:55 next');
    bench.press('Enter');
    const second = bench.doc.child(1).child(1).attrs['happened'] as WrittenTime;
    expect(new Date(second.start ?? 0).toISOString()).toBe('2019-06-30T23:55:00.000Z');
    expect(second.inferred).toContain('date');
  });

  it('is taken when the caret leaves the event', () => {
    const bench = one();
    bench.caret('a-line', 0).type('13:42 rules');
    bench.caret('end', 0);
    expect(happened(bench, 'a')?.start).toBe(utc('13:42'));
    expect(bench.block('a').textContent).toBe('rules');
    expect(bench.where()).toBe('paragraph "text" 0');
  });

  it('replaces the time that the event has', () => {
    const bench = new Bench([title(), timeline(event('a', 'rules', { happened: at('13:42') })), p('end')]);
    bench.caret('a-line', 0).type('14:00 ');
    bench.press('Enter');
    expect(happened(bench, 'a')?.written).toBe('14:00');
    expect(bench.doc.child(1).children.map((row) => row.textContent)).toContain('rules');
  });

  it('alone leaves the caret in the line, to say what happened', () => {
    const bench = one();
    bench.caret('a-line', 0).type('13:42').press('Enter');
    expect(happened(bench, 'a')?.start).toBe(utc('13:42'));
    expect(bench.doc.child(1).childCount).toBe(1);
    expect(bench.editor.state.selection.$from.parent.attrs['id']).toBe('a-line');
  });

  it('goes to the first part of a split', () => {
    const bench = one();
    bench.caret('a-line', 0).type('13:42 one two');
    bench.caret('a-line', 10).press('Enter');
    expect(bench.lines().slice(1, -1)).toEqual([
      'timeline',
      '  event [13:42]',
      '    paragraph one',
      '  event',
      '    paragraph two',
    ]);
  });

  it('stays text where it was there before the caret came', () => {
    const bench = new Bench([title(), timeline(event('a', '13:42 was the plan')), p('end')]);
    const before = bench.doc;
    bench.caret('a-line', -1);
    bench.caret('end', 0);
    expect(bench.doc.eq(before)).toBe(true);
    bench.caret('a-line', -1).type('!').press('Enter');
    expect(happened(bench, 'a')).toBeNull();
    expect(bench.block('a').textContent).toBe('13:42 was the plan!');
  });

  it('is not taken again after undo', () => {
    const bench = one();
    bench.caret('a-line', 0).type('13:42 rules').press('Enter');
    bench.undo();
    bench.caret('end', 0);
    expect(happened(bench, 'a')).toBeNull();
  });

  it('is taken when Tab or the mouse goes on to a field, and the caret stays', () => {
    const bench = one();
    bench.caret('a-line', 0).type('13:42 rules').press('Tab');
    expect(happened(bench, 'a')?.start).toBe(utc('13:42'));
    expect(bench.where()).toBe('paragraph "rules" 5');
    bench.undo();
    bench.type('!');
    const button = document.createElement('button');
    bench.view.dom.dispatchEvent(new FocusEvent('blur'));
    expect(happened(bench, 'a')).toBeNull();
    bench.caret('a-line', 0).type('9');
    bench.view.dom.dispatchEvent(new FocusEvent('blur', { relatedTarget: button }));
    expect(bench.block('a').textContent).toBe('913:42 rules!');
  });

  it('is shown while it is typed', () => {
    const bench = one();
    bench.caret('a-line', 0).type('13:4');
    expect(previewTime(bench.editor.state)?.reading.parsed.kind).not.toBe('time');
    bench.type('2 ru');
    const preview = previewTime(bench.editor.state);
    expect(preview?.event.pos).toBe(bench.pos('a'));
    expect(preview?.reading.parsed).toMatchObject({ kind: 'time', time: { start: utc('13:42') } });
  });
});

describe('a time that is a question', () => {
  it('stores nothing, stays in the headline, and is asked about until it is answered', () => {
    const bench = one();
    bench.caret('a-line', 0).type('13:42 CST rules').press('Enter');
    expect(happened(bench, 'a')).toBeNull();
    expect(bench.block('a').textContent).toBe('13:42 CST rules');
    const [question, ...more] = ambiguity(bench.editor.state);
    expect(more).toEqual([]);
    expect(question?.event.node.attrs['id']).toBe('a');
    const parsed = question?.reading.parsed;
    if (parsed?.kind !== 'ambiguous-zone') throw new Error('expected a question about the zone');
    const choice = parsed.choices[0];
    answerEventTime('a', choice?.answers ?? {})(bench.editor.state, bench.view.dispatch);
    expect(happened(bench, 'a')?.start).not.toBeNull();
    expect(bench.block('a').textContent).toBe('rules');
    expect(ambiguity(bench.editor.state)).toEqual([]);
  });

  it('is settled by a time that a button gives', () => {
    const bench = one();
    bench.caret('a-line', 0).type('13:42 CST rules').press('Enter');
    setEventTime('a', at('19:42'))(bench.editor.state, bench.view.dispatch);
    expect(happened(bench, 'a')?.written).toBe('19:42');
    expect(bench.block('a').textContent).toBe('rules');
  });

  it('is answered by the date of the incident', () => {
    const bench = new Bench([title(), timeline(event('a', '')), p('end')], { ...facts, incidentDate: '' });
    bench.caret('a-line', 0).type('13:42 rules').press('Enter');
    expect(happened(bench, 'a')).toBeNull();
    expect(ambiguity(bench.editor.state).map(({ reading }) => reading.parsed.kind)).toEqual(['needs-date']);
    setFact('incidentDate', '2019-07-02')(bench.editor.state, bench.view.dispatch);
    expect(happened(bench, 'a')?.start).toBe(utc('13:42'));
    expect(ambiguity(bench.editor.state)).toEqual([]);
  });
});

describe('an input method', () => {
  const composing = { isComposing: true, keyCode: 229 };

  it('that uses Enter to choose a word makes no stray event', () => {
    const bench = one();
    bench.caret('a-line', 0);
    bench.view.dom.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    bench.view.dispatch(bench.editor.state.tr.insertText('１３：４２　障害').setMeta('composition', 1));
    bench.press('Enter', composing);
    bench.press('Tab', composing);
    bench.press('Backspace', composing);
    bench.view.dom.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    expect(bench.doc.child(1).childCount).toBe(1);
    expect(bench.block('a').textContent).toBe('１３：４２　障害');
    expect(happened(bench, 'a')).toBeNull();
  });

  it('that reports its keys outside of a composition is let alone too', () => {
    const bench = one();
    const before = bench.doc;
    bench.caret('a-line', 0);
    bench.press('Enter', { keyCode: 229 });
    bench.press('Backspace', { isComposing: true });
    expect(bench.doc.eq(before)).toBe(true);
  });

  it('writes full-width digits that are read as a time once it is done', () => {
    const bench = one();
    bench.caret('a-line', 0).type('１３：４２ 障害').press('Enter');
    expect(happened(bench, 'a')?.start).toBe(utc('13:42'));
    expect(bench.block('a').textContent).toBe('障害');
  });
});

describe('stampNow', () => {
  const now = Date.parse('2019-07-02T13:50:31.250Z');

  it('stamps the event with the caret, to the minute, in the zone of the document', () => {
    const bench = new Bench([title(), timeline(event('a', 'x')), p('end')], {
      ...facts,
      zone: 'Europe/Berlin',
    });
    bench.caret('a-line', 1);
    stampNow(now)(bench.editor.state, bench.view.dispatch);
    expect(happened(bench, 'a')).toEqual({
      start: Date.parse('2019-07-02T13:50:00Z'),
      end: null,
      precision: 'minute',
      written: '2019-07-02 15:50',
      zone: 'Europe/Berlin',
      inferred: [],
    });
  });

  it('elsewhere puts a new event in its place and the caret into it', () => {
    const rows = [event('a', 'one', { happened: at('13:42') }), event('b', 'two', { happened: at('14:00') })];
    const bench = new Bench([title(), timeline(...rows), p('end')]);
    bench.caret('end', 0);
    stampNow(now)(bench.editor.state, bench.view.dispatch);
    bench.type('now');
    expect(bench.doc.child(1).children.map((row) => row.textContent)).toEqual(['one', 'now', 'two']);
  });

  it('has nowhere to go in a draft without a timeline', () => {
    const bench = new Bench([title(), p('end')]);
    expect(stampNow(now)(bench.editor.state)).toBe(false);
  });
});
