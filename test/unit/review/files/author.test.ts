import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shownAuthor, shownText } from '../../../../renderer/review/files/author';
import type { Author } from '../../../../renderer/document/review-record';

const person = (name: string, role = ''): Author => ({ id: 'm1', name, role });

describe('a name from outside', () => {
  it.each([
    ['Mira', 'database lead', 'Mira (database lead)'],
    ['Mira', '', 'Mira'],
    ['', 'database lead', 'database lead'],
    ['', '', 'Somebody'],
    [' \u200B\u0000 ', '\u202E', 'Somebody'],
    ['Mira\n\tOkafor', 'lead\u202E)live(', 'Mira Okafor (lead )live()'],
    ['\uD800Mira', '', 'Mira'],
    // Persian and emoji of several parts need their joiners.
    ['علی\u200Cرضا', '', 'علی\u200Cرضا'],
    ['👩\u200D🚒', '', '👩\u200D🚒'],
  ])('%j with the role %j is shown as %j', (name, role, shown) => {
    expect(shownAuthor(person(name, role))).toBe(shown);
  });

  it('is shown in one line, without what cannot be seen, and the same when shown again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = shownText(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\u2028\u2029]/u);
        expect(shownText(shown)).toBe(shown);
      }),
    );
  });
});
