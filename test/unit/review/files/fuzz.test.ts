import { strFromU8, strToU8, unzipSync } from 'fflate';
import { assert, describe, expect, it, vi } from 'vitest';

import { judge, seedOf } from '../../../fuzz/judge';
import { pathsOf, valueAt, withValue, wrongValues } from '../../../fuzz/json-edits';
import { mutations } from '../../../fuzz/mutations';
import { repacked } from '../../../fuzz/zip-edits';
import { readReview, type ReadReview } from '../../../../renderer/review/files/read-review';
import { roundFiles } from './fixtures';

vi.setConfig({ testTimeout: 120_000 });

/** What a reading says of one entry. */
function saidBy(read: ReadReview, name: string): object {
  if (!read.ok || read.kind !== 'return') return { kind: 'no review' };
  const { suggestions, ...rest } = read.review;
  return name === 'steps.json' ? { suggestions } : rest;
}

describe('a spoilt file of a review', () => {
  it('is refused in one sentence or read as it is, in 200 random ways', async () => {
    const files = await roundFiles();
    const [sent, whole, small] = await Promise.all([files.sent, files.whole, files.small].map(seedOf));
    if (sent === undefined || whole === undefined || small === undefined) throw new Error('no files');
    const verdicts = [];
    for (let number = 0; number < 200; number += 1) {
      const verdict = await judge([sent, whole, small], number);
      expect(verdict.problem, `${verdict.name}, number ${number}`).toBeNull();
      verdicts.push(verdict);
    }
    // A judge that refuses all or takes all would prove nothing.
    expect(new Set(verdicts.map(({ name }) => name)).size).toBe(mutations.length);
    expect(verdicts.filter(({ outcome }) => outcome === 'refused').length).toBeGreaterThan(100);
    expect(verdicts.filter(({ outcome }) => outcome === 'read').length).toBeGreaterThan(5);
  });

  it.each(['review.json', 'steps.json'])(
    'is refused or read as it is with a wrong value at any place in %s',
    async (name) => {
      const { small } = await roundFiles();
      const json: unknown = JSON.parse(strFromU8(unzipSync(small)[name] ?? new Uint8Array()));
      let refused = 0;
      for (const path of pathsOf(json)) {
        for (const wrong of wrongValues) {
          const changed = withValue(json, path, wrong);
          if (JSON.stringify(changed) === JSON.stringify(json)) continue;
          const bytes = await repacked(small, (files) => {
            files[name] = strToU8(JSON.stringify(changed) ?? '');
          });
          const read = await readReview(bytes);
          const place = `${path.join('.')}: ${JSON.stringify(valueAt(json, path))} → ${JSON.stringify(wrong)}`;
          if (read.ok) assert.deepInclude(changed as object, saidBy(read, name), place);
          expect(read.ok ? 'It was read.' : read.message, place).toMatch(/^[^\p{Cc}\p{Cs}]{8,400}\.$/u);
          refused += read.ok ? 0 : 1;
        }
      }
      expect(refused).toBeGreaterThan(200);
    },
  );
});
