// @vitest-environment jsdom
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { readEvents } from '../../../../renderer/document/read';
import type { Source } from '../../../../renderer/document/source';
import { recordState } from '../../../../renderer/editor/views/source-evidence';
import { clock, event, fill, mount } from './editor';

const raw = '{"text":"<img src=x onerror=alert(1)>"}';
const kept: Source = {
  system: 'Slack',
  id: '1795182125.000000',
  link: 'https://example.org/p1',
  author: 'on-call engineer',
  raw,
  hash: createHash('sha256').update(raw).digest('hex'),
};

function open(...sources: readonly (readonly Source[])[]) {
  const mounted = mount([
    {
      type: 'timeline',
      content: sources.map((of, at) => event(`event ${at}`, { happened: clock(10, at), sources: of })),
    },
  ]);
  mounted.find('.row-more').click();
  return mounted;
}

describe('the record of a source', () => {
  it.each([
    ['unchanged', kept],
    ['changed', { ...kept, raw: `${raw} ` }],
    ['unchecked', { ...kept, hash: null }],
  ])('is %s', async (state, source) => {
    expect(await recordState(source)).toBe(state);
  });

  it('is shown as the text it is, with its state', async () => {
    const { find } = open([kept]);
    expect(find('.evidence-record > pre').textContent).toBe(raw);
    expect(document.querySelector('.evidence-record img')).toBeNull();
    await expect.poll(() => find('.evidence-state').textContent).toBe('unchanged since import');
    expect(find('.evidence-note').textContent).toBe('Written “10:00”, read in UTC');
  });

  it('says where it does not match, and by how much its clock was put right', async () => {
    const { find } = open([{ ...kept, raw: 'other', shift: -90_000 }]);
    await expect.poll(() => find('.evidence-state').textContent).toBe('does not match its hash');
    expect(find('.evidence-note').textContent).toContain('now 1 min 30 s earlier than in the source');
  });

  it('is there for every source, with a link that is safe only', () => {
    const { find } = open([kept, { ...kept, system: 'PagerDuty', link: 'javascript:alert(1)' }]);
    expect(find('.evidence-name').textContent).toBe('PagerDuty 1795182125.000000');
    const links = [...document.querySelectorAll('.float-panel a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['https://example.org/p1']);
  });
});

describe('the clock of a source', () => {
  it('is put right for all of its events at once', () => {
    const { find, editor } = open([kept], [], [kept]);
    find('.shift-form > button').click();
    expect(find('.shift-fields .evidence-note').textContent).toBe(
      'Moves all 2 events from Slack in this draft.',
    );
    fill(find('.shift-fields input'), 'soon');
    expect(find('.shift-fields button').hasAttribute('disabled')).toBe(true);
    fill(find('.shift-fields input'), '+2 min');
    find('.shift-fields button').click();
    expect(document.querySelector('.float-panel')).toBeNull();
    expect(readEvents(editor.state.doc).map(({ attributes }) => attributes.sources[0]?.shift ?? 0)).toEqual([
      0, 120_000, 120_000,
    ]);
    editor.commands.undo();
    expect(
      readEvents(editor.state.doc).every(({ attributes }) => attributes.sources[0]?.shift === undefined),
    ).toBe(true);
  });
});

describe('an event without a source', () => {
  it('is marked where others have one, in the row and in the name of its button', () => {
    const { find, editor } = mount([
      { type: 'timeline', content: [event('known', { sources: [kept] }), event('unknown')] },
    ]);
    expect(document.querySelectorAll('.is-unsourced')).toHaveLength(1);
    expect(find('.row-more', 1).getAttribute('aria-label')).toBe('Event details: no source');
    expect(find('.count').textContent).toContain('1 without a source');
    const [first] = readEvents(editor.state.doc);
    editor.view.dispatch(editor.state.tr.setNodeAttribute(first?.position ?? 0, 'sources', []));
    expect(document.querySelectorAll('.is-unsourced')).toHaveLength(0);
    expect(find('.row-more', 1).getAttribute('aria-label')).toBe('Event details');
  });
});
