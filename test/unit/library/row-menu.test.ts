import { describe, expect, it, vi } from 'vitest';
import type { LibraryActions } from '../../../renderer/library/library-actions';
import { draftItems, trashItems } from '../../../renderer/library/row-menu';
import { listRow } from '../../../renderer/storage/list-row';
import { plainDraft } from '../file/fixtures';

const row = listRow(plainDraft, { trashedAt: null }, 1);
const review = { from: 'Mira', due: '', returnedAt: null };

function spies() {
  const act = () => vi.fn<(given?: unknown) => void>();
  return {
    onNew: act(),
    onExample: act(),
    onOpen: act(),
    onOpenAt: act(),
    onRename: act(),
    onDuplicate: act(),
    onSaveCopy: act(),
    onTrash: act(),
    onRestore: act(),
    onDeleteForGood: act(),
    onShowTrash: act(),
  } satisfies LibraryActions;
}

describe('the menu of a row', () => {
  it('of a draft has everything, each doing what it says', () => {
    const actions = spies();
    const items = draftItems(row, actions);
    expect(items.map(({ label }) => label)).toEqual([
      'Rename…',
      'Duplicate',
      'Save a copy…',
      'Move to trash',
    ]);
    for (const { onSelect } of items) onSelect();
    for (const done of ['onRename', 'onDuplicate', 'onSaveCopy', 'onTrash'] as const)
      expect(actions[done].mock.calls).toEqual([[row]]);
  });

  it('of a review leaves out what makes no sense for one', () => {
    const labels = draftItems({ ...row, review }, spies()).map(({ label }) => label);
    expect(labels).toEqual(['Save a copy…', 'Move to trash']);
  });

  it('in the trash is the same for both', () => {
    const actions = spies();
    const items = trashItems({ ...row, review }, actions);
    expect(items.map(({ label, danger }) => [label, danger ?? false])).toEqual([
      ['Restore', false],
      ['Delete for good…', true],
    ]);
    for (const { onSelect } of items) onSelect();
    expect(actions.onRestore).toHaveBeenCalledOnce();
    expect(actions.onDeleteForGood).toHaveBeenCalledOnce();
  });
});
