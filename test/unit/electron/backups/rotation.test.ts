import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DAYS,
  DAYS_OF_FULLER,
  outdated,
  RECENT,
  rotate,
  type Made,
} from '../../../../electron/backups/rotation';

/** Backups in the order they were made: how many days after the one before, and how many drafts. */
const history = fc
  .array(fc.record({ later: fc.nat({ max: 3 }), drafts: fc.nat({ max: 40 }) }), { maxLength: 80 })
  .map((steps) => {
    let day = 1;
    return steps.map(({ later, drafts }, place): Made => ({ id: `b${place}`, drafts, day: (day += later) }));
  });

const idsOf = (backups: readonly Made[]): readonly string[] => backups.map(({ id }) => id);

describe('rotate', () => {
  it('keeps or removes every backup, once, in order', () => {
    fc.assert(
      fc.property(history, (made) => {
        const { kept, removed } = rotate(made);
        expect([...idsOf(kept), ...idsOf(removed)].sort()).toEqual([...idsOf(made)].sort());
        expect(idsOf(kept)).toEqual(idsOf(made).filter((id) => idsOf(kept).includes(id)));
      }),
    );
  });

  it('keeps the last ten, and the last of each of fourteen days', () => {
    fc.assert(
      fc.property(history, (made) => {
        const kept = idsOf(rotate(made).kept);
        expect(kept).toEqual(expect.arrayContaining([...idsOf(made.slice(-RECENT))]));
        const days = [...new Set(made.map(({ day }) => day))].slice(-DAYS);
        const lastOfDays = days.map((day) => made.findLast((backup) => backup.day === day)?.id);
        expect(kept).toEqual(expect.arrayContaining(lastOfDays));
      }),
    );
  });

  it('never keeps more than the two and a few fuller ones', () => {
    fc.assert(
      fc.property(history, (made) => {
        const { kept } = rotate(made);
        // Each fuller one has more than twice the drafts of the next: 40, 19, 9, 4, 1 before 0.
        expect(kept.filter(({ kind }) => kind === 'fuller').length).toBeLessThanOrEqual(6);
        expect(kept.length).toBeLessThanOrEqual(RECENT + DAYS + 6);
      }),
    );
  });

  it('removes nothing more when it is asked again', () => {
    fc.assert(
      fc.property(history, (made) => {
        const { kept } = rotate(made);
        expect(rotate(kept).removed).toEqual([]);
      }),
    );
  });

  it('keeps the last full one while backups of an emptied library are made, one at a time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.array(
          fc.record({ share: fc.double({ min: 0, max: 0.49, noNaN: true }), later: fc.nat({ max: 1 }) }),
          {
            maxLength: 60,
          },
        ),
        (full, after) => {
          let kept: readonly Made[] = [{ id: 'full', drafts: full, day: 1 }];
          let day = 1;
          for (const [place, { share, later }] of after.entries()) {
            day += later;
            if (day - 1 > DAYS_OF_FULLER) return;
            ({ kept } = rotate([...kept, { id: `thin${place}`, drafts: Math.floor(full * share), day }]));
            expect(idsOf(kept)).toContain('full');
          }
        },
      ),
    );
  });

  it('lets the full one go after thirty days of work, for the drafts may have been deleted on purpose', () => {
    const thin = Array.from({ length: 40 }, (_, place): Made => ({
      id: `thin${place}`,
      drafts: 1,
      day: 2 + place,
    }));
    const full: Made = { id: 'full', drafts: 100, day: 1 };
    expect(idsOf(rotate([full, ...thin.slice(0, 30)]).kept)).toContain('full');
    expect(idsOf(rotate([full, ...thin.slice(0, 31)]).kept)).not.toContain('full');
  });

  it('keeps one draft against none', () => {
    const none = Array.from({ length: 20 }, (_, place): Made => ({ id: `none${place}`, drafts: 0, day: 1 }));
    expect(rotate([{ id: 'one', drafts: 1, day: 1 }, ...none]).kept[0]).toMatchObject({
      id: 'one',
      kind: 'fuller',
    });
  });
});

describe('outdated', () => {
  const file = (drafts: number): { readonly drafts: number } => ({ drafts });

  it('names all but the last few', () => {
    const files = [1, 2, 3, 4, 5, 6, 7].map(file);
    expect(outdated(files, 5)).toEqual([{ drafts: 1 }, { drafts: 2 }]);
    expect(outdated(files.slice(0, 5), 5)).toEqual([]);
  });

  it('does not name one that has more than twice the drafts of every later one', () => {
    expect(outdated([50, 100, 3, 3, 3, 3, 3].map(file), 5)).toEqual([{ drafts: 50 }]);
  });
});
