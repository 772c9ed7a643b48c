import { describe, expect, it } from 'vitest';
import { contentWords, damageWords, folderWords } from '../../../../renderer/app/backups/backup-words';

describe('the words for backups', () => {
  it('say what a backup holds, and why an old one is kept', () => {
    expect(contentWords({ drafts: 1, kind: 'recent' })).toBe('1 draft');
    expect(contentWords({ drafts: 12, kind: 'daily' })).toBe('12 drafts, the last of that day');
    expect(contentWords({ drafts: 500, kind: 'fuller' })).toBe(
      '500 drafts, kept because later ones have far fewer',
    );
  });

  it('say what is damaged, and nothing where nothing is', () => {
    expect(damageWords('a', 0)).toBeNull();
    expect(damageWords('a', 1)).toBe(
      '1 file in “a” is damaged and was left out. Everything else can be restored.',
    );
    expect(damageWords('a', 2)).toContain('2 files in “a” are damaged and were left out.');
  });

  it('say what happens in the folder', () => {
    expect(folderWords({ folder: null, every: 'never' })).toContain('Name a folder');
    expect(folderWords({ folder: 'Safe', every: 'week' })).toContain('to “Safe” every week');
    expect(folderWords({ folder: 'Safe', every: 'day' })).toContain('every day');
  });
});
