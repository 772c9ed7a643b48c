import * as v from 'valibot';
import { LIMITS } from './limits';
import { anyBytes, bytes, sentence } from './values';

/*
 * The journal is a second copy of every draft, which electron keeps as plain files beside the database of the page. What
 * the files hold is the renderer's affair (renderer/journal/records.ts); electron keeps the bytes whole, in order, and
 * with generations to fall back on. A backup has the shape of a journal, so the same verbs read both.
 */

const draftId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** Versions of a draft, as `bodies` counts them. */
const version = v.pipe(v.number(), v.integer(), v.minValue(1));
/** Milliseconds UTC. */
const instant = v.pipe(v.number(), v.finite());
const title = v.pipe(v.string(), v.maxLength(2_000));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** `version-12`, `round-<id>`, `review`, `return-<hash>`: what belongs to a draft beside its latest state. */
const pieceName = v.pipe(v.string(), v.regex(/^[a-z]+(?:-[\w-]{1,100})?$/));
const sharedName = v.picklist(['settings', 'templates']);

/** Which copy is read: the journal, or a backup by the id that `listBackups` or `openBackup` gave it. */
const from = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w-]{0,99}$/));

const kept = v.object({ kind: v.literal('kept') });
const failed = v.object({ kind: v.literal('failed'), message: sentence });

const entry = v.object({
  id: draftId,
  title,
  version,
  /** When that version was made, milliseconds UTC. */
  at: instant,
  /** When the draft was moved to the trash, milliseconds UTC; null where it is not there. */
  trashedAt: v.nullable(instant),
  /** Names of its pieces. */
  pieces: v.pipe(v.array(pieceName), v.readonly()),
  /**
   * `whole`: the latest state is there. `fell-back`: a file is torn, and what is given is the state of an earlier
   * generation. `damaged`: no generation can be read.
   */
  condition: v.picklist(['whole', 'fell-back', 'damaged']),
});

export const journalRequests = {
  /** Whether the disk has the room that writing into the page's database, or opening it, may take. */
  hasRoom: { argument: v.void(), result: v.boolean() },

  /**
   * Keeps a version of a draft: as a whole, or as what leads to it from the version that is kept. `wants-whole`: the
   * journal does not have `after`. `older`: it has a later version already, and nothing was written.
   */
  keepInJournal: {
    argument: v.object({
      id: draftId,
      title,
      trashedAt: v.nullable(instant),
      version,
      at: instant,
      record: v.variant('kind', [
        v.object({ kind: v.literal('whole'), bytes: anyBytes(LIMITS.draftBytes) }),
        v.object({ kind: v.literal('steps'), after: version, bytes: anyBytes(LIMITS.draftBytes) }),
      ]),
    }),
    result: v.variant('kind', [
      kept,
      v.object({ kind: v.literal('wants-whole') }),
      v.object({ kind: v.literal('older'), version }),
      failed,
    ]),
  },

  /** Keeps a piece of a draft in place of the one of that name; null takes it away. */
  keepPiece: {
    argument: v.object({ id: draftId, name: pieceName, bytes: v.nullable(anyBytes(LIMITS.draftBytes)) }),
    result: v.variant('kind', [kept, failed]),
  },

  /** Keeps an image under the SHA-256 of its bytes. */
  keepImage: {
    argument: v.object({ hash, bytes: anyBytes(LIMITS.imageBytes) }),
    result: v.variant('kind', [kept, failed]),
  },

  /** Takes an image out of the journal that no draft needs any more. */
  forgetImage: { argument: v.object({ hash }), result: v.variant('kind', [kept, failed]) },

  /** Keeps what belongs to no draft. */
  keepShared: {
    argument: v.object({ name: sharedName, bytes: anyBytes(LIMITS.draftBytes) }),
    result: v.variant('kind', [kept, failed]),
  },

  /** Takes a draft out of the journal that a person has deleted for good. Backups keep theirs until they are old. */
  forgetInJournal: { argument: v.object({ id: draftId }), result: v.variant('kind', [kept, failed]) },

  /**
   * Puts a draft's files aside where they can be found again, so that an older state may be kept in their place: a person
   * has chosen the one in the library.
   */
  setAsideInJournal: { argument: v.object({ id: draftId }), result: v.variant('kind', [kept, failed]) },

  /** What a copy holds. `newer`: a newer version of the app made it, and it is left alone. */
  listKept: {
    argument: v.object({ from }),
    result: v.variant('kind', [
      v.object({
        kind: v.literal('read'),
        entries: v.pipe(v.array(entry), v.readonly()),
        images: v.pipe(v.array(hash), v.readonly()),
        shared: v.pipe(v.array(sharedName), v.readonly()),
      }),
      v.object({ kind: v.literal('newer') }),
      failed,
    ]),
  },

  /** Reads a draft: the last whole state that can be read, and what leads on from it, in order. */
  readKept: {
    argument: v.object({ from, id: draftId }),
    result: v.variant('kind', [
      v.object({
        kind: v.literal('read'),
        entry,
        whole: bytes(LIMITS.draftBytes),
        steps: v.pipe(v.array(bytes(LIMITS.draftBytes)), v.readonly()),
        pieces: v.pipe(v.array(v.object({ name: pieceName, bytes: bytes(LIMITS.draftBytes) })), v.readonly()),
      }),
      v.object({ kind: v.literal('missing') }),
      failed,
    ]),
  },

  /** The bytes of an image; null where the copy does not have it, or not as its hash says. */
  readKeptImage: {
    argument: v.object({ from, hash }),
    result: v.nullable(bytes(LIMITS.imageBytes)),
  },

  readKeptShared: {
    argument: v.object({ from, name: sharedName }),
    result: v.nullable(bytes(LIMITS.draftBytes)),
  },

  /**
   * Starts the app again with an empty database. The present one is moved aside as it is, and said where. Only for a
   * database that cannot be opened, or that a person has given up.
   */
  setAsideDatabase: { argument: v.void(), result: v.void() },

  /** What became of a database that was to be moved aside at this start; null where none was. */
  databaseSetAside: {
    argument: v.void(),
    result: v.nullable(v.object({ kind: v.picklist(['moved', 'failed']), message: sentence })),
  },
} as const;

export type JournalEntry = v.InferOutput<typeof entry>;
