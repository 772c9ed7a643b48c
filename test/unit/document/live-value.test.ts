import { describe, expect, it } from 'vitest';

import { admitDocument, releaseDocument } from '../../../renderer/document/admit';
import type { NodeJSON } from '../../../renderer/document/draft';
import { isLiveValue } from '../../../renderer/document/live-value';
import { readEvents } from '../../../renderer/document/read';

const draft = (...inline: readonly NodeJSON[]): NodeJSON => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: inline }],
});
const live = (value: unknown): NodeJSON => ({ type: 'liveValue', attrs: { value } });

describe('a live value', () => {
  it.each([
    { kind: 'metric', metric: 'time-to-detect' },
    { kind: 'impact', impact: 'i1' },
    { kind: 'time', event: 'e1', clock: 'known' },
  ])('is kept as it is: %o', (value) => {
    expect(isLiveValue(value)).toBe(true);
    const json = draft({ type: 'text', text: 'in ' }, live(value));
    expect(releaseDocument(admitDocument(json))).toEqual(json);
  });

  it.each([
    null,
    'impact',
    {},
    { kind: 'metric', metric: 'mttr' },
    { kind: 'metric' },
    { kind: 'impact', impact: 'no id' },
    { kind: 'time', event: 'e1' },
    { kind: 'time', event: 'e1', clock: 'read' },
    { kind: 'count', of: 'events' },
  ])('is not %o', (value) => {
    expect(isLiveValue(value)).toBe(false);
  });

  it('of a newer version survives this one, word for word', () => {
    const json = draft(live({ kind: 'count', of: 'events' }));
    const doc = admitDocument(json);
    expect(doc.firstChild?.firstChild?.attrs['value']).toBeNull();
    expect(releaseDocument(doc)).toEqual(json);
  });

  it('stands in text, and not in code or in the title', () => {
    const inside = (type: string) =>
      admitDocument({
        type: 'doc',
        content: [{ type, content: [live({ kind: 'metric', metric: 'impact' })] }],
      });
    expect(inside('paragraph').firstChild?.firstChild?.type.name).toBe('liveValue');
    expect(inside('heading').firstChild?.firstChild?.type.name).toBe('liveValue');
    expect(inside('title').firstChild?.type.name).toBe('unknownBlock');
    expect(inside('codeBlock').firstChild?.type.name).toBe('unknownBlock');
  });
});

it('is a gap in the name of its row', () => {
  const headline: NodeJSON = {
    type: 'paragraph',
    content: [{ type: 'text', text: 'Back after ' }, live({ kind: 'metric', metric: 'impact' })],
  };
  const timeline: NodeJSON = { type: 'timeline', content: [{ type: 'event', content: [headline] }] };
  expect(readEvents(admitDocument({ type: 'doc', content: [timeline] }))[0]?.headline).toBe('Back after …');
});
