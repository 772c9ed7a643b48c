import { describe, expect, it } from 'vitest';
import { reviewFacts } from '../../../renderer/library/review-facts';

const review = { from: 'Mira Okafor', due: '2026-12-03', returnedAt: null };
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
const today = noon('2026-11-22');
const facts = (more: Partial<Parameters<typeof reviewFacts>[0]>, now = today) =>
  reviewFacts({ ...review, ...more }, now, 'UTC').facts.join(' · ');

describe('a review in the list', () => {
  it('says for whom it is', () => {
    expect(reviewFacts(review, today, 'UTC')).toEqual({
      before: 'Review for ',
      name: 'Mira Okafor',
      facts: ['due 3 Dec', 'not returned'],
      isLate: false,
    });
    expect(reviewFacts({ ...review, from: ' ' }, today, 'UTC')).toMatchObject({ before: 'Review', name: '' });
  });

  it('says when it is due, with the year where it is another', () => {
    expect(facts({ due: '2027-01-09' })).toBe('due 9 Jan 2027 · not returned');
    expect(facts({ due: '' })).toBe('not returned');
    expect(facts({ due: 'soon' })).toBe('due soon · not returned');
  });

  it('says that it is past due, and stops saying so once it is returned', () => {
    const late = noon('2026-12-04');
    expect(facts({}, noon('2026-12-03'))).toBe('due 3 Dec · not returned');
    expect(facts({}, late)).toBe('past due: 3 Dec · not returned');
    expect(reviewFacts(review, late, 'UTC').isLate).toBe(true);
    expect(facts({ returnedAt: 1 }, late)).toBe('due 3 Dec · returned');
    expect(reviewFacts({ ...review, returnedAt: 1 }, late, 'UTC').isLate).toBe(false);
    expect(reviewFacts({ ...review, due: 'a day' }, late, 'UTC').isLate).toBe(false);
  });

  it('goes by the calendar of the machine', () => {
    const evening = Date.parse('2026-12-03T23:00:00Z');
    expect(reviewFacts(review, evening, 'America/New_York').isLate).toBe(false);
    expect(reviewFacts(review, evening, 'Asia/Tokyo').isLate).toBe(true);
  });
});
