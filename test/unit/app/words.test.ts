import type { Node } from '@tiptap/pm/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from '../../../renderer/app/words';
import { documentSchema as schema } from '../../../renderer/document/schema';

const paragraph = (...texts: readonly string[]): Node =>
  schema.node(
    'paragraph',
    null,
    texts.filter((text) => text !== '').map((text) => schema.text(text)),
  );
const doc = (...blocks: readonly Node[]): Node => schema.node('doc', null, [...blocks]);

describe('counting words', () => {
  it.each([
    ['en', '', 0],
    ['en', '  — … 🖼  ', 0],
    ['en', "It wasn't an attack.", 4],
    ['en', 'state-of-the-art', 4],
    ['en', 'down by 82% at 13:42', 6],
    ['fr', 'l’incident d’hier', 2],
    // Neither puts spaces between words.
    ['ja', '障害発生', 2],
    ['th', 'ระบบล่ม', 2],
    ['ar', 'توقفت الخدمة', 2],
  ])('%s: “%s” has %i', (language, text, words) => {
    expect(countWords(doc(paragraph(text)), language)).toBe(words);
  });

  it('counts what stands in rows, lists, tables and code, each block for itself', () => {
    const event = schema.node('event', null, [paragraph('rules deploy'), paragraph('graph below')]);
    const cell = schema.node('tableCell', null, [schema.text('one cell')]);
    const table = schema.node('table', null, [schema.node('tableRow', null, [cell, cell])]);
    const code = schema.node('codeBlock', null, [schema.text('kubectl get pods')]);
    const list = schema.node('bulletList', null, [schema.node('listItem', null, [paragraph('an item')])]);
    expect(countWords(doc(schema.node('timeline', null, [event]), table, code, list), 'en')).toBe(13);
  });

  it('does not join words across a line break, nor part them where a mark ends', () => {
    const bold = schema.text('bold', [schema.mark('bold')]);
    const half = schema.node('paragraph', null, [bold, schema.text('face')]);
    const broken = schema.node('paragraph', null, [
      schema.text('one'),
      schema.node('hardBreak'),
      schema.text('two'),
    ]);
    expect(countWords(doc(half, broken), 'en')).toBe(3);
  });

  it.each(['', 'no language', 'xx-yyyyyyyyyyyy'])('counts where the language is “%s”', (language) => {
    expect(countWords(doc(paragraph('it was down')), language)).toBe(3);
  });

  it('is the sum over the blocks, whatever was counted before', () => {
    const words = fc.array(fc.constantFrom('down', '日本語', "wasn't", '…', '42'), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), fc.nat(7), (texts, changed) => {
        const blocks = texts.map((text) => paragraph(text.join(' ')));
        const alone = (block: Node) => countWords(doc(schema.nodeFromJSON(block.toJSON())), 'ja');
        expect(countWords(doc(...blocks), 'ja')).toBe(blocks.reduce((sum, block) => sum + alone(block), 0));
        const after = blocks.with(Math.min(changed, blocks.length - 1), paragraph('changed here'));
        expect(countWords(doc(...after), 'ja')).toBe(after.reduce((sum, block) => sum + alone(block), 0));
      }),
    );
  });
});
