import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it, vi } from 'vitest';

import { stepsFrom, stepsOf } from '../../../renderer/app/session-steps';
import { documentSchema } from '../../../renderer/document/schema';
import { saveDraft } from '../../../renderer/storage/drafts';
import { draftWith, plainDraft } from '../file/fixtures';
import { save, titled, withDraft } from '../storage/fixtures';

const { id } = plainDraft;
const step = (name: string) => ({ stepType: 'replace', name });

describe('stepsFrom', () => {
  it('leads from a version over what is stored to what is in the window', async () => {
    const db = await withDraft();
    await saveDraft(db, save({ steps: [step('a'), step('b')] }));
    await saveDraft(db, save({ baseVersion: 2, steps: [step('c')] }));
    const unsaved = () => ({ version: 3, steps: [step('d')] });
    const names = async (since: number) =>
      (await stepsFrom(db, { id, since, unsaved }))?.map((one) => (one as { name: string }).name);
    expect(await names(1)).toEqual(['a', 'b', 'c', 'd']);
    expect(await names(2)).toEqual(['c', 'd']);
    expect(await names(3)).toEqual(['d']);
  });

  it('is null where the log has a gap after that version, and goes on after the gap', async () => {
    const db = await withDraft();
    await saveDraft(db, save({ steps: [], document: draftWith([titled('Else')]).document }));
    await saveDraft(db, save({ baseVersion: 2, steps: [step('a')] }));
    const unsaved = () => ({ version: 3, steps: [step('b')] });
    expect(await stepsFrom(db, { id, since: 1, unsaved })).toBeNull();
    expect(await stepsFrom(db, { id, since: 2, unsaved })).toEqual([step('a'), step('b')]);
  });

  it('asks again when a save came between, and takes each step once', async () => {
    const db = await withDraft();
    await saveDraft(db, save({ steps: [step('a')] }));
    const unsaved = vi
      .fn<() => { version: number; steps: readonly unknown[] }>()
      .mockReturnValueOnce({ version: 1, steps: [step('a')] })
      .mockReturnValue({ version: 2, steps: [step('b')] });
    expect(await stepsFrom(db, { id, since: 1, unsaved })).toEqual([step('a'), step('b')]);
  });

  it('leaves out what a save has stored already, of which the window does not know yet', async () => {
    const db = await withDraft();
    await saveDraft(db, save({ steps: [step('a')] }));
    const unsaved = () => ({ version: 1, steps: [step('a')] });
    expect(await stepsFrom(db, { id, since: 1, unsaved })).toEqual([step('a')]);
  });
});

describe('stepsOf', () => {
  it('has the steps that plugins appended, in order', () => {
    const state = EditorState.create({ schema: documentSchema });
    const paragraph = () => documentSchema.node('paragraph', null, [documentSchema.text('a')]);
    const transaction = state.tr.insert(0, paragraph());
    const after = state.apply(transaction);
    const appended = after.tr.setNodeAttribute(0, 'id', 'p1');
    const caret = after.tr;
    expect(stepsOf({ transaction, appendedTransactions: [appended] })).toEqual([
      ...transaction.steps,
      ...appended.steps,
    ]);
    expect(stepsOf({ transaction: caret, appendedTransactions: [appended] })).toEqual(appended.steps);
  });
});
