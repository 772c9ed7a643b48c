import { describe, expect, it } from 'vitest';

import { textBlocks } from '../../../renderer/checks/text-block';
import { doc, event, h, item, bullets, linkTo, marked, node, p, table, title } from '../support/build';

describe('textBlocks', () => {
  const draft = doc([
    title('Outage'),
    h(2, 'Impact', { id: 'h' }),
    p(['see ', marked('x=1', 'code'), ' and ', marked('this', linkTo('https://x.test/'))], { id: 'p' }),
    node('blockquote', [p('they said', { id: 'q' })], { id: 'quote' }),
    node('blockquote', [p('mind this', { id: 'n' })], { alert: 'note' }),
    node('timeline', [event(['First page'], { id: 'e' })]),
    table(['Who', 'What'], ['a', 'b']),
    bullets(item(p('point'))),
  ]);
  const blocks = textBlocks(draft);
  const find = (text: string) => blocks.find((block) => block.text === text);

  it('says where each text stands', () => {
    expect(find('Outage')).toMatchObject({ role: 'title', row: null, quoted: false });
    expect(find('Impact')).toMatchObject({ role: 'heading', id: 'h' });
    expect(find('they said')).toMatchObject({ role: 'paragraph', id: 'q', quoted: true });
    expect(find('mind this')).toMatchObject({ quoted: false });
    expect(find('First page')).toMatchObject({ row: 'event', headline: true, id: 'e' });
    expect(find('Who')).toMatchObject({ role: 'cell' });
    expect(find('point')).toMatchObject({ role: 'paragraph', row: null });
  });

  it('knows what is code and what is a link', () => {
    expect(find('see x=1 and this')).toMatchObject({
      code: [{ from: 4, to: 7 }],
      links: [{ from: 12, to: 16, href: 'https://x.test/' }],
    });
  });

  it('gives the same object for a text that did not change, and another where its place did', () => {
    expect(textBlocks(draft)).toEqual(blocks);
    expect(textBlocks(draft).every((block, index) => block === blocks[index])).toBe(true);
    const quoted = doc([node('blockquote', [p('they said', { id: 'q' })], { id: 'quote' })]);
    const moved = draft.type.create(null, quoted.firstChild?.firstChild ?? undefined);
    expect(textBlocks(quoted)[0]?.quoted).toBe(true);
    expect(textBlocks(moved)[0]?.quoted).toBe(false);
  });
});
