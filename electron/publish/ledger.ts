import * as v from 'valibot';
import { publishedPost } from '../contract/publish';
import { LEDGER_NAME } from '../contract/site-path';
import { PublishFault } from './fault';

/*
 * The ledger of a site: what Aftermark has written there. It is committed with the site, so that the app, the command
 * line and a colleague's machine agree on which files are Aftermark's and which addresses must not change.
 */

/** Raised when an older Aftermark would misread what a newer one writes. */
const VERSION = 1;

// Loose: what a later Aftermark of the same version adds stays in the file.
const post = v.looseObject(publishedPost.entries);
const ledger = v.looseObject({
  version: v.literal(VERSION),
  /** By the id of the draft. */
  posts: v.record(v.string(), post),
});

export type LedgerPost = v.InferOutput<typeof post>;
export type Ledger = v.InferOutput<typeof ledger>;

export const emptyLedger: Ledger = { version: VERSION, posts: {} };

/**
 * Reads a ledger.
 * @param text of the file; null where there is none
 * @throws {PublishFault} where it is broken or from a newer Aftermark; the file is then left as it is.
 */
export function readLedger(text: string | null): Ledger {
  if (text === null) return emptyLedger;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw broken('it is not JSON');
  }
  const found = v.safeParse(v.looseObject({ version: v.pipe(v.number(), v.integer()) }), value);
  if (!found.success) throw broken('it says no version');
  if (found.output.version > VERSION) {
    throw new PublishFault(
      `“${LEDGER_NAME}” was written by a newer Aftermark (version ${found.output.version} of the file), so this one changes nothing here.`,
    );
  }
  const checked = v.safeParse(ledger, value);
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  throw broken(`${v.getDotPath(issue) ?? 'the file'} is not as it should be`);
}

function broken(reason: string): PublishFault {
  return new PublishFault(
    `“${LEDGER_NAME}”, which says what was published here, cannot be understood (${reason}), so nothing is changed until it is mended or deleted.`,
  );
}

/** The ledger as a file: keys in order, one fact a line, so that two people's changes merge. */
export function printLedger(ledger: Ledger): string {
  return `${JSON.stringify(sorted(ledger), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inside]) => [key, sorted(inside)]));
}

/** What the ledger knows of a draft; null where it was never published there. */
export function postOf(ledger: Ledger, draft: string): LedgerPost | null {
  return Object.hasOwn(ledger.posts, draft) ? (ledger.posts[draft] ?? null) : null;
}
