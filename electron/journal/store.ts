import path from 'node:path';
import type { JournalEntry } from '../contract/journal';
import { type DraftRecord, recordOf } from './catalog';
import type { Disk } from './disk';
import { readGenerations } from './generations';
import { draftFolder, imagesFolder, isTemporary, sharedFolder } from './layout';
import { type Manifest, readManifest, writeManifest } from './manifest';
import { createQueue, type Queue } from './queue';
import { scan } from './scan';

/** Writes of several drafts that are under way at once. */
const writesAtOnce = 4;

/** What the journal knows of its files, kept in memory and, now and then, in the manifest. */
export interface Store {
  readonly queue: Queue;
  /** `newer` where a newer version of the app keeps the journal. Rejects with Node's error. */
  readonly open: () => Promise<'open' | 'newer'>;
  /**
   * What is known of a draft's folder. Before the first write of a run it is read, and not believed of the manifest.
   * Rejects with Node's error.
   */
  readonly recordOf: (name: string) => Promise<DraftRecord | null>;
  /** Remembers it; null: there is no draft any more; undefined: the folder has to be read before it is known. */
  readonly remember: (name: string, record: DraftRecord | null | undefined) => void;
  /** Of all drafts. Rejects with Node's error. */
  readonly entries: () => Promise<readonly JournalEntry[]>;
  /** Writes the manifest where it is behind. Never rejects: it is an index, and the next time may be better. */
  readonly index: () => Promise<void>;
}

interface StoreOptions {
  readonly disk: Disk;
  readonly root: string;
  /** Milliseconds without a change after which the manifest is written. */
  readonly pause: number;
}

/** Calls once, and again only after a failure. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}

export function createStore({ disk, root, pause }: StoreOptions): Store {
  const queue = createQueue(writesAtOnce);
  const records = new Map<string, DraftRecord>();
  /** Folders that were read or written in this run, and are as the records say. */
  const sure = new Set<string>();
  let behind = false;
  let timer: NodeJS.Timeout | undefined;

  const manifest = once(() => readManifest(disk, root));

  const scanned = once(async () => {
    const known = await manifest();
    if (known.kind === 'newer') return;
    const { records: found, leftovers, agrees } = await scan(disk, root, known);
    // What this run has written meanwhile is known better; and a temporary file may be one of its own.
    const mine = new Set([...sure].map((name) => draftFolder(root, name)));
    for (const [name, record] of found) if (!sure.has(name)) records.set(name, record);
    for (const place of leftovers) {
      if (!mine.has(path.dirname(place))) await disk.remove(place).catch(() => undefined);
    }
    if (!agrees && records.size > 0) changed();
  });

  const open = once(async () => {
    if ((await manifest()).kind === 'newer') return 'newer';
    // What killed writes have left. What cannot be removed harms nobody.
    for (const folder of [root, imagesFolder(root), sharedFolder(root)]) {
      for (const name of (await disk.list(folder)).filter(isTemporary)) {
        await disk.remove(path.join(folder, name)).catch(() => undefined);
      }
    }
    return 'open';
  });

  function changed(): void {
    behind = true;
    clearTimeout(timer);
    timer = setTimeout(() => void index(), pause);
    // The manifest is not worth keeping the app alive for.
    timer.unref();
  }

  async function index(): Promise<void> {
    clearTimeout(timer);
    if (!behind) return;
    behind = false;
    try {
      // A manifest of a part would say nothing of the rest, which would be read in vain.
      await scanned();
      await queue.run('manifest', () => writeManifest(disk, root, records.values()));
    } catch {
      behind = true;
    }
  }

  const before = (known: Manifest, name: string): DraftRecord | undefined =>
    records.get(name) ?? (known.kind === 'read' ? known.records.get(name) : undefined);

  async function surely(name: string): Promise<DraftRecord | null> {
    if (sure.has(name)) return records.get(name) ?? null;
    const known = before(await manifest(), name);
    const folder = draftFolder(root, name);
    const read = await readGenerations(disk, folder);
    for (const file of read.names.temporary)
      await disk.remove(path.join(folder, file)).catch(() => undefined);
    const record = recordOf(name, read, known);
    remember(name, record);
    return record;
  }

  function remember(name: string, record: DraftRecord | null | undefined): void {
    if (record === undefined) {
      sure.delete(name);
    } else {
      sure.add(name);
      if (record === null) records.delete(name);
      else if (records.get(name) === record) return;
      else records.set(name, record);
    }
    changed();
  }

  return {
    queue,
    open,
    recordOf: surely,
    remember,
    entries: async () => {
      await scanned();
      return Array.from(records.values(), ({ entry }) => entry);
    },
    index,
  };
}
