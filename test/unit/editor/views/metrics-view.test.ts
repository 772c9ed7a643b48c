// @vitest-environment jsdom
import { NodeSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { clock, event, mount, paragraph, press } from './editor';

const impact = (who: string, start: string, end: string | null): NodeJSON => ({
  type: 'impact',
  attrs: { who, start, end },
  content: [paragraph('errors')],
});
const events = (seen: number, ...more: readonly NodeJSON[]): NodeJSON => ({
  type: 'timeline',
  content: [
    event('deploy', { id: 'a', happened: clock(13, 42), moments: ['impact-started'] }),
    event('page', { id: 'b', happened: clock(13, seen), moments: ['detected'] }),
    event('back', { id: 'c', happened: clock(14, 9), moments: ['impact-ended'] }),
    ...more,
  ],
});
const figures = () =>
  [...document.querySelectorAll('.metrics dl > div')].map((one) => one.textContent?.replace(/\s+/gu, ' '));
const panel = () => document.querySelector<HTMLElement>('.float-panel');

describe('the metrics in the editor', () => {
  it('are figures that say in words how certain they are', () => {
    mount([{ type: 'metrics' }, events(45, event('last', { moments: ['impact-ended'] })), paragraph('')]);
    expect(figures()).toEqual(['Impactat least 27 min', 'Time to detect3 min']);
  });

  it('tell on Enter what they count, from which event to which, and lead there', () => {
    const { editor, find } = mount([{ type: 'metrics' }, events(45), paragraph('')]);
    const pos = editor.view.posAtDOM(find('.metrics'), 0);
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, pos)));
    press(editor.view.dom, 'Enter');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Impact: 27 min');
    find('.metric-figure', 1).click();
    expect(panel()?.getAttribute('aria-label')).toBe('Time to detect');
    expect(panel()?.textContent).toContain('From the start of impact until');
    const [from, to] = [...(panel()?.querySelectorAll('button') ?? [])];
    expect(from?.textContent).toBe('From 2 Jul 13:42  deploy');
    to?.click();
    expect(panel()).toBeNull();
    expect(editor.state.selection.$from.parent.textContent).toBe('page');
  });

  it('name both events of a contradiction', () => {
    const { find } = mount([{ type: 'metrics' }, events(30), paragraph('')]);
    expect(find('.metrics dd', 1).textContent).toBe('ends before it starts');
    find('.metric-figure', 1).click();
    expect(panel()?.textContent).toContain('contradict');
    const ways = [...(panel()?.querySelectorAll('button') ?? [])].map((way) => way.textContent);
    expect(ways).toEqual(['From 2 Jul 13:42  deploy', 'To 2 Jul 13:30  page']);
  });

  it('say of what is not known what is missing', () => {
    const { find } = mount([{ type: 'metrics' }, events(45), paragraph('')]);
    expect(find('.metric-missing').textContent).toBe('6 not known');
    find('.metric-missing').click();
    expect(panel()?.textContent).toContain(
      'Time to public notice: no event with a time is marked “public notice”.',
    );
  });

  it('list each impact where there are several, and add them up once', () => {
    const impacts = {
      type: 'impacts',
      content: [impact('Visitors', 'a', 'c'), impact('Customers', 'b', 'c'), impact('Partners', 'b', null)],
    };
    const { find } = mount([{ type: 'metrics' }, events(45), impacts, paragraph('')]);
    expect(figures()[0]).toBe('Impactat least 27 min');
    const items = [...find('.metric-impacts').children].map((item) => item.textContent);
    expect(items).toEqual(['Visitors 27 min', 'Customers 24 min', 'Partners no known end']);
    find('.metric-figure').click();
    expect(panel()?.textContent).toContain('“Partners” has no known end.');
    expect(panel()?.textContent).toContain('About “Visitors”, “Customers”, “Partners”.');
  });

  it('keep the focus on a figure that changes', () => {
    const { editor, find } = mount([{ type: 'metrics' }, events(45), paragraph('')]);
    find('.metric-figure', 1).focus();
    const at = editor.view.posAtDOM(find('.event', 1), 0) - 1;
    editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'happened', clock(13, 50)));
    expect(document.activeElement?.textContent).toBe('8 min');
  });
});
