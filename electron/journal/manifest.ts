import * as v from 'valibot';
import type { DraftRecord } from './catalog';
import type { Disk } from './disk';
import { replaceFile } from './disk';
import { frame, readOnly } from './frame';
import { manifestFile } from './layout';
import { createBreather } from './queue';

/*
 * The manifest is an index of the drafts, a line of JSON for each, so that 10,000 of them are listed without being read.
 * It is never the truth: a line is believed where the files of the draft are as it says, in size and time.
 */

const mark = v.object({ bytes: v.number(), at: v.number() });

const record: v.GenericSchema<unknown, DraftRecord> = v.object({
  name: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  entry: v.object({
    id: v.string(),
    title: v.string(),
    version: v.number(),
    at: v.number(),
    trashedAt: v.nullable(v.number()),
    pieces: v.array(v.string()),
    condition: v.picklist(['whole', 'fell-back', 'damaged']),
  }),
  tail: v.nullable(v.object({ base: v.number(), good: v.number() })),
  folderAt: v.number(),
  marks: v.record(v.string(), mark),
  newer: v.boolean(),
});

export type Manifest =
  | {
      readonly kind: 'read';
      readonly records: ReadonlyMap<string, DraftRecord>;
      /** When it was written, milliseconds UTC. */
      readonly at: number;
    }
  /** There is none, or none that can be read. */
  | { readonly kind: 'none' }
  /** A newer version of the app keeps this journal. */
  | { readonly kind: 'newer' };

async function recordsOf(text: string): Promise<ReadonlyMap<string, DraftRecord> | null> {
  const breathe = createBreather();
  try {
    const records = new Map<string, DraftRecord>();
    for (const line of text.split('\n')) {
      if (line === '') continue;
      const checked = v.safeParse(record, JSON.parse(line));
      if (!checked.success) return null;
      records.set(checked.output.name, checked.output);
      await breathe();
    }
    return records;
  } catch {
    return null;
  }
}

export async function readManifest(disk: Disk, root: string): Promise<Manifest> {
  const at = (await disk.look(manifestFile(root)))?.at ?? 0;
  const bytes = await disk.read(manifestFile(root));
  if (bytes === null) return { kind: 'none' };
  const only = await readOnly(bytes);
  if (only.kind === 'newer') return only;
  if (only.kind === 'torn' || only.header.kind !== 'manifest') return { kind: 'none' };
  const records = await recordsOf(new TextDecoder().decode(only.payload));
  return records === null ? { kind: 'none' } : { kind: 'read', records, at };
}

/** Lines that were made once: a record is never changed, so that only what is new costs anything. */
const lines = new WeakMap<DraftRecord, string>();

function lineOf(draft: DraftRecord): string {
  const known = lines.get(draft) ?? JSON.stringify(draft);
  lines.set(draft, known);
  return known;
}

/** Rejects with Node's error, and the manifest is the one of before. */
export async function writeManifest(disk: Disk, root: string, records: Iterable<DraftRecord>): Promise<void> {
  const text = Array.from(records, lineOf).join('\n');
  await replaceFile(
    disk,
    manifestFile(root),
    await frame({ kind: 'manifest' }, new TextEncoder().encode(text)),
  );
}
