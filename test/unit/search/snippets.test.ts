import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../renderer/search/engine';
import type { SearchBlock } from '../../../renderer/search/searchable';
import { rangesIn, snippetsOf, sought } from '../../../renderer/search/snippets';

const block = (id: string, text: string): SearchBlock => ({ id, kind: 'text', time: '', text });

/** What the engine finds in these lines, as the window shows it. */
function found(query: string, lines: readonly string[]) {
  const blocks = lines.map((line, index) => block(`b${index}`, line));
  const engine = createEngine();
  const facts = { status: '', severity: '', services: [], tags: [], incidentDate: '' };
  engine.put('draft', { title: '', facts, actions: [], blocks });
  const hit = engine.search(query, () => true)?.hits[0];
  return hit === undefined ? [] : snippetsOf(blocks, sought(query, hit.terms));
}

const shown = (query: string, lines: readonly string[]) =>
  found(query, lines).map(({ blockId, text, ranges, cutBefore, cutAfter }) => {
    const marked = ranges
      .toReversed()
      .reduce(
        (marked, { start, end }) =>
          `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`,
        text,
      );
    return `${blockId}: ${cutBefore ? '…' : ''}${marked}${cutAfter ? '…' : ''}`;
  });

/** Half of a character. */
const half = /\p{Surrogate}/u;

describe('snippets', () => {
  it('mark the letters that were typed', () => {
    expect(shown('depl roll', ['A deployment was rolled back'])).toEqual([
      'b0: A [depl]oyment was [roll]ed back',
    ]);
    expect(shown('strasse', ['In der Straße'])).toEqual(['b0: In der [Straße]']);
    expect(shown('13:4', ['At 13:42, not at 13:51'])).toEqual(['b0: At [13:4]2, not at 13:51']);
    expect(shown('待ち行列', ['決済の待ち行列が'])).toEqual(['b0: 決済の[待ち行列]が']);
  });

  it('mark a word that is like the one that was typed as a whole', () => {
    expect(shown('deploiment', ['A deployment'])).toEqual(['b0: A [deployment]']);
  });

  it('are of the blocks with most of the words, and then of those with other words', () => {
    expect(
      shown('queue cache disk', ['The queue.', 'The queue and the cache.', 'The cache.', 'A disk.', 'No.']),
    ).toEqual(['b1: The [queue] and the [cache].', 'b3: A [disk].', 'b0: The [queue].']);
  });

  it('show the part of a long block in which the words stand', () => {
    const text = `${'before and then '.repeat(30)}the queue was full ${'and after that '.repeat(30)}`;
    const [snippet] = found('queue full', [text]);
    expect(snippet).toMatchObject({ cutBefore: true, cutAfter: true });
    expect(snippet?.text).toContain('the queue was full');
    expect(snippet?.text.length).toBeLessThan(200);
    expect(text).toContain(snippet?.text);
  });

  it('have every mark inside their text, in order, none empty, none touching another', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        'queue',
        'INC-1234',
        '13:42',
        '待ち行列が',
        'Straße',
        'e\u0301cran',
        'a.b.c.d.e.f',
        '👩‍👩‍👧',
        'x'.repeat(300),
      ),
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), piece, (lines, query) => {
        for (const snippet of found(query, lines)) {
          expect(snippet.ranges.length).toBeGreaterThan(0);
          let last = -1;
          for (const { start, end } of snippet.ranges) {
            expect(start).toBeGreaterThan(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(snippet.text.length);
            last = end;
          }
          const line = lines[Number(snippet.blockId.slice(1))] ?? '';
          expect(line).toContain(snippet.text);
          // No character is cut in two.
          expect(half.test(line) || !half.test(snippet.text)).toBe(true);
        }
      }),
    );
  });

  it('mark a title too', () => {
    expect(rangesIn('The queue', sought('que', ['queue']))).toEqual([{ start: 4, end: 7 }]);
  });
});
