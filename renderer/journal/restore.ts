import type { ShellClient } from '../../electron/contract/client';
import type { Asset } from '../document/draft';
import { newId } from '../document/ids';
import { assetReferences } from '../file/asset-references';
import { imageType } from '../file/image-type';
import { type Checked, refuse } from '../file/json';
import { sha256 } from '../file/sha256';
import { counted } from '../document/counted';
import type { Database } from '../storage/database';
import { createDraft } from '../storage/drafts';
import { failure } from '../storage/failure';
import { titleOf } from '../storage/list-row';
import { withTitle } from '../storage/retitle';
import { readSettings, readTemplates } from './pieces';
import { type KeptDraft, readKeptDraft } from './restore-read';
import { restoreTables, writeKept } from './restore-write';

/** The journal, or a backup: what drafts are restored from. */
export type KeptSource = Pick<ShellClient, 'request'>;

export type Restored =
  | {
      readonly kind: 'added' | 'replaced' | 'unchanged' | 'copied';
      /** Of the draft in the library: another one for a copy. */
      readonly id: string;
      /** What of it could not be brought back, each as a sentence. */
      readonly problems: readonly string[];
    }
  /** Nothing of it was written. One sentence that names the draft. */
  | { readonly kind: 'failed'; readonly message: string };

export interface Wanted {
  readonly id: string;
  /** For sentences. */
  readonly title: string;
  /** Beside the one that is there, under an id of its own and without its history. */
  readonly asCopy?: boolean;
}

const shown = (title: string): string => (title === '' ? 'an untitled draft' : `“${title}”`);

async function readFrom(source: KeptSource, from: string, id: string): Promise<Checked<KeptDraft>> {
  const kept = await source.request('readKept', { from, id });
  switch (kept.kind) {
    case 'missing':
      return refuse('It is not in this copy any more.');
    case 'failed':
      return refuse(kept.message);
    case 'read':
      return readKeptDraft(kept);
  }
}

/** The images that the library lacks, as far as the copy has them; and how many it does not have. */
async function readImages(
  db: Database,
  source: KeptSource,
  from: string,
  kept: KeptDraft,
): Promise<{ readonly images: readonly Asset[]; readonly missing: number }> {
  const { assets, draft, pieces } = kept;
  const wanted = [...new Set([...assets, ...assetReferences([draft, pieces])])];
  const images: Asset[] = [];
  let missing = 0;
  for (const hash of wanted) {
    if ((await db.blobs.where('hash').equals(hash).count()) > 0) continue;
    const read = await source.request('readKeptImage', { from, hash });
    const bytes = read === null ? null : new Uint8Array(read);
    const type = bytes === null ? null : imageType(bytes);
    if (bytes === null || type === null || (await sha256(bytes)) !== hash) missing += 1;
    else images.push({ hash, type, bytes });
  }
  return { images, missing };
}

/**
 * Brings a draft of a copy into the library, in one strict transaction: all of it or nothing. Doing it twice is doing it
 * once, but for copies. Never rejects.
 *
 * @param from as `readKept` takes it
 * @param now milliseconds UTC
 */
export async function restoreKept(
  db: Database,
  source: KeptSource,
  from: string,
  { id, title, asCopy = false }: Wanted,
  now: number,
): Promise<Restored> {
  try {
    const read = await readFrom(source, from, id);
    if (!read.ok) return { kind: 'failed', message: `Could not restore ${shown(title)}: ${read.message}` };
    const kept = read.value;
    const { images, missing } = await readImages(db, source, from, kept);
    const problems =
      missing === 0
        ? kept.problems
        : [...kept.problems, `${counted(missing, 'image')} of it could not be found.`];
    if (asCopy) {
      const created = await createDraft(db, copyOf(kept, now), images);
      return created.kind === 'created' ? { kind: 'copied', id: created.id, problems } : created;
    }
    const { kind } = await db.writing(restoreTables(db), async () => writeKept(db, kept, images, now));
    return { kind, id, problems };
  } catch (error) {
    return failure(`restore ${shown(title)}`, error);
  }
}

function copyOf({ draft }: KeptDraft, now: number): KeptDraft['draft'] {
  const { document } = withTitle(draft.document, `${titleOf(draft.document)} (restored)`);
  return { ...draft, id: newId(), createdAt: now, updatedAt: now, document };
}

/** What became of several drafts. */
export interface Outcome {
  /** Ids of the drafts that are in the library now as the copy has them. */
  readonly done: readonly string[];
  /** Sentences about what could not be brought back, each with the title of its draft. */
  readonly problems: readonly string[];
}

/**
 * Restores drafts one after the other; one that cannot be restored does not stop the rest. Never rejects.
 *
 * @param onDone called after each, with how many are done
 */
export async function restoreAll(
  db: Database,
  source: KeptSource,
  from: string,
  wanted: readonly Wanted[],
  now: number,
  onDone: (count: number) => void = () => {},
): Promise<Outcome> {
  const done: string[] = [];
  const problems: string[] = [];
  for (const [index, one] of wanted.entries()) {
    const restored = await restoreKept(db, source, from, one, now);
    if (restored.kind === 'failed') problems.push(restored.message);
    else {
      done.push(one.id);
      problems.push(...restored.problems.map((problem) => `${capital(shown(one.title))}: ${problem}`));
    }
    onDone(index + 1);
  }
  return { done, problems };
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/**
 * Puts the settings and the templates of a copy into a library that has none of either. What cannot be read is left out:
 * each is easily made again, and no reason to hold a person up. Never rejects.
 */
export async function restoreShared(db: Database, source: KeptSource, from: string): Promise<void> {
  try {
    if ((await db.settings.count()) > 0 || (await db.templates.count()) > 0) return;
    const settings = await source.request('readKeptShared', { from, name: 'settings' });
    const templates = await source.request('readKeptShared', { from, name: 'templates' });
    const rows = settings === null ? null : readSettings(settings);
    const own = templates === null ? null : readTemplates(templates);
    await db.writing([db.settings, db.templates], async () => {
      if (rows?.ok === true) await db.settings.bulkPut([...rows.value]);
      if (own?.ok === true) await db.templates.bulkPut([...own.value]);
    });
  } catch {
    // The drafts are what counts; they are restored each by itself.
  }
}
