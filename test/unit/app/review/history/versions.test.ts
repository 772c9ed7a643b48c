import { describe, expect, it } from 'vitest';

import { inOrder, versionName, versionViews } from '../../../../../renderer/app/review/history/versions';
import { snapshotReasons, type SnapshotSummary } from '../../../../../renderer/storage/rows';

const now = new Date(2026, 10, 22, 18, 5).getTime();
const at = new Date(2026, 10, 22, 14, 3).getTime();
const row = (version: number, more: Partial<SnapshotSummary> = {}): SnapshotSummary => ({
  draftId: 'd',
  version,
  at,
  reason: 'day',
  ...more,
});

describe('the list of versions', () => {
  it('has what is in the window first, then the newest', () => {
    const views = versionViews([row(1, { reason: 'created' }), row(9), row(4)], now);
    expect(views.map(({ version }) => version)).toEqual([null, 9, 4, 1]);
  });

  it('says why each was kept, and shows a name before that', () => {
    const [, named, automatic] = versionViews(
      [row(3, { reason: 'shared' }), row(5, { reason: 'shared', name: 'As agreed' })],
      now,
    );
    expect(named).toMatchObject({
      title: 'As agreed',
      about: 'today, 14:03 · Sent for review',
      isNamed: true,
    });
    expect(automatic).toMatchObject({ title: 'Sent for review', about: 'today, 14:03', isNamed: false });
    expect([named, automatic].map((view) => (view === undefined ? '' : versionName(view)))).toEqual([
      '“As agreed”',
      'the version of today, 14:03',
    ]);
  });

  it('has a word for every reason', () => {
    const titles = versionViews(
      snapshotReasons.map((reason, index) => row(index, { reason })),
      now,
    ).map(({ title }) => title);
    expect(new Set(titles).size).toBe(snapshotReasons.length + 1);
  });

  it('compares the older with the newer, whichever was chosen first', () => {
    const [present, newer, older] = versionViews([row(2), row(7)], now);
    if (present === undefined || newer === undefined || older === undefined)
      throw new Error('three versions');
    expect(inOrder(newer, older)).toEqual([older, newer]);
    expect(inOrder(present, older)).toEqual([older, present]);
    expect(inOrder(older, newer)).toEqual([older, newer]);
  });
});
