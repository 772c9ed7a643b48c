// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { documentSchema } from '../../../../renderer/document/schema';
import { withIds } from '../../../../renderer/editor/plugins/with-ids';
import { at, Bench, event, node, p, section, timeline, title } from '../harness';

function ids(bench: Bench): readonly unknown[] {
  const found: unknown[] = [];
  bench.doc.descendants((block) => {
    if ('id' in block.attrs) found.push(block.attrs['id']);
  });
  return found;
}

describe('block ids', () => {
  it('go to the new half of a split', () => {
    const bench = new Bench([title(), p('a', 'one two'), p('end')]);
    bench.caret('a', 4).press('Enter');
    expect(bench.block('a').textContent).toBe('one ');
    expect(bench.doc.child(2).attrs['id']).toMatch(/^\w{12}$/u);
  });

  it('stay with the text where an empty line is put before it', () => {
    const bench = new Bench([title(), p('a', 'one'), p('end')]);
    bench.caret('a', 0).press('Enter');
    expect(bench.block('a').textContent).toBe('one');
  });

  it('are kept by a paragraph that is cut and pasted elsewhere, and not by a copy', () => {
    const bench = new Bench([title(), p('a', 'one'), p('b', 'two'), p('end')]);
    const html = bench.selectNode('a').take('cut');
    bench.caret('end', 0).paste(html);
    expect(bench.lines()).toEqual(['title Outage', 'paragraph two', 'paragraph one']);
    expect(bench.block('a').textContent).toBe('one');
    bench.caret('b', -1).paste(html);
    expect(bench.doc.children.filter((block) => block.textContent === 'one')).toHaveLength(2);
    expect(new Set(ids(bench)).size).toBe(ids(bench).length);
  });

  it('come to every block that is inserted, within lists and tables too', () => {
    const bench = new Bench([title(), p('end')]);
    bench
      .caret('end', 0)
      .paste('<ul><li><p>a</p><blockquote><p>b</p></blockquote></li></ul><table><tr><th>x</th></tr></table>');
    expect(ids(bench)).not.toContain(null);
    expect(new Set(ids(bench)).size).toBe(ids(bench).length);
  });

  it('change by single-attribute steps only, and not while somebody types', () => {
    const bench = new Bench([title(), p('end')]);
    const steps: string[] = [];
    bench.editor.on('transaction', ({ transaction, appendedTransactions }) => {
      for (const tr of [transaction, ...(appendedTransactions ?? [])])
        for (const step of tr.steps) steps.push((step.toJSON() as { stepType: string }).stepType);
    });
    bench.caret('end', 0).type('one');
    expect(steps).toEqual(['replace', 'replace', 'replace']);
    bench.press('Enter');
    expect(steps.slice(3)).toEqual(['replace', 'attr']);
  });

  it('of a section stay with the heading that had it when a copy is pasted above', () => {
    const bench = new Bench([title(), p('a', ''), section('h', 'Impact'), p('end')]);
    const html = bench.selectNode('h').take('copy');
    bench.caret('a', 0).paste(html);
    expect(bench.lines()).toEqual(['title Outage', 'heading Impact', 'heading [s-h] Impact', 'paragraph']);
    expect(bench.block('h').attrs['section']).toBe('s-h');
  });
});

describe('withIds', () => {
  it('gives ids where there are none, keeps those that are there, and leaves the unknown alone', () => {
    const unknown: NodeJSON = { type: 'gauge', attrs: { value: 3 } };
    const doc: NodeJSON = {
      type: 'doc',
      content: [
        title(),
        { type: 'paragraph' },
        timeline(event('e', 'x', { happened: at('13:42') })),
        p('e', 'same id'),
        unknown,
      ],
    };
    const given = withIds(doc);
    expect(given.content?.[0]).toEqual(title());
    expect(given.content?.[1]?.attrs?.['id']).toMatch(/^\w{12}$/u);
    expect(given.content?.[2]).toEqual(doc.content?.[2]);
    expect(given.content?.[3]?.attrs?.['id']).not.toBe('e');
    expect(given.content?.[4]).toEqual(unknown);
  });

  it('gives unique ids once and for all', () => {
    const tree = fc.letrec<{ block: NodeJSON }>((tie) => ({
      block: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom<NodeJSON>({ type: 'paragraph' }, { type: 'paragraph', attrs: { id: 'same' } }),
        fc
          .array(tie('block'), { maxLength: 3 })
          .map((content): NodeJSON => ({ type: 'blockquote', content })),
      ),
    })).block;
    fc.assert(
      fc.property(fc.array(tree), (content) => {
        const once = withIds({ type: 'doc', content });
        expect(withIds(once)).toEqual(once);
        const found: unknown[] = [];
        documentSchema.nodeFromJSON(once).descendants((block) => void found.push(block.attrs['id']));
        expect(found).not.toContain(null);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});

it('a node made without an id gets one when its range changes', () => {
  const bench = new Bench([title(), node('blockquote', 'q')(p('a', 'x')), p('end')]);
  bench.editor.commands.insertContentAt(bench.pos('q'), { type: 'paragraph' });
  expect(ids(bench)).not.toContain(null);
});
