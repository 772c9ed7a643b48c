import { describe, expect, it } from 'vitest';
import { isFileDue, isRotatingDue } from '../../../../electron/backups/due';

const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
const at = (text: string): number => Date.parse(`${text}Z`);

describe('isRotatingDue', () => {
  it.each([
    ['there is none', null, '2026-11-22T10:00', true],
    ['two hours ago', '2026-11-22T08:00', '2026-11-22T10:00', false],
    ['three hours ago', '2026-11-22T07:00', '2026-11-22T10:00', true],
    ['a minute ago, but yesterday', '2026-11-21T23:59', '2026-11-22T00:00', true],
    ['in the future, by a clock set back', '2027-01-01T00:00', '2026-11-22T10:00', true],
  ] as const)('%s', (_case, last, now, due) => {
    expect(isRotatingDue(last === null ? null : at(last), at(now), utcDay)).toBe(due);
  });
});

describe('isFileDue', () => {
  it.each([
    ['never', null, '2026-11-22T10:00', false],
    ['day', null, '2026-11-22T10:00', true],
    ['day', '2026-11-22T00:01', '2026-11-22T23:59', false],
    ['day', '2026-11-21T23:59', '2026-11-22T00:00', true],
    ['week', '2026-11-15T18:00', '2026-11-21T23:59', false],
    ['week', '2026-11-15T18:00', '2026-11-22T00:01', true],
    ['week', '2026-12-24T18:00', '2027-01-02T10:00', true],
    ['week', '2027-01-01T00:00', '2026-11-22T10:00', true],
  ] as const)('every %s, last %s, now %s', (every, last, now, due) => {
    expect(isFileDue(every, last === null ? null : at(last), at(now), utcDay)).toBe(due);
  });
});
