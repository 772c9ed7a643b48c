import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf, idOf, localDay, parseId } from '../../../../electron/backups/names';

describe('idOf', () => {
  it('is read back, to the second, and can be asked for over the contract', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 4_000_000_000 }),
        fc.integer({ min: 1, max: 999_999_999 }),
        (second, number) => {
          const id = idOf(second * 1_000 + 7, number);
          expect(parseId(id)).toEqual({ id, at: second * 1_000, number });
          expect(id).toMatch(/^[\w.-]{1,100}$/);
        },
      ),
    );
  });

  it('is a name of the profile even by a clock that is far off', () => {
    for (const at of [-1, 1e17, Number.NaN]) expect(parseId(idOf(at, 3))?.number).toBe(3);
  });
});

describe('parseId', () => {
  it.each([
    '',
    'journal',
    '.unfinished-2026',
    '../2026-11-22T10-00-00Z-0001',
    '2026-11-22T10-00-00Z-0001/..',
    '2026-13-45T99-00-00Z-0001',
  ])('refuses %j', (id) => expect(parseId(id)).toBeNull());
});

describe('fileNameOf', () => {
  it('has the day of this place, and a number where there are several', () => {
    const at = new Date(2026, 10, 22, 23, 59).getTime();
    expect(localDay(at)).toBe('2026-11-22');
    expect(fileNameOf(at)).toBe('Aftermark backup 2026-11-22.aftermark-backup');
    expect(fileNameOf(at, 2)).toBe('Aftermark backup 2026-11-22 (2).aftermark-backup');
  });
});
