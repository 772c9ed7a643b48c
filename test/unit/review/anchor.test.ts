import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';

import { makeAnchor, mapAnchor, placeAnchor, type Placement } from '../../../renderer/review/anchor';
import type { Anchor } from '../../../renderer/review/types';
import { documentSchema as schema } from '../../../renderer/document/schema';
import { doc, event, h, node, p } from '../support/build';
import { textPlaces } from './anchor-edits';

function anchorAt(doc: Node, words: string, nth = 0): Anchor {
  for (const { node, position } of textPlaces(doc)) {
    let at = node.textContent.indexOf(words);
    for (let turn = 0; turn < nth && at >= 0; turn += 1) at = node.textContent.indexOf(words, at + 1);
    if (at < 0) continue;
    const anchor = makeAnchor(doc, { from: position + 1 + at, to: position + 1 + at + words.length }, 1);
    if (anchor !== null) return anchor;
  }
  throw new Error(`"${words}" is not in the document`);
}

const textOf = (doc: Node, placement: Placement): string =>
  placement.kind === 'detached'
    ? `detached: ${placement.quote}`
    : placement.stretches.map(({ from, to }) => doc.textBetween(from, to, ' ', ' ')).join(' | ');

const text = doc([
  h(2, 'What happened', { id: 'h' }),
  p('The database was slow because the database was full.', { id: 'a' }),
  p('We restarted it.', { id: 'b' }),
  node(
    'timeline',
    [event([p('Alarm rang', { id: 'x' })], { id: 'e' }), event([p('Alarm rang', { id: 'y' })], { id: 'f' })],
    {
      id: 't',
    },
  ),
]);

describe('an anchor', () => {
  it('holds the words, what stands beside them, and the heading above', () => {
    expect(anchorAt(text, 'slow because')).toEqual({
      block: 'a',
      quote: 'slow because',
      prefix: 'The database was ',
      suffix: ' the database was full.',
      from: 17,
      to: 29,
      version: 1,
      section: 'What happened',
    });
  });

  it('leaves white space at the edges of a selection out', () => {
    const start = textPlaces(text)[1]?.position ?? 0;
    expect(makeAnchor(text, { from: start + 4, to: start + 14 }, 1)?.quote).toBe('database');
  });

  it('is about the row where the caret stands in one, and about the block elsewhere', () => {
    const places = textPlaces(text);
    expect(makeAnchor(text, { from: places[3]!.position + 3, to: places[3]!.position + 3 }, 1)).toMatchObject(
      {
        block: 'e',
        quote: '',
        suffix: 'Alarm rang',
      },
    );
    expect(makeAnchor(text, { from: places[2]!.position + 3, to: places[2]!.position + 3 }, 1)?.block).toBe(
      'b',
    );
  });

  it('over several rows is about what holds them, and over paragraphs about the words in the first', () => {
    const places = textPlaces(text);
    const over = (one: number, other: number) =>
      makeAnchor(text, { from: places[one]!.position + 3, to: places[other]!.position + 3 }, 1);
    expect(over(3, 4)).toMatchObject({ block: 't', quote: '' });
    expect(over(1, 2)).toMatchObject({
      block: 'a',
      quote: 'e database was slow because the database was full.',
    });
  });

  it('is not made for what is not there', () => {
    expect(makeAnchor(text, { block: 'gone' }, 1)).toBeNull();
    expect(makeAnchor(text, { from: 1, to: 9999 }, 1)).toBeNull();
  });
});

describe('a place', () => {
  const place = (change: (tr: Transform) => void, anchor: Anchor, withSteps = true): string => {
    const tr = new Transform(text);
    change(tr);
    return textOf(
      tr.doc,
      placeAnchor(tr.doc, anchor, withSteps ? { base: text, steps: tr.steps } : undefined),
    );
  };
  const a = textPlaces(text)[1]!.position + 1;
  const second = anchorAt(text, 'database', 1);

  it('is the same where nothing changed, repeated words or not', () => {
    expect(placeAnchor(text, second)).toMatchObject({ from: a + 34, to: a + 42, how: 'quoted' });
  });

  it('follows its words, not the same words elsewhere in the block', () => {
    const change = (tr: Transform) => tr.delete(a, a + 13);
    expect(place(change, second)).toBe('database');
    expect(place(change, anchorAt(text, 'database'))).toBe('detached: database');
    expect(place(change, anchorAt(text, 'database'), false)).toBe('detached: database');
  });

  it('is not given to a neighbour that says the same with the same around it', () => {
    const alarms = doc([p('alarm alarm alarm alarm alarm', { id: 'a' })]);
    const first = makeAnchor(alarms, { from: 1, to: 6 }, 1)!;
    const tr = new Transform(alarms).delete(1, 7);
    expect(placeAnchor(tr.doc, first, { base: alarms, steps: tr.steps }).kind).toBe('detached');
    const last = makeAnchor(alarms, { from: 25, to: 30 }, 1)!;
    expect(placeAnchor(tr.doc, last, { base: alarms, steps: tr.steps })).toMatchObject({ from: 19, to: 24 });
  });

  it('stays where a letter of its word was corrected, and where a word came in between', () => {
    expect(place((tr) => tr.delete(a + 4, a + 5), anchorAt(text, 'database'))).toBe('atabase');
    expect(place((tr) => tr.insert(a + 12, schema.text(' X')), anchorAt(text, 'database was'))).toBe(
      'database X was',
    );
  });

  it('is in both halves of a split', () => {
    expect(place((tr) => tr.split(a + 21), anchorAt(text, 'slow because'))).toBe('slow |  because');
  });

  it('goes with a block that moves, before or after the deletion, and keeps to it where blocks are alike', () => {
    const { node: block, position } = textPlaces(text)[2]!;
    const anchor = anchorAt(text, 'restarted');
    expect(
      place(
        (tr) => tr.insert(0, block).delete(position + block.nodeSize, position + 2 * block.nodeSize),
        anchor,
      ),
    ).toBe('restarted');
    expect(
      place((tr) => tr.delete(position, position + block.nodeSize).insert(0, block), anchor, false),
    ).toBe('restarted');
    const alarm = makeAnchor(
      text,
      { from: textPlaces(text)[4]!.position + 1, to: textPlaces(text)[4]!.position + 6 },
      1,
    )!;
    const tr = new Transform(text);
    const row = textPlaces(text)[4]!.position - 1;
    const moved = tr.doc.nodeAt(row)!;
    tr.delete(row, row + moved.nodeSize).insert(textPlaces(text)[3]!.position - 1, moved);
    const placed = placeAnchor(tr.doc, alarm, { base: text, steps: tr.steps });
    expect(placed).toMatchObject({ how: 'quoted', block: 'y' });
  });

  it('of a row is the row, wherever it is, until the row is gone', () => {
    const anchor = makeAnchor(text, { block: 'f' }, 1)!;
    expect(placeAnchor(text, anchor)).toMatchObject({ how: 'block', block: 'f' });
    const row = textPlaces(text)[4]!.position - 1;
    const tr = new Transform(text).delete(row, row + text.nodeAt(row)!.nodeSize);
    expect(placeAnchor(tr.doc, anchor, { base: text, steps: tr.steps })).toEqual({
      kind: 'detached',
      quote: 'Alarm rang',
      stood: { block: 'f', prefix: '', suffix: '', from: 0, section: 'What happened' },
    });
  });
});

describe('an anchor through edits', () => {
  const first = anchorAt(text, 'slow because');
  const start = textPlaces(text)[1]!.position + 1;

  it('quotes its words as they are now and keeps them as they were', () => {
    const insert = new Transform(text).insert(start + 21, schema.text(' now'));
    const mapped = mapAnchor(first, { base: text, steps: insert.steps }, insert.doc, 2);
    expect(mapped).toMatchObject({
      quote: 'slow now because',
      version: 2,
      original: { quote: 'slow because', prefix: first.prefix, suffix: first.suffix },
    });
    const back = new Transform(insert.doc).delete(start + 21, start + 25);
    expect(mapAnchor(mapped, { base: insert.doc, steps: back.steps }, back.doc, 3)).toEqual({
      ...first,
      version: 3,
    });
  });

  it('is whole again where a part of its words was taken away and put back', () => {
    const word = text.textBetween(start + 22, start + 29);
    const away = new Transform(text).delete(start + 22, start + 29);
    const part = mapAnchor(first, { base: text, steps: away.steps }, away.doc, 2);
    expect(part).toMatchObject({ quote: 'slow ', original: { quote: 'slow because' } });
    const back = new Transform(away.doc).insert(start + 22, schema.text(word));
    expect(mapAnchor(part, { base: away.doc, steps: back.steps }, back.doc, 3)).toEqual({
      ...first,
      version: 3,
    });
    const both = [...away.steps, ...back.steps];
    expect(textOf(back.doc, placeAnchor(back.doc, first, { base: text, steps: both }))).toBe('slow because');
  });

  it('is lost with its words, takes no others for them, and comes back with an undo', () => {
    const anchor = anchorAt(text, 'database');
    const away = new Transform(text).delete(start, start + 17);
    const lost = mapAnchor(anchor, { base: text, steps: away.steps }, away.doc, 2);
    expect(lost).toEqual({ ...anchor, lost: true });
    const typed = new Transform(away.doc).insert(start, schema.text('Y'));
    const still = mapAnchor(lost, { base: away.doc, steps: typed.steps }, typed.doc, 3);
    expect(still).toEqual(lost);
    const back = new Transform(away.doc).step(away.steps[0]!.invert(text));
    expect(mapAnchor(lost, { base: away.doc, steps: back.steps }, back.doc, 3)).toEqual({
      ...anchor,
      version: 3,
    });
  });
});
