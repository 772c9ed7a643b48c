import { describe, expect, it, vi } from 'vitest';

import type { Database } from '../../../renderer/storage/database';
import { loadDraft, saveDraft } from '../../../renderer/storage/drafts';
import { keepReturns } from '../../../renderer/storage/returns';
import {
  forgetRound,
  keepRound,
  knownRounds,
  listRounds,
  roundAtHome,
} from '../../../renderer/storage/rounds';
import { listVersions, nameVersion, takeSnapshot } from '../../../renderer/storage/snapshots';
import { draftWith, plainDraft } from '../file/fixtures';
import {
  everything,
  newRound,
  refuseRows,
  returnRow,
  roundRow,
  save,
  second,
  titled,
  withDraft,
} from './fixtures';

const { id } = plainDraft;
const insert = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'A ' }] } };

describe('keepRound', () => {
  it('keeps the round with the version that was sent', async () => {
    const db = await withDraft();
    await saveDraft(db, save());
    const row = roundRow({ version: 2 });
    expect(await keepRound(db, row)).toEqual({ kind: 'done' });
    expect(await listRounds(db, id)).toEqual([row]);
    const versions = await listVersions(db, id);
    expect(versions[1]).toEqual({ draftId: id, version: 2, at: newRound.sentAt, reason: 'shared' });
    expect(await roundAtHome(db, 'round1')).toEqual({
      round: row.round,
      sent: row.sent,
      base: second,
    });
  });

  it('keeps the version that was sent although the author has gone on writing', async () => {
    const db = await withDraft();
    const sent = {
      ...plainDraft.document,
      content: [
        {
          type: 'title',
          attrs: { id: 't' },
          content: [{ type: 'text', text: 'A The network was the incident' }],
        },
      ],
    };
    await saveDraft(db, save({ document: sent, steps: [insert] }));
    await saveDraft(db, save({ baseVersion: 2, document: second }));
    expect(await keepRound(db, roundRow({ version: 2 }))).toEqual({ kind: 'done' });
    expect((await roundAtHome(db, 'round1'))?.base).toEqual(sent);
    // Later saves change nothing of it.
    await saveDraft(db, save({ baseVersion: 3, document: draftWith([titled('Third')]).document }));
    expect((await roundAtHome(db, 'round1'))?.base).toEqual(sent);
  });

  it('keeps nothing of a version that is not there, or of no draft', async () => {
    const db = await withDraft();
    const before = await everything(db);
    expect(await keepRound(db, roundRow({ version: 2 }))).toEqual({ kind: 'outdated', version: 1 });
    expect(await keepRound(db, roundRow({ draftId: 'gone' }))).toEqual({ kind: 'missing' });
    expect(await everything(db)).toEqual(before);
  });

  it('that fails leaves no half of it', async () => {
    const db = await withDraft();
    await saveDraft(db, save());
    const before = await everything(db);
    const restore = refuseRows(db.rounds);
    expect(await keepRound(db, roundRow({ version: 2 }))).toEqual({
      kind: 'failed',
      message: 'Could not keep this round: the disk is full; free some space, then try again.',
    });
    restore();
    expect(await everything(db)).toEqual(before);
  });
});

describe('forgetRound', () => {
  const versionsIn = async (db: Database) => (await listVersions(db, id)).map(({ version }) => version);

  async function sent(...rounds: readonly string[]): Promise<Database> {
    const db = await withDraft();
    await saveDraft(db, save());
    for (const round of rounds) await keepRound(db, roundRow({ id: round, version: 2 }));
    return db;
  }

  it('leaves everything as it was before the round', async () => {
    const db = await sent();
    const before = await everything(db);
    await keepRound(db, roundRow({ version: 2 }));
    expect(await forgetRound(db, 'round1')).toEqual({ kind: 'done' });
    expect(await everything(db)).toEqual(before);
    expect(await forgetRound(db, 'round1')).toEqual({ kind: 'missing' });
  });

  it('keeps a version that another round is of, or that has a name or another reason', async () => {
    const twice = await sent('a', 'b');
    await forgetRound(twice, 'a');
    expect(await versionsIn(twice)).toEqual([1, 2]);
    expect((await roundAtHome(twice, 'b'))?.base).toEqual(second);
    const called = await sent('a');
    await nameVersion(called, id, 'Mine', 3);
    await forgetRound(called, 'a');
    expect(await versionsIn(called)).toEqual([1, 2]);
    const kept = await sent();
    await takeSnapshot(kept, id, 'day', newRound.sentAt);
    await keepRound(kept, roundRow({ version: 2 }));
    await forgetRound(kept, 'round1');
    expect(await versionsIn(kept)).toEqual([1, 2]);
  });
});

describe('the rounds of the library', () => {
  it('are listed the oldest first', async () => {
    const db = await withDraft();
    await keepRound(db, roundRow({ id: 'a', sentAt: 20 }));
    await keepRound(db, roundRow({ id: 'b', sentAt: 10 }));
    expect((await listRounds(db, id)).map((row) => row.id)).toEqual(['b', 'a']);
    expect(await listRounds(db, 'gone')).toEqual([]);
    expect(await roundAtHome(db, 'gone')).toBeNull();
  });

  it('are known with what came home of each, by index alone', async () => {
    const db = await withDraft();
    expect(await knownRounds(db)).toEqual(new Map([[id, []]]));
    await keepRound(db, roundRow({ id: 'a' }));
    await keepRound(db, roundRow({ id: 'b' }));
    const rows = [
      returnRow({ hash: '1', roundId: 'a' }),
      returnRow({ hash: '2', roundId: 'b' }),
      returnRow({ hash: '3', roundId: 'b' }),
    ];
    await keepReturns(db, rows, []);
    const reading = vi.fn<(row: unknown) => unknown>((row) => row);
    db.returns.hook('reading', reading);
    const known = await knownRounds(db);
    expect(reading).not.toHaveBeenCalled();
    expect(known.get(id)?.map(({ round, merged }) => [round.id, merged])).toEqual([
      ['a', ['1']],
      ['b', ['2', '3']],
    ]);
    await db.returns.toArray();
    expect(reading).toHaveBeenCalledTimes(3);
  });

  it('are no edit of the draft', async () => {
    const db = await withDraft();
    const before = await loadDraft(db, id);
    await keepRound(db, roundRow());
    await keepReturns(db, [returnRow()], []);
    expect(await loadDraft(db, id)).toEqual(before);
    expect(await saveDraft(db, save())).toEqual({ kind: 'saved', version: 2 });
  });
});
