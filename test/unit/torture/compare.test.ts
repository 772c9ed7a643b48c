import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, promise, type FoundDraft } from '../../torture/compare';
import { before, begunAnew, withComment, withState, type History } from '../../torture/history';

const found = (document: string, more: Partial<FoundDraft> = {}): FoundDraft => ({
  document,
  comments: null,
  missingImages: 0,
  ...more,
});

/** A draft that was 'a' when the app was started, and of which 'b', 'c' and 'd' were shown a second apart. */
const written = [1_000, 2_000, 3_000].reduce<History>(
  (history, at, index) => withState(history, 'N1', { at, document: 'bcd'[index] ?? '' }),
  withState(new Map(), 'N1', { at: before, document: 'a' }),
);

const verdict = (history: History, there: FoundDraft | undefined, until: number) =>
  judge(history, new Map(there === undefined ? [] : [['N1', there]]), until)[0]?.verdict;

describe('judge', () => {
  it('keeps the last promised state and every later one', () => {
    expect(verdict(written, found('c'), 2_000)).toBe('kept');
    expect(verdict(written, found('d'), 2_000)).toBe('kept');
    expect(verdict(written, found('a'), 999)).toBe('kept');
  });

  it('finds a loss', () => {
    expect(verdict(written, found('b'), 2_000)).toBe('lost');
    expect(verdict(written, found('a'), 1_000)).toBe('lost');
    expect(verdict(written, found('c'), 3_000)).toBe('lost');
  });

  it('says how much was lost', () => {
    expect(judge(written, new Map([['N1', found('b')]]), 3_000)[0]?.why).toBe(
      '2 promised states later than the one that is there, of 1000 ms',
    );
  });

  it('finds a state that never was', () => {
    expect(verdict(written, found('abcd'), 0)).toBe('mixed');
    expect(verdict(written, found(''), 0)).toBe('mixed');
  });

  it('finds a fall behind where the app was started', () => {
    const later = begunAnew(written, new Map([['N1', found('d')]]));
    expect(verdict(later, found('d'), 5_000)).toBe('kept');
    expect(verdict(later, found('c'), 0)).toBe('older');
  });

  it('finds a draft that is gone, old or new', () => {
    expect(verdict(written, undefined, 0)).toBe('older');
    const made = withState(new Map(), 'N1', { at: 500, document: 'a' });
    expect(verdict(made, undefined, 600)).toBe('lost');
    expect(verdict(made, undefined, 400)).toBe('kept');
  });

  it('counts what was promised', () => {
    expect(judge(written, new Map([['N1', found('d')]]), 2_500)[0]?.promised).toBe(2);
  });

  it('finds a draft that nobody made, but for one that was being made', () => {
    const all = new Map([['N2', found('x')]]);
    expect(judge(new Map(), all, 0).map((one) => one.verdict)).toEqual(['mixed']);
    expect(judge(new Map(), all, 0, ['N2'])).toEqual([]);
  });

  it('takes a state that came again by undo as the last that is like it', () => {
    const undone = withState(written, 'N1', { at: 4_000, document: 'c' });
    expect(verdict(undone, found('c'), 4_000)).toBe('kept');
    expect(verdict(undone, found('d'), 4_000)).toBe('lost');
  });

  it('finds a comment that is gone, and one of two with the same words', () => {
    const twice = withComment(withComment(written, 'N1', { at: 1_500, text: 'Why?' }), 'N1', {
      at: 1_600,
      text: 'Why?',
    });
    const both = found('d', { comments: ['Why?', 'Why?'] });
    expect(verdict(twice, both, 2_000)).toBe('kept');
    expect(verdict(twice, found('d', { comments: ['Why?'] }), 2_000)).toBe('lost');
    expect(verdict(twice, found('d', { comments: ['Why?'] }), 1_550)).toBe('kept');
    const later = begunAnew(twice, new Map([['N1', both]]));
    expect(verdict(later, found('d', { comments: ['Why?'] }), 0)).toBe('older');
  });

  it('does not ask later for a comment that was not promised, and was not there after the kill', () => {
    const made = withComment(written, 'N1', { at: 2_500, text: 'Why?' });
    const there = found('d', { comments: [] });
    expect(verdict(made, there, 2_000)).toBe('kept');
    expect(verdict(begunAnew(made, new Map([['N1', there]])), there, 5_000)).toBe('kept');
  });

  it('finds an image that is gone', () => {
    expect(verdict(written, found('d', { missingImages: 1 }), 0)).toBe('image');
  });

  it('never keeps less than was promised, whatever is there', () => {
    const documents = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(documents, fc.nat({ max: 12 }), fc.nat({ max: 12 }), (shown, which, seconds) => {
        const history = shown.reduce<History>(
          (sum, document, at) => withState(sum, 'N1', { at, document }),
          new Map(),
        );
        const states = history.get('N1')?.states ?? [];
        const there = shown[which % shown.length] ?? '';
        const promisedAt = states.filter(({ at }) => at <= seconds).at(-1)?.at ?? -1;
        const lastAt = states.filter(({ document }) => document === there).at(-1)?.at ?? -1;
        expect(verdict(history, found(there), seconds)).toBe(lastAt >= promisedAt ? 'kept' : 'lost');
      }),
    );
  });

  it('promises what the README says', () => {
    expect(promise).toBe(2_000);
  });
});
