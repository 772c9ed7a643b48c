// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import type { Source } from '../../../../renderer/document/source';
import { readEvents } from '../../../../renderer/document/read';
import { changed, event, mount } from './editor';

const blog: Source = {
  system: 'Company blog',
  id: '17',
  link: 'https://example.org/post',
  author: 'the commander',
  raw: 'as imported',
  hash: null,
};

function open(sources: readonly (readonly Source[])[], index: number) {
  const mounted = mount([
    { type: 'timeline', content: sources.map((of, at) => event(`event ${at}`, { sources: of })) },
  ]);
  mounted.find('.row-more', index).click();
  const button = document.querySelector<HTMLButtonElement>('.source-fields > .panel-button') ?? undefined;
  return { ...mounted, button };
}

describe('the source of an event', () => {
  it('is taken over from the nearest event above that names one, without its number there and its raw text', () => {
    const { button, editor, steps, find } = open([[blog], [], []], 2);
    expect(button?.textContent).toBe('Same as above: Company blog');
    button?.click();
    expect(readEvents(editor.state.doc)[2]?.attributes.sources).toEqual([{ ...blog, id: '', raw: null }]);
    expect(changed(steps)).toEqual(['sources']);
    expect(find('.source-fields input', 2)).toHaveProperty('value', 'https://example.org/post');
    // The focus stays in the panel, so that Escape still leads back to the text.
    expect(document.activeElement).toBe(find('.source-fields input'));
    expect(document.querySelector('.source-fields button')).toBeNull();
  });

  it.each([
    ['no event above names one', [[], [], [blog]], 1],
    ['it has one already', [[blog], [{ ...blog, system: 'Pager' }]], 1],
  ])('is not offered where %s', (_, sources, index) => {
    expect(open(sources, index).button).toBeUndefined();
  });
});
