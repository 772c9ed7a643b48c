import { describe, expect, it } from 'vitest';
import { noteOf } from '../../../../renderer/app/backups/reminder';

const day = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 22);
const noPlan = { folder: null, every: 'never', lastAt: null, problem: null, everMade: false } as const;
const worked = { createdAt: now - 3 * day, version: 10, trashedAt: null };

describe('noteOf', () => {
  it('reminds once a draft has been worked on for some days', () => {
    expect(noteOf(noPlan, [worked], false, now)).toEqual({ kind: 'reminder' });
  });

  it.each([
    ['there are no drafts', noPlan, [], false],
    ['the draft is of today', noPlan, [{ ...worked, createdAt: now - day }], false],
    ['the draft was only opened', noPlan, [{ ...worked, version: 1 }], false],
    ['the draft is in the trash', noPlan, [{ ...worked, trashedAt: now }], false],
    ['a person does not want to be reminded', noPlan, [worked], true],
    ['there has been a backup', { ...noPlan, everMade: true }, [worked], false],
  ])('says nothing where %s', (_case, plan, drafts, dismissed) => {
    expect(noteOf(plan, drafts, dismissed, now)).toEqual({ kind: 'nothing' });
  });

  it('says what went wrong with the last one, dismissed or not', () => {
    const plan = { ...noPlan, everMade: true, problem: 'The folder is not there.' };
    expect(noteOf(plan, [], true, now)).toEqual({ kind: 'problem', message: 'The folder is not there.' });
  });
});
