import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LEDGER_NAME } from '../contract/site-path';
import { reasonOf } from '../file-errors';
import { type Disk, realDisk } from './disk';
import { PublishFault } from './fault';
import { sha256Of } from './hash';
import { type Ledger, printLedger, readLedger } from './ledger';
import { type SiteRoot, siteRoot, standingAt } from './places';
import {
  type Agreed,
  type Change,
  changesOf,
  pathsToRead,
  type Plan,
  type PlannedFile,
  planPosts,
  type WantedPost,
} from './plan';
import { writeChanges } from './write';

/** A site's folder with its ledger, as they were when they were read. */
export interface Site {
  readonly root: SiteRoot;
  readonly ledger: Ledger;
  /** SHA-256 of the ledger's file; null where there is none. */
  readonly ledgerHash: string | null;
}

/**
 * Opens a site's folder; a folder without a ledger is one in which nothing was published yet.
 * @throws {PublishFault}
 */
export async function openSite(folder: string): Promise<Site> {
  const root = await siteRoot(folder);
  const text = await readLedgerFile(root);
  return { root, ledger: readLedger(text), ledgerHash: text === null ? null : sha256Of(text) };
}

async function readLedgerFile(root: SiteRoot): Promise<string | null> {
  try {
    return await readFile(path.join(root, LEDGER_NAME), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new PublishFault(`“${LEDGER_NAME}” cannot be read: ${reasonOf(error)}.`);
  }
}

/**
 * Compares posts with what is there. Writes nothing.
 * @throws {PublishFault}
 */
export async function planSite(site: Site, posts: readonly WantedPost[]): Promise<Plan> {
  const standing = new Map<string, string | null>();
  for (const file of pathsToRead(site.ledger, posts)) standing.set(file, await standingAt(site.root, file));
  return planPosts(site.ledger, posts, (file) => standing.get(file) ?? null);
}

export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Foreign files that were left as they are. */
  readonly left: readonly string[];
}

/**
 * Carries a plan out, the ledger last; all of it or nothing.
 * @throws {PublishFault} of kind `changed` where the folder is not what it was when it was planned.
 */
export async function writeSite(
  site: Site,
  plan: Plan,
  agreed: Agreed,
  disk: Disk = realDisk,
): Promise<Written> {
  const { changes, left, ledger } = changesOf(plan, agreed);
  const now = await openSite(site.root);
  if (now.ledgerHash !== site.ledgerHash) throw changed(LEDGER_NAME);
  for (const file of plan.files) {
    if ((await standingAt(site.root, file.path)) !== standingOf(file)) throw changed(file.path);
  }
  for (const { path: file, bytes, before } of changes) {
    if (bytes === null && (await standingAt(site.root, file)) !== before) throw changed(file);
  }
  await writeChanges(site.root, [...inOrder(changes), ...ledgerChange(site, ledger)], disk);
  return {
    written: changes.filter((change) => change.bytes !== null).map((change) => change.path),
    removed: changes.filter((change) => change.bytes === null).map((change) => change.path),
    left,
  };
}

/** What the plan has found at the place of a file. */
function standingOf({ state, sha256 }: PlannedFile): string | null {
  switch (state.kind) {
    case 'new':
      return null;
    case 'same':
      return sha256;
    case 'update':
    case 'foreign':
      return state.before;
  }
}

/** Images before the post that shows them, and what goes after what comes. */
function inOrder(changes: readonly Change[]): readonly Change[] {
  const writes = changes.filter((change) => change.bytes !== null);
  return [...writes.toReversed(), ...changes.filter((change) => change.bytes === null)];
}

function ledgerChange(site: Site, ledger: Ledger): readonly Change[] {
  const text = printLedger(ledger);
  if (sha256Of(text) === site.ledgerHash || Object.keys(ledger.posts).length === 0) return [];
  return [{ path: LEDGER_NAME, bytes: new TextEncoder().encode(text), before: site.ledgerHash }];
}

function changed(file: string): PublishFault {
  return new PublishFault(
    `“${file}” has changed since the files were compared, so nothing was written; look at the changes once more.`,
    'changed',
  );
}
