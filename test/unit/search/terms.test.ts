import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedPieces, fold, termsOf } from '../../../renderer/search/terms';

const terms = (text: string) => termsOf(text).map(({ term }) => term);

describe('terms of a text', () => {
  it.each([
    ['Écran Straße ﬁn ＤＢ', ['ecran', 'strasse', 'fin', 'db']],
    ['İstanbul, ISPARTA, ΣΟΦΟΣ', ['istanbul', 'isparta', 'σοφοσ']],
    ["the customer's and don’t", ['the', "customer's", 'and', "don't"]],
    ['INC-1234', ['inc', '1234', 'inc-1234']],
    ['at 13:42.', ['at', '13', '42', '13:42']],
    ['max_connections', ['max', 'connections', 'max_connections']],
    ['a.b.c.d.e', ['a', 'b', 'c', 'd', 'e', 'a.b.c.d', 'b.c.d.e', 'c.d.e', 'd.e']],
    ['待ち行列', ['待ち', 'ち行', '行列', '列']],
    ['決', ['決']],
    ['장애 대응', ['장애', '대응']],
    ['أحمد', ['احمد']],
    ['— … 🙂', []],
  ])('%s', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('stand where they are said to', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const { term, start, end } of termsOf(text)) expect(fold(text.slice(start, end))).toBe(term);
      }),
    );
  });

  it('of ASCII are the same wherever other letters stand beside it', () => {
    const characters = fc.constantFrom(..."abZ09-.:/@_#' ,'");
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 40 }), (text) => {
        expect(terms(`${text} é`)).toEqual([...terms(text), 'e']);
      }),
    );
  });
});

describe('what is asked', () => {
  it('has a run of characters without spaces as pairs, one character as the beginning of a pair', () => {
    expect(askedPieces('待ち行列')).toEqual([{ kind: 'run', terms: ['待ち', 'ち行', '行列'] }]);
    expect(askedPieces('待')).toEqual([{ kind: 'run', terms: ['待'] }]);
  });

  it('finds any part of such a run', () => {
    const letter = fc.constantFrom(...'決済の待ち行列が詰まり');
    const run = fc.string({ unit: letter, minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(run, fc.nat(), fc.nat(), (text, one, other) => {
        const [start, end] = [one % text.length, other % text.length].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const all = terms(text);
        const [piece] = askedPieces(text.slice(start, end + 1));
        if (piece?.kind !== 'run') throw new Error('It is a run.');
        for (const asked of piece.terms) expect(all.some((term) => term.startsWith(asked))).toBe(true);
      }),
    );
  });
});
