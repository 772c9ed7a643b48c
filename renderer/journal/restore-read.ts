import type { JournalEntry } from '../../electron/contract/journal';
import type { Draft } from '../document/draft';
import type { Checked } from '../file/json';
import type { BodyRow, StepsRow } from '../storage/rows';
import { stateOf } from '../storage/tail';
import { type Piece, readPiece } from './pieces';
import { type Beside, readSteps, readWhole, stepsRowOf } from './records';

/* A draft of a copy, read from bytes. Nothing here knows the database. */

/** What a copy gives of a draft, as `readKept` does. */
export interface KeptBytes {
  readonly entry: JournalEntry;
  readonly whole: Uint8Array;
  readonly steps: readonly Uint8Array[];
  readonly pieces: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** A draft as a copy has it. */
export interface KeptDraft {
  /** The draft at `version`. */
  readonly draft: Draft;
  readonly version: number;
  /** The whole state that it was read from, and the saves that led from there. */
  readonly base: BodyRow;
  readonly rows: readonly StepsRow[];
  readonly beside: Beside;
  /** Hashes of the images that any version of it has referred to, as far as the copy says. */
  readonly assets: readonly string[];
  readonly pieces: readonly Piece[];
  /** What could not be read, each as a sentence. */
  readonly problems: readonly string[];
}

/** What leads on from a whole state, as far as it can be read. */
interface Tail {
  readonly rows: readonly StepsRow[];
  readonly beside: Beside;
  readonly assets: readonly string[];
  readonly problem: string | null;
}

/** A save that the copy has twice counts once; one that is missing ends it. */
function readTail(steps: readonly Uint8Array[], draftId: string, version: number, beside: Beside): Tail {
  const rows: StepsRow[] = [];
  const assets: string[] = [];
  let here = version;
  let latest = beside;
  for (const bytes of steps) {
    const record = readSteps(bytes);
    if (!record.ok || record.value.after > here) {
      const problem = record.ok ? 'Some of its last saves are missing.' : record.message;
      return { rows, beside: latest, assets, problem };
    }
    if (record.value.version < here) continue;
    const row = stepsRowOf(draftId, record.value);
    if (row !== null && row.seq > here) {
      rows.push(row);
      here = row.seq;
    }
    latest = record.value.beside;
    assets.push(...record.value.assets);
  }
  return { rows, beside: latest, assets, problem: null };
}

/**
 * Reads a draft of a copy, as far as it can be read: a save that is damaged ends it at the one before. One sentence where
 * nothing of it can be read.
 */
export function readKeptDraft({ entry, whole, steps, pieces }: KeptBytes): Checked<KeptDraft> {
  const read = readWhole(whole);
  if (!read.ok) return read;
  const { draft: first, version: from, assets } = read.value;
  const { id } = first;
  if (id !== entry.id) return { ok: false, message: 'The safety copy holds another draft in its place.' };
  const base: BodyRow = { id, version: from, draft: first };
  const tail = readTail(steps, id, from, read.value.beside);
  const problems = tail.problem === null ? [] : [tail.problem];
  let { rows } = tail;
  let state = stateOf(base, rows);
  if (state.damage !== null) {
    const { after } = state.damage;
    problems.push('Its last saves do not fit its text, so it is as it was before them.');
    rows = rows.filter(({ seq }) => seq <= after);
    state = stateOf(base, rows);
  }
  const readable: Piece[] = [];
  for (const { name, bytes } of pieces) {
    const piece = readPiece(name, bytes, id);
    if (piece.ok) readable.push(piece.value);
    else problems.push(piece.message);
  }
  return {
    ok: true,
    value: {
      draft: state.draft,
      version: state.version,
      base,
      rows,
      beside: tail.beside,
      assets: [...new Set([...assets, ...tail.assets])].sort(),
      pieces: readable,
      problems,
    },
  };
}
