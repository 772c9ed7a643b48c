import type { Clock } from '../storage/autosave';
import type { Database } from '../storage/database';
import { changesOf, type MutatedParts } from './keeper-changes';
import {
  allPieces,
  compare,
  knownFrom,
  type PieceOf,
  returnPieceOf,
  reviewPieceOf,
  roundPieceOf,
  snapshotPieceOf,
} from './keeper-compare';
import { keepDraft, type Knowledge, type KnownDraft, type Wanted } from './keeper-draft';
import type { AskJournal } from './keeper-messages';
import { createScheduler, type Outcome } from './keeper-scheduler';
import type { KeeperState } from './keeper-state';
import { returnPiece, roundPiece, settingsBytes, templatesBytes } from './pieces';

/*
 * The keeper without its thread: hears what was committed, and brings the journal up to date. Keys of what is brought up
 * to date: `compare` (everything, at the start and where it is not known what changed), `draft <id>` (its state and its
 * pieces, in order), `round <id>` and `return <hash>` (whose piece it is), `image <hash>`, `shared <name>`.
 */

export interface KeeperCore {
  /** Compares everything, and follows from then on. */
  readonly start: () => void;
  readonly changed: (parts: MutatedParts) => void;
  /** Resolves once all that was told of is in the journal, or has failed to get there. */
  readonly flush: () => Promise<KeeperState>;
  readonly stop: () => void;
}

interface CoreOptions {
  readonly db: Database;
  readonly ask: AskJournal;
  readonly onState: (state: KeeperState) => void;
  readonly clock: Clock;
}

/** Transfers under way at once. */
const atOnce = 3;
/** A draft that was not changed for so many milliseconds is quiet: its saves are folded. */
const quiet = 5_000;

interface Mutable {
  beside: boolean;
  fold: boolean;
  gone: boolean;
  pieces: Map<string, PieceOf['read']>;
}

export function createKeeperCore({ db, ask, onState, clock }: CoreOptions): KeeperCore {
  const journal = new Map<string, KnownDraft>();
  /** What has to be looked at, by draft. */
  const wants = new Map<string, Mutable>();
  /** The drafts that pieces in the journal belong to, for those whose row is gone. */
  const owners = new Map<string, string>();
  const quietTimers = new Map<string, () => void>();
  /** The last bytes that were sent of what belongs to no draft. */
  const shared = new Map<string, string>();
  let compared = false;
  /** What was asked for before it was known what the journal has. */
  const early = new Set<string>();

  const scheduler = createScheduler({ run, atOnce, onState, clock });

  const wantOf = (id: string): Mutable => {
    const known = wants.get(id) ?? { beside: false, fold: false, gone: false, pieces: new Map() };
    wants.set(id, known);
    return known;
  };
  const wantPiece = ({ id, name, read }: PieceOf): void => void wantOf(id).pieces.set(name, read);

  const known: Knowledge = {
    get: (id) => journal.get(id),
    set: (id, draft) => {
      if (draft === undefined) journal.delete(id);
      else journal.set(id, draft);
    },
    wantAllPieces: async (id) => {
      for (const piece of await allPieces(db)) if (piece.id === id) wantPiece(piece);
    },
    pieceSent: (id, name, isThere) => {
      if (isThere) owners.set(name, id);
      else owners.delete(name);
    },
  };

  async function run(key: string): Promise<Outcome> {
    const space = key.indexOf(' ');
    const [kind, name] = space < 0 ? [key, ''] : [key.slice(0, space), key.slice(space + 1)];
    if (kind === 'compare') return compareAll();
    if (!compared) {
      early.add(key);
      return { kind: 'done' };
    }
    switch (kind) {
      case 'draft':
        return keepOne(name);
      case 'round':
        return wantOwned(roundPiece(name), await db.rounds.get(name), (id) => roundPieceOf(db, id, name));
      case 'return':
        return wantOwned(returnPiece(name), await db.returns.get(name), (id) => returnPieceOf(db, id, name));
      case 'image':
        return keepImage(name);
      default:
        return name === 'settings' ? keepShared('settings') : keepShared('templates');
    }
  }

  async function keepOne(id: string): Promise<Outcome> {
    const wanted: Wanted = wants.get(id) ?? { beside: false, fold: false, gone: false, pieces: new Map() };
    wants.delete(id);
    let outcome: Outcome = { kind: 'failed', message: '' };
    try {
      outcome = await keepDraft({ db, ask, known }, id, wanted);
      return outcome;
    } finally {
      if (outcome.kind !== 'done') wantAgain(id, wanted);
      // Its folder is a new one, and its pieces are asked for.
      else if (wants.has(id)) scheduler.mark(`draft ${id}`);
      if ((journal.get(id)?.tail.records ?? 0) > 0) foldWhenQuiet(id);
    }
  }

  /** Asks for a piece whose draft its row names, or, where that is gone, the journal. */
  function wantOwned(
    name: string,
    row: { readonly draftId: string } | undefined,
    pieceOf: (id: string) => PieceOf,
  ): Outcome {
    const id = row?.draftId ?? owners.get(name);
    if (id === undefined) return { kind: 'done' };
    wantPiece(pieceOf(id));
    scheduler.mark(`draft ${id}`);
    return { kind: 'done' };
  }

  /** Puts back what was not done, under what came meanwhile. */
  function wantAgain(id: string, before: Wanted): void {
    const now = wantOf(id);
    now.beside ||= before.beside;
    now.fold ||= before.fold;
    now.gone ||= before.gone;
    now.pieces = new Map([...before.pieces, ...now.pieces]);
  }

  function foldWhenQuiet(id: string): void {
    quietTimers.get(id)?.();
    const fold = (): void => {
      quietTimers.delete(id);
      wantOf(id).fold = true;
      scheduler.mark(`draft ${id}`, true);
    };
    quietTimers.set(id, clock.after(quiet, fold));
  }

  async function keepImage(hash: string): Promise<Outcome> {
    const row = await db.blobs.get(hash);
    const answer =
      row === undefined
        ? await ask('forgetImage', { hash })
        : await ask('keepImage', { hash, bytes: row.bytes });
    return answer.kind === 'failed' ? answer : { kind: 'done' };
  }

  async function keepShared(name: 'settings' | 'templates'): Promise<Outcome> {
    const bytes =
      name === 'settings'
        ? settingsBytes(await db.settings.toArray())
        : templatesBytes(await db.templates.toArray());
    const text = new TextDecoder().decode(bytes);
    if (!shared.has(name)) {
      const before = await ask('readKeptShared', { from: 'journal', name });
      if (before !== null) shared.set(name, new TextDecoder().decode(before));
    }
    if (shared.get(name) === text) return { kind: 'done' };
    const answer = await ask('keepShared', { name, bytes });
    if (answer.kind === 'failed') return answer;
    shared.set(name, text);
    return { kind: 'done' };
  }

  async function compareAll(): Promise<Outcome> {
    const listed = await ask('listKept', { from: 'journal' });
    if (listed.kind === 'newer') {
      return {
        kind: 'stopped',
        message: 'The safety copies here are those of a newer Aftermark, and are left alone.',
      };
    }
    if (listed.kind === 'failed') return listed;
    for (const entry of listed.entries) {
      for (const name of entry.pieces) owners.set(name, entry.id);
      const has = journal.has(entry.id) ? undefined : knownFrom(entry);
      if (has !== undefined) journal.set(entry.id, has);
    }
    const lacking = await compare(db, listed);
    compared = true;
    for (const piece of lacking.pieces) wantPiece(piece);
    const drafts = new Set([...wants.keys(), ...lacking.drafts]);
    for (const id of drafts) scheduler.mark(`draft ${id}`, true);
    // One that is there and torn is written again.
    for (const hash of [...lacking.images, ...lacking.imagesToLookAt]) scheduler.mark(`image ${hash}`, true);
    scheduler.mark('shared settings', true);
    scheduler.mark('shared templates', true);
    for (const key of early) scheduler.mark(key);
    early.clear();
    return { kind: 'done' };
  }

  function changed(parts: MutatedParts): void {
    const changes = changesOf(parts, db.name);
    for (const id of changes.beside) wantOf(id).beside = true;
    for (const id of changes.gone) wantOf(id).gone = true;
    for (const [id, version] of changes.snapshots) wantPiece(snapshotPieceOf(db, id, version));
    for (const id of changes.reviews) wantPiece(reviewPieceOf(db, id));
    const touched = new Set([...changes.drafts, ...changes.reviews, ...changes.snapshots.map(([id]) => id)]);
    for (const id of touched) {
      wantOf(id);
      scheduler.mark(`draft ${id}`);
    }
    for (const round of changes.rounds) scheduler.mark(`round ${round}`);
    for (const hash of changes.returns) scheduler.mark(`return ${hash}`);
    for (const hash of changes.images) scheduler.mark(`image ${hash}`);
    if (changes.settings) scheduler.mark('shared settings');
    if (changes.templates) scheduler.mark('shared templates');
    if (changes.everything) scheduler.mark('compare');
  }

  return {
    start: () => scheduler.mark('compare'),
    changed,
    flush: async () => {
      const state = await scheduler.flush();
      if (quietTimers.size === 0) return state;
      // Folded now, so that the next start has nothing to replay.
      for (const id of quietTimers.keys()) {
        quietTimers.get(id)?.();
        quietTimers.delete(id);
        wantOf(id).fold = true;
        scheduler.mark(`draft ${id}`);
      }
      return scheduler.flush();
    },
    stop: () => {
      scheduler.stop();
      for (const cancel of quietTimers.values()) cancel();
      quietTimers.clear();
    },
  };
}
