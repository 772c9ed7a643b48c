import type { SnapshotReason, SnapshotSummary } from '../../../storage/rows';
import { momentWords } from './moment-words';

/** A version of the draft as the history lists it. */
export interface VersionView {
  /** Number of the version; null for what is in the window. */
  readonly version: number | null;
  readonly title: string;
  /** Why it was kept, or when; '' where the title says it. */
  readonly about: string;
  readonly isNamed: boolean;
  /** "today, 14:03"; "now" for what is in the window. */
  readonly when: string;
  /** Milliseconds UTC. */
  readonly at: number;
}

const reasons: Readonly<Record<SnapshotReason, string>> = {
  created: 'Created',
  imported: 'As it came in a file',
  replaced: 'Replaced as a whole',
  shared: 'Sent for review',
  'before-merge': 'Before a review came home',
  'before-import': 'Before an import into the timeline',
  'before-restore': 'Before an earlier version was restored',
  day: 'Before a day of work',
  named: 'Named version',
};

/** What is in the window, then all that was kept, the newest first. `now` is milliseconds UTC. */
export function versionViews(rows: readonly SnapshotSummary[], now: number): readonly VersionView[] {
  const kept = rows.toSorted((one, other) => other.version - one.version).map((row) => viewOf(row, now));
  return [
    { version: null, title: 'Now', about: 'What is in the window', isNamed: false, when: 'now', at: now },
    ...kept,
  ];
}

function viewOf({ version, at, reason, name = '' }: SnapshotSummary, now: number): VersionView {
  const when = momentWords(at, now);
  return name === ''
    ? { version, title: reasons[reason], about: when, isNamed: false, when, at }
    : {
        version,
        title: name,
        about: reason === 'named' ? when : `${when} · ${reasons[reason]}`,
        isNamed: true,
        when,
        at,
      };
}

/** A version in the middle of a sentence: “As agreed”, or “the version of today, 14:03”. */
export function versionName({ isNamed, title, when }: VersionView): string {
  return isNamed ? `“${title}”` : `the version of ${when}`;
}

/** Two versions in the order in which they came to be; what is in the window is the last of all. */
export function inOrder(one: VersionView, other: VersionView): readonly [VersionView, VersionView] {
  const place = ({ version }: VersionView): number => version ?? Number.POSITIVE_INFINITY;
  return place(one) <= place(other) ? [one, other] : [other, one];
}
