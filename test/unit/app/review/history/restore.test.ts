// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { restoring } from '../../../../../renderer/app/review/history/restore';
import { restoreVersion } from '../../../../../renderer/app/review/history/restore-version';
import { admitDocument, releaseDocument } from '../../../../../renderer/document/admit';
import type { NodeJSON } from '../../../../../renderer/document/draft';
import { documentAt } from '../../../../../renderer/storage/log';
import { listVersions } from '../../../../../renderer/storage/snapshots';
import { Bench, action, actions, at, event, p, section, timeline, title } from '../../../editor/harness';
import { plainDraft } from '../../../file/fixtures';
import { refuseCommit, withDraft } from '../../../storage/fixtures';
import { structuredDocument } from '../../../support/random-document';
import { withPlacedIds } from '../../../support/without-ids';

const now = [
  title('Outage'),
  section('h1', 'Timeline'),
  timeline(event('e1', 'Alarm', { happened: at('13:42') }), event('e2', 'Fixed', { happened: at('14:09') })),
  section('h2', 'Actions'),
  actions(action('a1', 'Add disks', { owner: 'web team' })),
  p('p1', 'The end.'),
];

const before = new Bench([
  title('Outage'),
  section('h2', 'Actions'),
  actions(action('a1', 'Add more disks', { owner: 'database team', due: '2019-08-01' })),
  p('p1', 'The end.'),
  section('h1', 'Timeline'),
  timeline(event('e1', 'Alarm', { happened: at('13:40') })),
  p('p2', 'Gone since.'),
]);
const version: NodeJSON = releaseDocument(before.doc);

/** Milliseconds for a test over random documents, on a machine that is busy. */
const patience = 30_000;

function restore({ editor }: Bench, to: NodeJSON): void {
  const transaction = restoring(editor.state, to);
  if (transaction !== null) editor.view.dispatch(transaction);
}

describe('an earlier version', () => {
  it('comes back with all its facts, by one transaction and one undo', () => {
    const bench = new Bench(now);
    const present = releaseDocument(bench.doc);
    restore(bench, version);
    expect(releaseDocument(bench.doc)).toEqual(version);
    bench.editor.commands.undo();
    expect(releaseDocument(bench.doc)).toEqual(present);
  });

  it('brings none of its reviews back, and takes none of those since away', () => {
    const by = { id: 'a', name: 'A', role: '' };
    const records = {
      receipts: [{ review: 'r', at: 1 }],
      decisions: [{ suggestion: 's', kind: 'accepted', by, at: 2 }],
      signOffs: [{ id: 'x', section: 'h1', contentHash: 'h', author: by, at: 3 }],
      statusHistory: [{ from: 'draft', to: 'in-review', by, at: 4 }],
    };
    const bench = new Bench(now, { ...records, status: 'in-review' });
    restore(bench, { ...version, attrs: { ...version.attrs, receipts: [{ review: 'old', at: 0 }] } });
    expect(bench.doc.attrs).toMatchObject({ ...records, status: 'in-review' });
    expect(bench.block('a1').attrs['owner']).toBe('database team');
  });

  it('is no change where it says what is there', () => {
    const bench = new Bench(now);
    expect(restoring(bench.editor.state, releaseDocument(bench.doc))).toBeNull();
  });

  it('leaves what did not change where it is, so that comments stay at their places', () => {
    const bench = new Bench(now);
    const { mapping } = restoring(bench.editor.state, version) ?? bench.editor.state.tr;
    expect(mapping.mapResult(bench.at('p1', 3)).deleted).toBe(false);
    expect(mapping.mapResult(bench.at('e2-line', 3)).deleted).toBe(true);
  });

  it(
    'comes back whatever it is and whatever is there',
    () => {
      const bench = new Bench([title('T')]);
      fc.assert(
        fc.property(structuredDocument, structuredDocument, (one, other) => {
          const { editor } = bench;
          const [first, second] = [withPlacedIds(one), withPlacedIds(other)];
          restore(bench, first);
          const present = releaseDocument(bench.doc);
          const restored = restoring(editor.state, second);
          const { attrs, ...wanted } = releaseDocument(admitDocument(second));
          const { attrs: facts, ...got } = releaseDocument(restored?.doc ?? bench.doc);
          expect(got).toEqual(wanted);
          expect({ ...facts, status: '' }).toEqual({ ...attrs, status: '' });
          if (restored === null) return;
          editor.view.dispatch(restored);
          editor.commands.undo();
          expect(releaseDocument(bench.doc)).toEqual(present);
        }),
        { numRuns: 8 },
      );
    },
    patience,
  );
});

describe('restoring', () => {
  const sessionOf = (bench: Bench, flush = () => Promise.resolve({ kind: 'saved' } as const)) => ({
    id: plainDraft.id,
    editor: bench.editor,
    flush,
  });

  it('keeps what is there first', async () => {
    const db = await withDraft({ ...plainDraft, document: releaseDocument(new Bench(now).doc) });
    await db.snapshots.clear();
    const bench = new Bench(now);
    expect(await restoreVersion(db, sessionOf(bench), version, 5)).toEqual({ kind: 'restored' });
    expect(await listVersions(db, plainDraft.id)).toMatchObject([
      { version: 1, reason: 'before-restore', at: 5 },
    ]);
    expect(await documentAt(db, plainDraft.id, 1)).toEqual(releaseDocument(new Bench(now).doc));
    expect(await restoreVersion(db, sessionOf(bench), version, 6)).toEqual({ kind: 'same' });
  });

  it('changes nothing where that cannot be kept', async () => {
    const db = await withDraft({ ...plainDraft, document: releaseDocument(new Bench(now).doc) });
    await db.snapshots.clear();
    const bench = new Bench(now);
    const { doc } = bench;
    const refused = refuseCommit();
    expect(await restoreVersion(db, sessionOf(bench), version, 5)).toMatchObject({ kind: 'failed' });
    refused.mockRestore();
    const unsaved = () => Promise.resolve({ kind: 'failed', message: 'The disk is full.' } as const);
    expect(await restoreVersion(db, { ...sessionOf(bench), flush: unsaved }, version, 5)).toEqual({
      kind: 'failed',
      message: 'The disk is full.',
    });
    expect(bench.doc).toBe(doc);
  });
});
