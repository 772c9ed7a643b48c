import { describe, expect, it } from 'vitest';

import { withoutDecided } from '../../../../../renderer/app/review/home/map-plan';
import { groupsIn, stretchWith } from '../../../../../renderer/app/review/home/shown-entries';
import { withoutSuperseded } from '../../../../../renderer/app/review/home/superseded';
import {
  broughtWords,
  countOf,
  groupsOf,
  orderOf,
  planOf,
  takenWords,
} from '../../../../../renderer/app/review/home/words';
import type { Plan, PlannedSuggestion } from '../../../../../renderer/review/home/plan-types';
import type { Suggestion } from '../../../../../renderer/review/types';

const person = (id: string) => ({ id, name: id, role: '' });

const suggestion = (
  id: string,
  from: number | null,
  heading: string | null,
  author = 'mira',
): PlannedSuggestion => ({
  id,
  review: 'r',
  author: person(author),
  at: 1,
  section: heading === null ? null : { id: heading, heading },
  changes: [],
  from,
  same: false,
  needs: [],
});

const plan: Plan = {
  suggestions: [suggestion('a', null, null), suggestion('b', 10, 'One'), suggestion('e', 40, 'Two', 'jon')],
  conflicts: [{ suggestions: [suggestion('c', 20, 'One'), suggestion('d', 20, 'One', 'jon')] }],
  cards: [
    { review: 'r', card: { suggestion: 'f', author: person('mira'), at: 1, reason: 'gone', steps: [] } },
  ],
};

describe('what is pending', () => {
  it('stands in the order of the document, by section, what has no place last', () => {
    expect(
      groupsOf(plan).map(({ section, entries }) => [section?.heading, entries.map(({ id }) => id)]),
    ).toEqual([
      [undefined, ['a']],
      ['One', ['b', 'c d']],
      ['Two', ['e']],
    ]);
    expect(orderOf(plan)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(countOf(plan)).toBe(6);
  });

  it('can be narrowed to one reviewer; a conflict is shown whole', () => {
    expect(orderOf(planOf(plan, 'jon'))).toEqual(['c', 'd', 'e']);
  });

  it('loses what was decided; the last of a conflict is a suggestion like others', () => {
    const left = withoutDecided(plan, new Set(['b', 'd', 'f']));
    expect(left.conflicts).toEqual([]);
    expect(orderOf(left)).toEqual(['a', 'c', 'e']);
  });
});

describe('what is said', () => {
  it('of a review that came home', () => {
    const counts = {
      reviewer: { id: 'm', name: 'Mira', role: 'database lead' },
      suggestions: 4,
      comments: 3,
      agreed: 2,
    };
    expect(broughtWords(counts)).toBe(
      'Mira (database lead): 4 suggestions, 3 comments, agreed to 2 sections',
    );
    expect(broughtWords({ ...counts, suggestions: 0, comments: 1, agreed: 0 })).toBe(
      'Mira (database lead): 1 comment',
    );
    expect(broughtWords({ ...counts, suggestions: 0, comments: 0, agreed: 0 })).toBe(
      'Mira (database lead): nothing new',
    );
  });

  it('after taking in: nothing where one went as it was shown, all that went another way', () => {
    const taking = { ok: true, steps: [], taken: ['a'], cards: [], parents: [], reordered: [] } as const;
    expect(takenWords(1, taking)).toBe('');
    const parents = [{ factor: 'f', was: null, now: 'g' }];
    expect(takenWords(3, { ...taking, cards: plan.cards, parents, reordered: ['e1', 'e2'] })).toBe(
      '1 suggestion taken in. 1 suggestion has no place now and stays under “No place”. 1 contributing factor answers to another one now. 2 events moved to their place in time.',
    );
  });
});

describe('a long list', () => {
  const entries = Array.from({ length: 500 }, (_, index) =>
    suggestion(`s${index}`, index, index < 40 ? 'One' : 'Two'),
  );
  const groups = groupsOf({ suggestions: entries, conflicts: [], cards: [] });
  const drawn = (stretch: { readonly start: number; readonly end: number }) =>
    groupsIn(groups, stretch).map((group) => [group.section?.heading, group.entries.length]);

  it('is drawn from its beginning', () => {
    const first = stretchWith({ start: 0, end: 0 }, -1, 500);
    expect(first).toEqual({ start: 0, end: 60 });
    expect(drawn(first)).toEqual([
      ['One', 40],
      ['Two', 20],
    ]);
  });

  it('jumps to the current entry, and stays where that is drawn already', () => {
    const jumped = stretchWith({ start: 0, end: 60 }, 300, 500);
    expect(jumped.start).toBeLessThan(300);
    expect(jumped.end).toBeGreaterThan(300);
    expect(stretchWith(jumped, 301, 500)).toEqual(jumped);
    expect(drawn(jumped)).toEqual([['Two', 60]]);
  });

  it('never reaches beyond its end, also when it became shorter', () => {
    expect(stretchWith({ start: 450, end: 510 }, -1, 470)).toEqual({ start: 450, end: 470 });
    expect(stretchWith({ start: 450, end: 510 }, -1, 20)).toEqual({ start: 0, end: 20 });
    expect(stretchWith({ start: 0, end: 60 }, -1, 0)).toEqual({ start: 0, end: 0 });
  });
});

describe('several returns', () => {
  const review = (roundId: string, ...ids: readonly string[]) => ({
    roundId,
    review: { suggestions: ids.map((id): Suggestion => ({ id, author: person('m'), at: 1, steps: [] })) },
  });

  it('of one reviewer count by the one that has everything', () => {
    const [first, second, other] = [review('r', 'a'), review('r', 'a', 'b'), review('q', 'a')];
    expect(withoutSuperseded([first, second, other])).toEqual([second, other]);
    expect(withoutSuperseded([second, first])).toEqual([second]);
    const again = review('r', 'a', 'b');
    expect(withoutSuperseded([second, again])).toEqual([second]);
  });

  it('are all kept where each has something of its own', () => {
    const both = [review('r', 'a', 'b'), review('r', 'a', 'c')];
    expect(withoutSuperseded(both)).toEqual(both);
  });
});
