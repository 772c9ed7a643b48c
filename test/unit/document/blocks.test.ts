import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { blockPositions, textOf } from '../../../renderer/document/blocks';
import { bullets, doc, image, item, p, title } from '../support/build';
import { wildDocument } from '../support/random-structures';

describe('textOf', () => {
  it('has a unit for every position of the block, so that stretches are positions', () => {
    fc.assert(
      fc.property(wildDocument, (document) => {
        const wrong: string[] = [];
        document.descendants((block) => {
          if (block.isTextblock && textOf(block).length !== block.content.size) wrong.push(textOf(block));
        });
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('writes breaks as line ends and what is no text as a mark', () => {
    const { firstChild } = doc([p(['a', { type: 'hardBreak' }, 'b', image('https://x.test/i.png'), 'c'])]);
    expect(firstChild === null ? '' : textOf(firstChild)).toBe('a\nb\uFFFCc');
  });
});

describe('blockPositions', () => {
  const document = doc([
    title('T'),
    p('one', { id: 'a' }),
    bullets(item(p('two', { id: 'b' }))),
    p('twin', { id: 'a' }),
  ]);

  it('gives the first block with each id, wherever it stands', () => {
    const found = blockPositions(document, new Set(['b', 'a', 'gone']));
    expect([...found.keys()].toSorted()).toEqual(['a', 'b']);
    for (const [id, text] of [
      ['a', 'one'],
      ['b', 'two'],
    ] as const) {
      const block = document.nodeAt(found.get(id) ?? -1);
      expect([block?.attrs['id'], block?.textContent]).toEqual([id, text]);
    }
  });
});
