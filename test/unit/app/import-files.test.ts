import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { markdownFileRequests } from '../../../electron/contract/markdown-files';
import { askable } from '../../../renderer/app/import-files';

const { argument } = markdownFileRequests.imagesBeside;
const isTaken = (addresses: readonly string[]) => v.safeParse(argument, { file: 1, addresses }).success;

describe('what the shell is asked for', () => {
  const many = Array.from({ length: 5_000 }, (_, index) => `images/${index}.png`);
  const long = `images/${'x'.repeat(100_000)}.png`;

  it('is never more than it takes', () => {
    expect(isTaken(many)).toBe(false);
    expect(isTaken([long])).toBe(false);
    expect(isTaken(askable([...many, long]))).toBe(true);
    expect(isTaken(askable([long]))).toBe(true);
  });

  it('is everything, where that is little', () => {
    expect(askable(['a.png', 'b.png'])).toEqual(['a.png', 'b.png']);
  });
});
