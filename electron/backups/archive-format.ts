import * as v from 'valibot';

/*
 * A backup in one file: a ZIP with the layout of a journal (electron/journal/layout.ts), and beside it three files that
 * say what it is.
 */

export const FORMAT = 1;
export const LIST = 'backup.json';
export const README = 'README.txt';
export const DRAFTS = 'drafts.txt';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Milliseconds UTC, as far as `Date` goes. */
const instant = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Looked at first: a newer app may have changed all the rest. */
export const formatOfList = v.object({
  kind: v.literal('aftermark-backup'),
  format: v.pipe(v.number(), v.integer()),
});

export const listSchema = v.object({
  kind: v.literal('aftermark-backup'),
  format: v.literal(FORMAT),
  /** When it was made, milliseconds UTC. */
  at: instant,
  drafts: count,
  /** All of the journal's files, and no other. */
  files: v.array(
    v.object({
      path: v.string(),
      size: count,
      sha256,
      /** Time of the last change, milliseconds UTC: the journal's index knows a file by it. */
      modified: instant,
    }),
  ),
});

export type ArchiveList = v.InferOutput<typeof listSchema>;

const MEGABYTE = 1024 * 1024;

/** Upper bounds of what is unpacked. Sizes in bytes. */
export const BOUNDS = {
  /** 10,000 drafts have some 60,000 files. */
  entries: 500_000,
  /** The list of contents of the ZIP, and backup.json. */
  listBytes: 256 * MEGABYTE,
  entryBytes: 1_024 * MEGABYTE,
  /** Bytes that come out for each that is in the file. Deflate reaches 1,032; JSON of post-mortems some 20. */
  ratio: 200,
} as const;

export type Bounds = { readonly [Name in keyof typeof BOUNDS]: number };
