import { describe, expect, it } from 'vitest';
import { counted, countsOf, emptyTally, isClean, none, total } from '../../torture/tally';

describe('the tally', () => {
  it('counts each kind and all together', () => {
    const tally = counted(counted(emptyTally, 'main', { kills: 1, compared: 1 }), 'gpu', {
      kills: 2,
      lost: 1,
    });
    expect(tally.main).toEqual({ ...none, kills: 1, compared: 1 });
    expect(total(tally)).toEqual({ ...none, kills: 3, compared: 1, lost: 1 });
  });

  it('counts verdicts', () => {
    const judgements = (['kept', 'lost', 'lost', 'older', 'mixed', 'image'] as const).map((verdict) => ({
      key: 'N1',
      verdict,
      promised: 2,
      why: '',
    }));
    expect(countsOf(judgements)).toEqual({
      compared: 1,
      promised: 12,
      lost: 2,
      older: 1,
      mixed: 1,
      images: 1,
    });
  });

  it('is clean only where every kill was compared and nothing is wrong', () => {
    expect(isClean({ ...none, kills: 2, compared: 2, promised: 9 })).toBe(true);
    expect(isClean({ ...none, kills: 2, compared: 2, promised: 0 })).toBe(false);
    expect(isClean({ ...none, kills: 2, compared: 1, promised: 9 })).toBe(false);
    for (const wrong of [
      'lost',
      'older',
      'mixed',
      'images',
      'didNotOpen',
      'restoreScreens',
      'journal',
    ] as const) {
      expect(isClean({ ...none, [wrong]: 1 }), wrong).toBe(false);
    }
  });
});
