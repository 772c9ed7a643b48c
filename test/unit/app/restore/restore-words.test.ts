import { describe, expect, it } from 'vitest';

import {
  conditionWords,
  copyWords,
  libraryWords,
  shownTitle,
  storyOf,
} from '../../../../renderer/app/restore/restore-words';
import type { Compared } from '../../../../renderer/journal/compare';

// Of the machine's own clock, in which they are shown.
const now = new Date(2019, 6, 2, 18, 0).getTime();
const present = { title: 'Edge', version: 4, at: new Date(2019, 6, 2, 14, 2).getTime(), trashedAt: null };
const draft: Compared = {
  id: 'a',
  title: 'Edge',
  kept: { version: 7, at: new Date(2019, 6, 1, 14, 20).getTime(), trashedAt: null },
  condition: 'whole',
  present,
  relation: 'newer',
};

describe('both states of a draft', () => {
  it('have their times', () => {
    expect(libraryWords(draft, now)).toBe('In your library: edited today, 14:02');
    expect(copyWords(draft, 'safety copy', now)).toBe('In the safety copy: yesterday, 14:20, 3 saves newer');
  });

  it.each([
    ['newer', 5, ', 1 save newer'],
    ['older', 2, ', 2 saves older'],
    ['same', 4, ', the same'],
    ['other', 4, ', written separately'],
  ] as const)('tell how far they are apart: %s', (relation, version, words) => {
    const kept = { ...draft.kept, version };
    expect(copyWords({ ...draft, kept, relation }, 'backup', now)).toBe(
      `In the backup: yesterday, 14:20${words}`,
    );
  });

  it('tell what is missing, what is in the trash, and what is damaged', () => {
    const missing: Compared = { ...draft, present: null, relation: 'missing' };
    expect(libraryWords(missing, now)).toBe('Not in your library');
    expect(copyWords(missing, 'backup', now)).toBe('In the backup: yesterday, 14:20');
    const trashed = { ...draft.kept, trashedAt: 1 };
    expect(copyWords({ ...missing, kept: trashed }, 'backup', now)).toContain(', in the trash');
    expect(libraryWords({ ...draft, present: { ...present, trashedAt: 1 } }, now)).toContain(
      ', in the trash',
    );
    expect(conditionWords(draft, 'backup')).toBeNull();
    expect(conditionWords({ ...draft, condition: 'fell-back' }, 'backup')).toContain('the state before it');
    expect(conditionWords({ ...draft, condition: 'damaged' }, 'backup')).toContain('cannot be read');
    expect(shownTitle('  ')).toBe('Untitled');
  });
});

describe('what happened', () => {
  it('is said with how many drafts there are to restore', () => {
    const damaged: Compared = { ...draft, present: null, relation: 'missing', condition: 'damaged' };
    expect(storyOf([draft, damaged], true).text).toContain('has 1 draft.');
    expect(storyOf([draft, draft], false).text).toContain('has 2 drafts that your library lacks');
    expect(storyOf([damaged], true).heading).toContain('cannot be read');
  });
});
