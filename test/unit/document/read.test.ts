import { describe, expect, it } from 'vitest';

import { admitDocument } from '../../../renderer/document/admit';
import type { NodeJSON } from '../../../renderer/document/draft';
import {
  headline,
  readActions,
  readEvents,
  readFacts,
  readSections,
  readTitle,
} from '../../../renderer/document/read';

const text = (value: string): NodeJSON => ({ type: 'text', text: value });
const paragraph = (value: string): NodeJSON => ({
  type: 'paragraph',
  ...(value === '' ? {} : { content: [text(value)] }),
});
const heading = (value: string, level: number, section?: string): NodeJSON => ({
  type: 'heading',
  attrs: { level, ...(section === undefined ? {} : { section }) },
  content: [text(value)],
});
const doc = (content: readonly NodeJSON[], attrs: Readonly<Record<string, unknown>> = {}) =>
  admitDocument({ type: 'doc', attrs, content });

describe('readFacts', () => {
  it('gives what the document says', () => {
    const facts = readFacts(
      doc([], { zone: 'Asia/Kolkata', zoneConfirmed: true, language: 'ja', tags: ['waf'] }),
    );
    expect(facts).toMatchObject({ zone: 'Asia/Kolkata', zoneConfirmed: true, language: 'ja', tags: ['waf'] });
  });

  it('never hands out a zone or a language that does not exist here', () => {
    const facts = readFacts(doc([], { zone: 'Mars/Olympus', zoneConfirmed: true, language: 'no language' }));
    expect(facts).toMatchObject({ zone: 'UTC', zoneConfirmed: false, language: 'en' });
  });
});

describe('readTitle', () => {
  it('is the trimmed text, and empty where there is none', () => {
    expect(readTitle(doc([{ type: 'title', content: [text(' Edge outage ')] }]))).toBe('Edge outage');
    expect(readTitle(doc([paragraph('text')]))).toBe('');
  });
});

describe('rows', () => {
  const row = (type: string, id: string, ...content: NodeJSON[]): NodeJSON => ({
    type,
    attrs: { id },
    content,
  });
  const both = doc([
    { type: 'timeline', content: [row('event', 'e1', paragraph('first'))] },
    paragraph('between'),
    {
      type: 'timeline',
      content: [row('event', 'e2', paragraph('second'), paragraph('more')), row('event', 'e3')],
    },
    { type: 'actions', content: [row('action', 'a1', paragraph('do it'))] },
  ]);

  it('are read from all blocks of their kind, in document order, with positions that hold', () => {
    const events = readEvents(both);
    expect(events.map(({ id, headline: line }) => [id, line])).toEqual([
      ['e1', 'first'],
      ['e2', 'second'],
      ['e3', ''],
    ]);
    for (const event of events) expect(both.nodeAt(event.position)?.eq(event.node)).toBe(true);
    expect(readActions(both).map(({ id }) => id)).toEqual(['a1']);
  });

  it('have the first block as their headline, on one line', () => {
    const event = readEvents(
      doc([
        {
          type: 'timeline',
          content: [
            row('event', 'e', {
              type: 'paragraph',
              content: [text('one'), { type: 'hardBreak' }, text('two')],
            }),
          ],
        },
      ]),
    )[0];
    expect(event && headline(event.node)).toBe('one two');
  });
});

describe('readSections', () => {
  it('says which sections are empty, a parent only where all its children are', () => {
    const sections = readSections(
      doc([
        { type: 'title', content: [text('T')] },
        heading('Lessons', 2, 'lessons'),
        heading('Went well', 3, 'well'),
        paragraph('The alert was fast.'),
        heading('Went wrong', 3, 'wrong'),
        paragraph(' '),
        heading('Timeline', 2, 'timeline'),
        { type: 'timeline', content: [{ type: 'event', content: [paragraph('')] }] },
        heading('Numbers', 2, 'numbers'),
        { type: 'metrics' },
      ]),
    );
    expect(sections.map(({ section, empty }) => [section, empty])).toEqual([
      ['lessons', false],
      ['well', false],
      ['wrong', true],
      ['timeline', true],
      ['numbers', false],
    ]);
  });

  it('counts an event that has a time and no words yet', () => {
    const happened = { start: 0, end: null, precision: 'minute', written: '0:00', zone: 'UTC', inferred: [] };
    const [section] = readSections(
      doc([heading('Timeline', 2), { type: 'timeline', content: [{ type: 'event', attrs: { happened } }] }]),
    );
    expect(section?.empty).toBe(false);
  });
});
