import { expect, it } from 'vitest';

import { h } from '../../../../renderer/publish/html/element';
import { createFinisher } from '../../../../renderer/publish/html/finish';
import { createOutline } from '../../../../renderer/publish/html/outline';
import { cleanBlocks } from '../../../../renderer/publish/html/raw-html';

/* The last look at what others should have stopped before. */

it('a link that runs something is no link, wherever it comes from', () => {
  const { finish } = createFinisher({
    outline: createOutline([]),
    imageAddress: () => null,
    onForeignImage: () => undefined,
    notes: 0,
    unfold: false,
  });
  expect(finish([h('a', { href: 'javascript:alert(1)', title: 't' }, 'words')])).toEqual([
    h('span', { title: 't' }, 'words'),
  ]);
});

it('blocks with HTML in them are cleaned as one', () => {
  expect(
    cleanBlocks([h('p', {}, 'a'), { type: 'raw', value: '<script>x</script><b onclick="x">b</b>' }]),
  ).toEqual([
    expect.objectContaining({ tagName: 'p' }),
    expect.objectContaining({ tagName: 'b', properties: {} }),
  ]);
});
