import type { Entry, Group } from './words';

/** The stretch of a long list that is drawn: indexes of its entries, `end` not among them. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Entries that are drawn at first, and that scrolling adds. */
export const drawnAtOnce = 60;

/** Drawn before the current entry where the list jumps to it. */
const before = 15;

/** The stretch of `total` entries that is drawn, so that the current one is in it; -1 stands for none. */
export function stretchWith({ start, end }: Stretch, current: number, total: number): Stretch {
  const isIn = current < 0 || (current >= start && current < end);
  if (isIn && start < total) return { start, end: Math.min(Math.max(end, start + drawnAtOnce), total) };
  const first = Math.max(0, Math.min(current, total) - before);
  return { start: first, end: Math.min(first + drawnAtOnce, total) };
}

/** The groups with those entries only that are in a stretch. */
export function groupsIn(groups: readonly Group[], { start, end }: Stretch): readonly Group[] {
  let index = 0;
  return groups.flatMap((group) => {
    const [from, to] = [start - index, end - index];
    index += group.entries.length;
    const entries = group.entries.slice(Math.max(0, from), Math.max(0, to));
    return entries.length === 0 ? [] : [{ ...group, entries }];
  });
}

/** Whether an entry is of a suggestion, alone or with others. */
export function isOf(entry: Exclude<Entry, { kind: 'card' }>, suggestion: string | null): boolean {
  if (suggestion === null) return false;
  return entry.kind === 'one'
    ? entry.id === suggestion
    : entry.suggestions.some(({ id }) => id === suggestion);
}
