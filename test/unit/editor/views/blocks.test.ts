// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';

import type { AssetSource } from '../../../../renderer/editor/media/asset-source';
import { choose, changed, clock, event, fill, mount, paragraph } from './editor';

const hash = 'ab'.repeat(32);
const inLine = (node: object) => ({ type: 'paragraph', content: [node] }) as never;
const box = (selector: string) => document.querySelector<HTMLInputElement>(selector);

describe('blocks', () => {
  it('shows an asset of the draft, and never fetches an address', async () => {
    const url = vi.fn<AssetSource['url']>((wanted) => Promise.resolve(wanted === hash ? 'blob:x' : null));
    const assets = { url, put: () => Promise.resolve(hash) };
    const { find, editor } = mount(
      [
        inLine({ type: 'image', attrs: { src: `asset:${hash}`, alt: 'a graph' } }),
        inLine({ type: 'image', attrs: { src: 'https://tracker.example.org/1.png' } }),
      ],
      { assets },
    );
    await vi.waitFor(() => expect((find('.image > img') as HTMLImageElement).src).toBe('blob:x'));
    expect((find('.image > img') as HTMLImageElement).alt).toBe('a graph');
    expect(find('.image', 1).textContent).toContain('tracker.example.org');
    expect(editor.view.dom.innerHTML).not.toContain('src="http');
    expect(url).toHaveBeenCalledTimes(1);
  });

  it('asks what an image shows', () => {
    const { find, steps } = mount([inLine({ type: 'image', attrs: { src: `asset:${hash}` } })]);
    fill(find('.image-alt'), 'CPU over time');
    expect(changed(steps)).toEqual(['alt']);
  });

  it('ticks a task by one step', () => {
    const item = (checked: boolean | null) => ({
      type: 'listItem',
      attrs: { checked },
      content: [paragraph('do it')],
    });
    const { steps, find } = mount([{ type: 'bulletList', content: [item(false), item(null)] }]);
    expect(find('li', 1).querySelector('input')).toBeNull();
    box('li.task > input')?.click();
    expect(changed(steps)).toEqual(['checked']);
    expect(find('li').className).toContain('is-done');
  });

  it('names the language of code', () => {
    const { find, editor, steps } = mount([{ type: 'codeBlock', content: [{ type: 'text', text: 'ls' }] }]);
    fill(find('.field-language'), 'sh');
    expect(changed(steps)).toEqual(['language']);
    expect(editor.state.doc.child(1).attrs['language']).toBe('sh');
  });

  it('shows what a newer version brought, with its text, and keeps it', () => {
    const json = { type: 'diagram', content: [{ type: 'text', text: 'kept <b>text</b>' }] };
    const { find, editor } = mount([{ type: 'unknownBlock', attrs: { json } }, paragraph('')]);
    expect(find('.unknown').textContent).toBe('From a newer version: diagramkept <b>text</b>');
    expect(editor.state.doc.child(1).attrs['json']).toEqual(json);
  });

  it('shows metrics that follow the events', () => {
    const { find, editor } = mount([
      { type: 'metrics' },
      {
        type: 'timeline',
        content: [
          event('a', { happened: clock(13, 42), moments: ['impact-started'] }),
          event('b', { happened: clock(14, 9) }),
        ],
      },
      paragraph(''),
    ]);
    expect(find('.metrics').textContent).toContain('Metrics stand here once');
    const ends = editor.view.posAtDOM(find('.event', 1), 0) - 1;
    editor.view.dispatch(editor.state.tr.setNodeAttribute(ends, 'moments', ['impact-ended']));
    expect(find('.metrics dd').textContent).toBe('27 min');
    expect(find('.metrics dt').textContent).toBe('Impact');
  });
});

describe('guidance', () => {
  const heading = (section: string) => ({
    type: 'heading',
    attrs: { level: 2, section },
    content: [{ type: 'text', text: section }],
  });
  const guidance = (section: string) => ({ guidance: `How to write ${section}`, questions: ['What?'] });
  const cards = () => [...document.querySelectorAll('.guidance p')].map((card) => card.textContent);

  it('shows where nothing is written, goes once something is, and is never in the document', () => {
    const { editor } = mount(
      [
        heading('impact'),
        { type: 'impacts' },
        paragraph(''),
        heading('lessons'),
        paragraph('something'),
        heading('last'),
        paragraph(''),
      ],
      { guidance },
    );
    expect(cards()).toEqual(['How to write impact', 'How to write last']);
    expect(JSON.stringify(editor.getJSON())).not.toContain('How to write');
    editor.commands.focus('end');
    editor.view.dispatch(editor.state.tr.insertText('x'));
    expect(cards()).toEqual(['How to write impact']);
    editor.commands.undo();
    expect(cards()).toEqual(['How to write impact', 'How to write last']);
  });
});

describe('what imported Markdown brings', () => {
  it('shows HTML as its source and never makes it part of the page', () => {
    const text = (value: string) => [{ type: 'text', text: value }];
    const { find, editor } = mount([
      { type: 'htmlBlock', content: text('<img src=x onerror=alert(1)>') },
      inLine({ type: 'htmlInline', attrs: { value: '<script>alert(1)</script>' } }),
      paragraph(''),
    ]);
    expect(find('.html-block code').textContent).toBe('<img src=x onerror=alert(1)>');
    expect(find('.html-inline').textContent).toBe('<script>alert(1)</script>');
    expect(editor.view.dom.querySelector('img[src], script')).toBeNull();
  });

  it('changes the kind of an alert by one step, and back into a quote', () => {
    const { find, steps, editor } = mount([
      { type: 'blockquote', attrs: { alert: 'note' }, content: [paragraph('mind')] },
      paragraph(''),
    ]);
    expect(find('.quote').dataset['alert']).toBe('note');
    choose(find('.field-alert'), 'warning');
    expect(changed(steps)).toEqual(['alert']);
    expect(editor.state.doc.child(1).attrs['alert']).toBe('warning');
    choose(find('.field-alert'), '');
    expect(editor.state.doc.child(1).attrs['alert']).toBeNull();
  });

  it('shows a footnote with its label, and its mark in the text', () => {
    const { find } = mount([
      inLine({ type: 'footnoteReference', attrs: { label: 'a' } }),
      { type: 'footnoteDefinition', attrs: { label: 'a' }, content: [paragraph('see there')] },
      paragraph(''),
    ]);
    expect(find('.footnote-mark').textContent).toBe('a');
    expect(find('.footnote').getAttribute('aria-label')).toBe('Footnote a');
    expect(find('.footnote-text').textContent).toBe('see there');
  });
});
