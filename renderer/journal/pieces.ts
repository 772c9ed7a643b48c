import * as v from 'valibot';

import { checkDraft, idSchema, timeSchema } from '../file/envelope';
import { type Checked, refuse } from '../file/json';
import { checkDocument } from '../file/node-check';
import { returnSchema, roundSchema, stepsSchema } from '../review/files/schema';
import {
  snapshotReasons,
  type ReturnRow,
  type ReviewRow,
  type RoundRow,
  type SettingRow,
  type SnapshotRow,
  type TemplateRow,
} from '../storage/rows';
import { templateSchema } from '../../templates/template';
import { checkedRecord, readRecord, recordBytes } from './record-bytes';

/*
 * What belongs to a draft beside its state, each a row of the database as JSON in UTF-8, under a name by which the
 * journal puts a later one in its place. And what belongs to no draft: all rows of a table in one.
 */

export type Piece =
  | { readonly kind: 'version'; readonly row: SnapshotRow }
  | { readonly kind: 'round'; readonly row: RoundRow }
  | { readonly kind: 'review'; readonly row: ReviewRow }
  | { readonly kind: 'return'; readonly row: ReturnRow };

/** Names of pieces, by the keys of their rows. */
export const versionPiece = (version: number): string => `version-${version}`;
export const roundPiece = (id: string): string => `round-${id}`;
export const reviewPiece = 'review';
export const returnPiece = (hash: string): string => `return-${hash}`;

export function pieceName({ kind, row }: Piece): string {
  switch (kind) {
    case 'version':
      return versionPiece(row.version);
    case 'round':
      return roundPiece(row.id);
    case 'review':
      return reviewPiece;
    case 'return':
      return returnPiece(row.hash);
  }
}

/** The draft that a piece belongs to. */
export function pieceOwner({ kind, row }: Piece): string {
  return kind === 'review' ? row.id : row.draftId;
}

export function pieceBytes({ row }: Piece): Uint8Array<ArrayBuffer> {
  return recordBytes({ format: 1, row });
}

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u, 'is not a SHA-256'));
const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const format = v.literal(1);
const kept = (row: v.GenericSchema) => v.looseObject({ format, row });

const reviewEntries = v.omit(returnSchema, ['format']).entries;

const schemas = {
  version: kept(
    v.looseObject({
      draftId: idSchema,
      version,
      at: timeSchema,
      reason: v.picklist(snapshotReasons),
      document: v.unknown(),
      name: v.exactOptional(v.string()),
    }),
  ),
  round: kept(v.looseObject({ id: idSchema, draftId: idSchema, round: roundSchema, sent: v.unknown() })),
  review: kept(
    v.looseObject({
      id: idSchema,
      round: roundSchema,
      sent: v.unknown(),
      openedAt: timeSchema,
      returned: v.nullable(
        v.looseObject({ at: timeSchema, version, suggestions: stepsSchema.entries.suggestions }),
      ),
    }),
  ),
  return: kept(
    v.looseObject({
      hash,
      draftId: idSchema,
      roundId: idSchema,
      review: v.looseObject({ ...reviewEntries, suggestions: stepsSchema.entries.suggestions }),
      comments: v.array(idSchema),
      receivedAt: timeSchema,
      takenBack: v.exactOptional(v.boolean()),
    }),
  ),
} as const satisfies Record<Piece['kind'], v.GenericSchema>;

function kindOf(name: string): Piece['kind'] | null {
  const [kind = ''] = name.split('-', 1);
  return kind === 'version' || kind === 'round' || kind === 'review' || kind === 'return' ? kind : null;
}

const called: Readonly<Record<Piece['kind'], string>> = {
  version: 'an earlier version',
  round: 'a round of review',
  review: 'the review',
  return: 'a review that came home',
};

/** Reads the row of a piece that is held to its schema already, and what its schema leaves to others. */
function contentProblem({ kind, row }: Piece): string | null {
  if (kind === 'return') return null;
  const content =
    kind === 'version'
      ? checkDocument(row.document)
      : kind === 'round'
        ? checkDocument(row.sent)
        : checkDraft(row.sent, called.review);
  return content.ok ? null : content.message;
}

/**
 * Reads a piece, from wherever it comes; one sentence where it is none, or another than its name says.
 *
 * @param draftId whose it has to be
 */
export function readPiece(name: string, bytes: Uint8Array, draftId: string): Checked<Piece> {
  const kind = kindOf(name);
  if (kind === null)
    return refuse(`A part “${name}” is unknown here; a newer Aftermark may have written it.`);
  const read = checkedRecord<{ readonly row: Piece['row'] }>(
    readRecord(bytes, called[kind]),
    schemas[kind],
    called[kind],
  );
  if (!read.ok) return read;
  const piece = { kind, row: read.value.row } as Piece;
  const problem = contentProblem(piece);
  if (problem !== null) return refuse(`In ${called[kind]}, ${problem}`);
  if (pieceOwner(piece) !== draftId || pieceName(piece) !== name)
    return refuse(`The part “${name}” belongs to something else.`);
  return { ok: true, value: piece };
}

/** All settings, as one file of the journal. */
export function settingsBytes(rows: readonly SettingRow[]): Uint8Array<ArrayBuffer> {
  return recordBytes({ format: 1, rows });
}

/** All templates of the person's own, as one file of the journal. */
export function templatesBytes(rows: readonly TemplateRow[]): Uint8Array<ArrayBuffer> {
  return recordBytes({ format: 1, rows });
}

const settingsSchema = v.looseObject({
  format,
  rows: v.array(v.looseObject({ key: v.string(), value: v.unknown() })),
});

const templatesSchema = v.looseObject({
  format,
  rows: v.array(v.looseObject({ id: v.string(), template: templateSchema, addedAt: timeSchema })),
});

export function readSettings(bytes: Uint8Array): Checked<readonly SettingRow[]> {
  return rowsIn<SettingRow>(bytes, settingsSchema, 'the copy of the settings');
}

export function readTemplates(bytes: Uint8Array): Checked<readonly TemplateRow[]> {
  return rowsIn<TemplateRow>(bytes, templatesSchema, 'the copy of the templates');
}

function rowsIn<Row>(bytes: Uint8Array, schema: v.GenericSchema, name: string): Checked<readonly Row[]> {
  const read = checkedRecord<{ readonly rows: readonly Row[] }>(readRecord(bytes, name), schema, name);
  return read.ok ? { ok: true, value: read.value.rows } : read;
}
