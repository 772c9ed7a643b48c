import { counted } from '../document/counted';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * When a draft was edited: "just now", "5 minutes ago", "3 hours ago", then the day: "2 Jul", with the year where it is
 * another. Without the word "edited", because a row that has it is cut off before it says when. Times are milliseconds
 * UTC, shown in the machine's zone.
 */
export function editedAgo(updatedAt: number, now: number): string {
  const age = now - updatedAt;
  if (age < minute) return 'just now';
  if (age < hour) return `${counted(Math.floor(age / minute), 'minute')} ago`;
  if (age < day) return `${counted(Math.floor(age / hour), 'hour')} ago`;
  const isThisYear = new Date(now).getFullYear() === new Date(updatedAt).getFullYear();
  return (isThisYear ? dayOfYear : wholeDay).format(updatedAt);
}

// Made once: making one takes longer than drawing the row that it is for.
const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const wholeDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

interface Aged {
  readonly updatedAt: number;
}

export interface AgeGroup<Draft extends Aged> {
  readonly label: 'This week' | 'Earlier';
  readonly drafts: readonly Draft[];
}

/** Splits drafts, last edited first, into those of the last seven days and the rest. Empty groups are left out. */
export function groupByAge<Draft extends Aged>(
  drafts: readonly Draft[],
  now: number,
): readonly AgeGroup<Draft>[] {
  const isRecent = (draft: Draft) => now - draft.updatedAt < 7 * day;
  const groups: readonly AgeGroup<Draft>[] = [
    { label: 'This week', drafts: drafts.filter(isRecent) },
    { label: 'Earlier', drafts: drafts.filter((draft) => !isRecent(draft)) },
  ];
  return groups.filter((group) => group.drafts.length > 0);
}
