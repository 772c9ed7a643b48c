import { describe, expect, it } from 'vitest';
import { firstOverview, overview, refreshed } from '../../../renderer/app/overview';
import { admitDocument } from '../../../renderer/document/admit';
import type { NodeJSON } from '../../../renderer/document/draft';
import type { Template } from '../../../templates/template';
import { small, smallSection } from '../templates/small';

const template: Template = {
  ...small,
  sections: [
    { ...smallSection, id: 'summary', heading: 'Summary', required: true, blocks: [] },
    { ...smallSection, id: 'details', heading: 'Details', level: 3, required: true, blocks: [] },
    { ...smallSection, id: 'thanks', heading: 'Thanks', required: false, blocks: [] },
    { ...smallSection, id: 'events', heading: 'Events', required: true, blocks: ['timeline'] },
  ],
};

const heading = (text: string, section: string | null, level = 2): NodeJSON => ({
  type: 'heading',
  attrs: { level, section },
  content: [{ type: 'text', text }],
});
const paragraph = (text = ''): NodeJSON => ({
  type: 'paragraph',
  content: text === '' ? [] : [{ type: 'text', text }],
});
const title: NodeJSON = { type: 'title', content: [{ type: 'text', text: ' It went dark ' }] };
const event = (...content: readonly NodeJSON[]): NodeJSON => ({
  type: 'timeline',
  content: [{ type: 'event', content }],
});

function overviewOf(content: readonly NodeJSON[], attrs: Readonly<Record<string, unknown>> = {}) {
  return overview(admitDocument({ type: 'doc', attrs, content }), template);
}

describe('overview', () => {
  it('leaves the words of a long draft to be counted later', () => {
    const doc = admitDocument({ type: 'doc', content: [title, paragraph('word '.repeat(12_000))] });
    const first = firstOverview(doc, template);
    expect(first.words).toBeNull();
    expect(refreshed(first, doc, template).words).toBe(12_003);
    const short = admitDocument({ type: 'doc', content: [title, paragraph('two words')] });
    expect(firstOverview(short, template).words).toBe(5);
  });

  it('counts live values as the words they say, and reads them in headings', () => {
    const live: NodeJSON = { type: 'liveValue', attrs: { value: { kind: 'metric', metric: 'impact' } } };
    const said = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'After ' }, live] };
    const { words, sections } = overviewOf([paragraph('one'), said, paragraph('two')]);
    expect(words).toBe(4);
    expect(sections.map(({ heading: text, position }) => [text, position])).toEqual([['After unknown', 5]]);
  });

  it('of an empty document: everything is missing, nothing is said', () => {
    expect(overviewOf([])).toMatchObject({
      title: '',
      span: '',
      words: 0,
      sections: [],
      missing: ['Summary', 'Details', 'Events'],
    });
  });

  it('tells title, facts, words and sections', () => {
    const told = overviewOf(
      [title, heading('In short', 'summary'), paragraph('It was down.'), heading('Mine', null, 3)],
      {
        severity: 'SEV-1',
        tags: ['waf'],
      },
    );
    expect(told).toMatchObject({ title: 'It went dark', words: 3 + 2 + 3 + 1 });
    expect(told.facts).toMatchObject({ severity: 'SEV-1', tags: ['waf'], zone: 'UTC' });
    expect(told.sections.map(({ heading, level, section }) => [heading, level, section])).toEqual([
      ['In short', 2, 'summary'],
      ['Mine', 3, null],
    ]);
  });

  describe('sections that are still missing', () => {
    const missing = (...content: readonly NodeJSON[]) => overviewOf(content).missing;

    it('are the required ones, by the heading the author gave them', () => {
      expect(missing(heading('In short', 'summary'), paragraph(' '), heading('Thanks', 'thanks'))).toEqual([
        'In short',
        'Details',
        'Events',
      ]);
    });

    it('are not those with something in them, or under them', () => {
      expect(
        missing(
          heading('Summary', 'summary'),
          heading('Details', 'details', 3),
          paragraph('It was the lock.'),
          heading('Events', 'events'),
          event(paragraph('It broke')),
        ),
      ).toEqual([]);
    });

    it('are those whose timeline has only empty events', () => {
      expect(
        missing(
          heading('Summary', 'summary'),
          paragraph('x'),
          heading('Events', 'events'),
          event(paragraph()),
        ),
      ).toEqual(['Details', 'Events']);
    });

    it('do not count a heading of the same words that stands for no section', () => {
      expect(missing(heading('Summary', null), paragraph('text'))).toContain('Summary');
    });
  });
});
