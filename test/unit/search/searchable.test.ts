import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releaseDocument } from '../../../renderer/document/admit';
import type { NodeJSON } from '../../../renderer/document/draft';
import { searchableOf } from '../../../renderer/search/searchable';
import { h, p, title, node } from '../support/build';
import { structuredDocument } from '../support/random-document';

const happened = {
  start: Date.UTC(2019, 6, 2, 13, 42),
  end: null,
  precision: 'minute',
  written: '13:42',
  zone: 'UTC',
  inferred: [],
};

const document: NodeJSON = {
  type: 'doc',
  attrs: {
    severity: 'SEV-1',
    status: 'in-review',
    services: ['checkout-api'],
    tags: ['database'],
    roles: [{ role: 'Scribe', name: 'Ada' }],
    incidentDate: '2019-07-02',
  },
  content: [
    title('The queue'),
    h(2, 'Summary', { id: 'h1' }),
    p(['It ', { type: 'text', text: 'stopped', marks: [{ type: 'bold' }] }, '.'], { id: 'p1' }),
    node('timeline', [
      node('event', [p('Rolled back', { id: 'p2' })], {
        id: 'e1',
        happened,
        kind: 'decision',
        moments: ['mitigated'],
      }),
    ]),
    node('actions', [
      node('action', [p('Add an alert', { id: 'p3' })], {
        id: 'a1',
        owner: 'Mira',
        due: '2019-08-01',
        status: 'open',
      }),
    ]),
    node('somethingNew', [p('From a newer version', { id: 'p4' })]),
  ],
};

describe('what is searched in a draft', () => {
  it('is its title, headings, text, rows with their facts, and the facts of the incident', () => {
    const { title: name, facts, blocks } = searchableOf({ document });
    expect(name).toBe('The queue');
    expect(facts).toEqual({
      status: 'in-review',
      severity: 'SEV-1',
      services: ['checkout-api'],
      tags: ['database'],
      incidentDate: '2019-07-02',
    });
    expect(blocks.map(({ id, kind, time, text }) => [id, kind, time, text])).toEqual([
      ['', 'title', '', 'The queue'],
      ['h1', 'heading', '', 'Summary'],
      ['p1', 'text', '', 'It stopped.'],
      ['e1', 'event', '', '2 Jul 13:42 · decision · mitigated'],
      ['p2', 'event', '2 Jul 13:42', 'Rolled back'],
      ['a1', 'action', '', 'Mira · 2019-08-01 · open'],
      ['p3', 'action', '', 'Add an alert'],
      ['p4', 'text', '', 'From a newer version'],
      ['', 'facts', '', 'SEV-1 · 2019-07-02 · checkout-api · Scribe: Ada · database'],
    ]);
  });

  it('has every word of a document', () => {
    fc.assert(
      fc.property(structuredDocument, (doc) => {
        const said = searchableOf({ document: releaseDocument(doc) })
          .blocks.map(({ text }) => text)
          .join(' ')
          .replaceAll(/\s+/gu, ' ');
        doc.descendants((child) => {
          const text = (child.isText ? (child.text ?? '') : '').replaceAll(/\s+/gu, ' ').trim();
          expect(said).toContain(text);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is read from anything without an error', () => {
    fc.assert(
      fc.property(
        fc.object({ key: fc.constantFrom('attrs', 'content', 'type', 'happened', 'roles', 'id') }),
        (odd) => {
          const attrs = { ...odd, services: [1, 'a'], roles: [null, 3, odd] };
          const content = [node('event', [], { happened: odd }), { ...node('action'), attrs: { owner: 3 } }];
          searchableOf({ document: { type: 'doc', attrs, content } });
        },
      ),
    );
  });
});
