import { describe, expect, it } from 'vitest';

import { earlierReviews, laterRounds, roundWords } from '../../../../../renderer/app/review/history/since';
import type { ReviewRow } from '../../../../../renderer/storage/rows';
import { plainDraft } from '../../../file/fixtures';
import { newRound, roundRow } from '../../../storage/fixtures';

const review = (id: string, sentAt: number): ReviewRow => ({
  id,
  round: { ...newRound, id: `round of ${id}`, sentAt },
  sent: plainDraft,
  openedAt: sentAt,
  returned: null,
});

describe('what was sent before', () => {
  it('offers rounds after the one that is compared, the newest first', () => {
    const rounds = ['a', 'b', 'c'].map((id) => roundRow({ id }));
    expect(laterRounds(rounds, 'a').map(({ id }) => id)).toEqual(['c', 'b']);
    expect(laterRounds(rounds, 'c')).toEqual([]);
  });

  it('leaves out a review itself and those of later rounds', () => {
    const [first, second, third, fourth] = [1, 2, 3, 4].map((sentAt) => review(`r${sentAt}`, sentAt));
    if (!first || !second || !third || !fourth) throw new Error('four reviews');
    expect(earlierReviews([first, second, third, fourth], third)).toEqual([second, first]);
    expect(earlierReviews([first, second], first)).toEqual([]);
  });

  it('says when, and to whom', () => {
    const now = new Date(2026, 10, 22, 18).getTime();
    const sentAt = new Date(2026, 10, 21, 9).getTime();
    expect(roundWords({ ...newRound, sentAt, recipients: ' SRE ' }, now)).toBe('yesterday, 09:00, to SRE');
    expect(roundWords({ ...newRound, sentAt, recipients: '' }, now)).toBe('yesterday, 09:00');
  });
});
