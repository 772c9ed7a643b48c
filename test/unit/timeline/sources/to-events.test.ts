import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { admitDocument, releaseDocument } from '../../../../renderer/document/admit';
import type { NodeJSON } from '../../../../renderer/document/draft';
import { readEvents } from '../../../../renderer/document/read';
import { plainLine, plainParagraphs } from '../../../../renderer/timeline/sources/plain-markdown';
import type { SourceRecord } from '../../../../renderer/timeline/sources/record';
import { recordsToEvents, type EventOptions } from '../../../../renderer/timeline/sources/to-events';
import { record } from './reading';

async function made(records: readonly SourceRecord[], more: Partial<EventOptions> = {}) {
  let count = 0;
  const newId = () => `id${(count += 1)}`;
  const content = await recordsToEvents(records, { keepNames: false, roles: [], newId, ...more });
  const doc = admitDocument({ type: 'doc', content: [{ type: 'timeline', content }] });
  doc.check();
  return { content, events: readEvents(doc), doc: releaseDocument(doc) };
}

function words(node: NodeJSON): string {
  return node.text ?? (node.content ?? []).map(words).join('');
}

function types(node: NodeJSON): string {
  const inner = (node.content ?? []).map(types).filter((type) => type !== 'text');
  return inner.length === 0 ? node.type : `${node.type}(${inner.join(' ')})`;
}

describe('recordsToEvents', () => {
  it('keeps times, kind and the source with its record and its hash', async () => {
    const happened = {
      start: 5,
      end: null,
      precision: 'second',
      written: 'x',
      zone: 'UTC',
      inferred: ['date'],
    } as const;
    const { events } = await made([
      record({
        system: 'Slack',
        nativeId: '7',
        link: 'https://example.org/7',
        text: 'rules are out',
        raw: 'abc',
        happened,
        kind: 'change',
        shift: 5,
      }),
    ]);
    expect(events.map(({ attributes, headline }) => ({ attributes, headline }))).toMatchObject([
      {
        headline: 'rules are out',
        attributes: {
          happened,
          known: null,
          kind: 'change',
          moments: [],
          sources: [
            {
              system: 'Slack',
              id: '7',
              link: 'https://example.org/7',
              author: '',
              raw: 'abc',
              // The example of FIPS 180-2, appendix B.1.
              hash: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
              shift: 5,
            },
          ],
        },
      },
    ]);
  });

  it('takes no link that runs something', async () => {
    const { events } = await made([
      record({ link: 'java\nscript:alert(1)', text: 'x', markdown: '[x](javascript:alert(1))' }),
    ]);
    expect(events[0]?.attributes.sources[0]?.link).toBe('');
  });

  it('names roles, and people only where that is wanted', async () => {
    const roles = [{ role: 'incident commander', name: 'Ada Lovelace' }];
    const records = [record({ person: '@ada lovelace' }), record({ key: 'line 2', person: 'Grace' })];
    const authors = async (keepNames: boolean) =>
      (await made(records, { roles, keepNames })).events.map(
        ({ attributes }) => attributes.sources[0]?.author,
      );
    expect(await authors(false)).toEqual(['incident commander', '']);
    expect(await authors(true)).toEqual(['incident commander', 'Grace']);
  });

  it.each([
    ['words', 'paragraph'],
    ['**bold** and `code`', 'paragraph'],
    ['# Title\n\ntext', 'paragraph paragraph'],
    ['a\n\n---\n\nb', 'paragraph paragraph'],
    ['a\n\n- b\n- c', 'paragraph bulletList(listItem(paragraph) listItem(paragraph))'],
    ['a\n\n```\nb\n```', 'paragraph codeBlock'],
    ['---\ntitle: x\n---', 'paragraph'],
    ['', 'paragraph'],
    ['a[^1]\n\n[^1]: note', 'paragraph(footnoteReference) paragraph'],
  ])('%j becomes blocks that an event may hold', async (markdown, expected) => {
    const { content } = await made([record({ markdown })]);
    expect(content.map((event) => (event.content ?? []).map(types).join(' '))).toEqual([expected]);
  });

  it('says plain text to the letter, whatever is in it', async () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[-*_`[\]()<>#+.!|~&=:@\\/ a1\n]{0,20}$/u));
    const plain = (value: string): string => value.replace(/\s+/gu, ' ').trim();
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        // Control characters and lone surrogates have no form in Markdown.
        fc.pre(!/[\p{Cc}\p{Cs}]/u.test(value.replaceAll('\n', ' ')));
        const { events } = await made([record({ markdown: plainLine(value) })]);
        expect(plain(events[0]?.node.textContent ?? '')).toBe(plain(value));
      }),
      { numRuns: 300 },
    );
  });

  it('reads a line as Markdown does, also where it takes the short way', async () => {
    const line = fc.stringMatching(/^[-*_`[\]()<>#+.!|~&=:@\\/ a1%"]{0,12}$/u);
    await fc.assert(
      fc.asyncProperty(line, async (markdown) => {
        const short = (await made([record({ markdown })])).content[0]?.content?.map(words);
        // A second paragraph keeps it from the short way.
        const long = (await made([record({ markdown: `${markdown}\n\nend` })])).content[0]?.content?.map(
          words,
        );
        fc.pre(long?.at(-1) === 'end');
        expect(short?.join('')).toBe(long?.slice(0, -1).join(''));
      }),
      { numRuns: 500 },
    );
  });

  it('makes links of addresses, and leaves the sentence around them', async () => {
    const { content } = await made([
      record({ markdown: plainLine('see https://example.org/a_b(c)?x=1*2, or (http://a.b).') }),
    ]);
    const nodes = content[0]?.content?.[0]?.content ?? [];
    expect(nodes.map(({ text, marks }) => [text, marks?.[0]?.attrs?.['href']])).toEqual([
      ['see ', undefined],
      ['https://example.org/a_b(c)?x=1*2', 'https://example.org/a_b(c)?x=1*2'],
      [', or (', undefined],
      ['http://a.b', 'http://a.b'],
      [').', undefined],
    ]);
  });

  it('keeps the lines of a message apart', async () => {
    const { content } = await made([
      record({ markdown: plainParagraphs(['one', 'two', 'three', '', 'four']) }),
    ]);
    expect((content[0]?.content ?? []).map(types)).toEqual([
      'paragraph',
      'paragraph(hardBreak)',
      'paragraph',
    ]);
  });

  it('does not depend on the order of the records', async () => {
    const records = ['b', 'a', 'c'].map((text, index) =>
      record({ key: `line ${index}`, text, markdown: text }),
    );
    const texts = async (list: readonly SourceRecord[]) =>
      (await made(list)).events.map(({ headline }) => headline);
    expect(await texts(records)).toEqual(await texts(records.toReversed()));
  });
});
