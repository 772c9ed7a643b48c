import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { draftFormat, type Draft } from '../../../renderer/document/draft';
import {
  pieceBytes,
  pieceName,
  readPiece,
  readSettings,
  readTemplates,
  settingsBytes,
  templatesBytes,
  type Piece,
} from '../../../renderer/journal/pieces';
import {
  readSteps,
  readWhole,
  stepsBytes,
  stepsRecordOf,
  stepsRowOf,
  wholeBytes,
  type WholeRecord,
} from '../../../renderer/journal/records';
import { snapshotReasons, type StepsRow } from '../../../renderer/storage/rows';
import { draftWith, plainDraft } from '../file/fixtures';
import { returnRow, roundRow, titled } from '../storage/fixtures';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/u);
const id = fc.stringMatching(/^[\w-]{1,64}$/u);
const time = fc.integer({ min: -8e15, max: 8e15 });
const version = fc.integer({ min: 1, max: 1e9 });
/** Everything that people paste: emoji, halves of letters, controls, other scripts. */
const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
/** What JSON can say, and so what comes back word for word; -0 is written as 0. */
const json = fc
  .jsonValue({ noUnicodeString: false })
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll('"__proto__"', '"proto"')) as unknown);

const draft: fc.Arbitrary<Draft> = fc
  .record({ title: words, id, time, comments: fc.array(json), more: json })
  .map(({ title, more, time: updatedAt, ...rest }): Draft =>
    draftWith([titled(title), { type: 'fromTheFuture', attrs: { more } }], {
      ...rest,
      updatedAt,
      aside: more,
    }),
  );

const beside = fc.record({
  trashedAt: fc.option(time),
  review: fc.record({ from: words, due: words, returnedAt: fc.option(time) }),
});

const whole: fc.Arbitrary<WholeRecord> = fc.record({
  format: fc.constant(1 as const),
  version,
  draft,
  beside,
  assets: fc.array(hash),
});

const stepsRow: fc.Arbitrary<StepsRow> = fc
  .record(
    {
      draftId: id,
      seq: fc.integer({ min: 2, max: 1e9 }),
      at: time,
      clientId: words,
      steps: fc.array(json),
      comments: fc.array(json),
    },
    { requiredKeys: ['draftId', 'seq', 'at', 'clientId', 'steps'] },
  )
  .map((row) => row as StepsRow);

function value<T>(read: {
  readonly ok: boolean;
  readonly value?: T;
  readonly message?: string;
}): T | undefined {
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

const encode = (json_: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(json_));
const decoded = (bytes: Uint8Array): Record<string, unknown> =>
  JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;

const record: WholeRecord = {
  format: 1,
  version: 3,
  draft: plainDraft,
  beside: { trashedAt: null },
  assets: ['a'.repeat(64)],
};

describe('a whole state', () => {
  it('is what it was, through bytes', () => {
    fc.assert(
      fc.property(whole, (state) => {
        expect(value(readWhole(wholeBytes(state)))).toEqual(state);
      }),
    );
  });

  it('keeps members that are not known here', () => {
    const more = { ...decoded(wholeBytes(record)), later: { kind: 'newer minor version' } };
    expect(value(readWhole(encode(more)))).toEqual(more);
  });

  it('of a newer format is refused with a sentence', () => {
    expect(readWhole(encode({ ...record, format: 2 }))).toEqual({
      ok: false,
      message: 'The safety copy was written by a newer Aftermark; open it with that version.',
    });
  });

  it.each([
    ['cut', wholeBytes(record).slice(0, 40), 'The safety copy is not valid JSON.'],
    ['no text', Uint8Array.of(0xff, 0xfe, 0x00), 'The safety copy is not text in UTF-8.'],
    ['empty', new Uint8Array(), 'The safety copy is not valid JSON.'],
    ['a list', encode([]), 'The safety copy is not as Aftermark writes it.'],
    [
      'without a version',
      encode({ ...record, version: undefined }),
      'In the safety copy, version is missing.',
    ],
    [
      'with a document that is none',
      encode({ ...record, draft: { ...plainDraft, document: { type: 'paragraph' } } }),
      'In the safety copy, document is not a document node of type "doc".',
    ],
    [
      'with a hash that is none',
      encode({ ...record, assets: ['../escape'] }),
      'In the safety copy, assets[0] is not a SHA-256.',
    ],
  ])('that is %s is refused with a sentence', (_what, bytes, message) => {
    expect(readWhole(bytes)).toEqual({ ok: false, message });
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readWhole(bytes).ok).toBe(false);
      }),
    );
  });

  it('holds a draft of another major format, which opens for reading', () => {
    const older = { ...plainDraft, format: { major: draftFormat.major + 1, minor: 0 } };
    expect(readWhole(wholeBytes({ ...record, draft: older })).ok).toBe(true);
  });
});

describe('a save', () => {
  it('is the same row, through bytes', () => {
    fc.assert(
      fc.property(stepsRow, beside, fc.array(hash), (row, besideIt, images) => {
        const read = value(readSteps(stepsBytes(stepsRecordOf(row, besideIt, images))));
        expect(read && stepsRowOf(row.draftId, read)).toEqual(row);
        expect(read?.beside).toEqual(besideIt);
        expect(read?.assets).toEqual(images);
      }),
    );
  });

  it('that changes no version is no row of the log', () => {
    const besideAlone = {
      format: 1,
      after: 4,
      version: 4,
      at: 1,
      clientId: '',
      steps: [],
      beside: { trashedAt: 5 },
      assets: [],
    };
    const read = value(readSteps(encode(besideAlone)));
    expect(read).toEqual(besideAlone);
    expect(read && stepsRowOf('draft1', read)).toBeNull();
    expect(readSteps(encode({ ...besideAlone, steps: [{}] })).ok).toBe(false);
  });

  it('leads from one version to the next', () => {
    const one = { format: 1, at: 1, clientId: 'x', steps: [], beside: { trashedAt: null }, assets: [] };
    expect(readSteps(encode({ ...one, after: 4, version: 5 })).ok).toBe(true);
    expect(readSteps(encode({ ...one, after: 4, version: 6 })).ok).toBe(false);
    expect(readSteps(encode({ ...one, after: 4, version: 3 })).ok).toBe(false);
  });
});

describe('a piece', () => {
  const snapshot = fc
    .record({
      draftId: id,
      version,
      at: time,
      reason: fc.constantFrom(...snapshotReasons),
      document: draft.map(({ document }) => document),
      name: words,
    })
    .map((row): Piece => ({ kind: 'version', row }));
  const round = fc
    .record({ id, draftId: id, version, sentAt: time, request: words })
    .map((more): Piece => ({ kind: 'round', row: { ...roundRow(more), draftId: more.draftId } }));
  const review = fc
    .record({ id, sent: draft, openedAt: time, version })
    .map(({ version: returned, ...row }): Piece => ({
      kind: 'review',
      row: {
        ...row,
        round: roundRow().round,
        returned: { at: row.openedAt, version: returned, suggestions: [] },
      },
    }));
  const returned = fc
    .record({ hash, draftId: id, receivedAt: time, comments: fc.array(id), takenBack: fc.boolean() })
    .map((more): Piece => ({ kind: 'return', row: returnRow(more) }));
  const owner = ({ kind, row }: Piece): string => (kind === 'review' ? row.id : row.draftId);

  it('is the same row, through bytes, under its name', () => {
    fc.assert(
      fc.property(fc.oneof(snapshot, round, review, returned), (piece) => {
        expect(value(readPiece(pieceName(piece), pieceBytes(piece), owner(piece)))).toEqual(piece);
      }),
    );
  });

  it('has a name that the journal takes', () => {
    fc.assert(
      fc.property(fc.oneof(snapshot, round, review, returned), (piece) => {
        expect(pieceName(piece)).toMatch(/^[a-z]+(?:-[\w-]{1,100})?$/u);
      }),
    );
  });

  it('under the name or the draft of another is refused', () => {
    const piece: Piece = { kind: 'return', row: returnRow() };
    const bytes = pieceBytes(piece);
    expect(readPiece(pieceName(piece), bytes, piece.row.draftId).ok).toBe(true);
    expect(readPiece(`return-${'2'.repeat(64)}`, bytes, piece.row.draftId).ok).toBe(false);
    expect(readPiece(pieceName(piece), bytes, 'another').ok).toBe(false);
    expect(readPiece('round-round1', bytes, piece.row.draftId).ok).toBe(false);
    expect(readPiece('future-1', bytes, piece.row.draftId)).toEqual({
      ok: false,
      message: 'A part “future-1” is unknown here; a newer Aftermark may have written it.',
    });
  });
});

describe('what belongs to no draft', () => {
  it('is the same rows, through bytes', () => {
    const setting = fc.record({ key: words, value: json });
    fc.assert(
      fc.property(fc.array(setting), fc.array(fc.record({ id, addedAt: time })), (settings, ids) => {
        const templates = ids.map((row) => ({ ...row, template: plainDraft.template }));
        expect(value(readSettings(settingsBytes(settings)))).toEqual(settings);
        expect(value(readTemplates(templatesBytes(templates)))).toEqual(templates);
      }),
    );
  });

  it('is refused where it is another thing', () => {
    expect(readTemplates(encode({ format: 1, rows: [{ id: 'x', template: {}, addedAt: 1 }] })).ok).toBe(
      false,
    );
    expect(readSettings(encode({ format: 1 })).ok).toBe(false);
  });
});
