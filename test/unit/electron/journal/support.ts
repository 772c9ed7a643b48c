import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';

import type { RequestArgument, RequestResult } from '../../../../electron/contract/contract';
import type { Disk } from '../../../../electron/journal/disk';
import { createJournal, type Journal } from '../../../../electron/journal/index';

/** A folder of its own for each test; gone afterwards. */
export function journalFolder(): { readonly path: () => string } {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'aftermark-journal-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return { path: () => path.join(folder, 'journal') };
}

/** A journal that writes its manifest when told alone, on a disk of any size. */
export function journalAt(root: string, disk?: Disk, reserve = 0): Journal {
  const options = { reserve, pause: 1_000_000_000 };
  return createJournal(root, () => null, disk === undefined ? options : { ...options, disk });
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A state of a draft in tests is the text “<id> <version> …”. A record of steps holds the text it leads to, so that what
 * is read is the last text of all.
 */
export const textOf = (id: string, version: number, more = ''): string => `${id} ${version} ${more}`;

/** The time of a version, milliseconds UTC. */
export const timeOf = (version: number): number => 1_700_000_000_000 + version;

type Keep = RequestArgument<'keepInJournal'>;

export function whole(id: string, version: number, more = ''): Keep {
  const bytes = encoder.encode(textOf(id, version, more));
  return {
    id,
    title: `Title of ${id}`,
    trashedAt: null,
    version,
    at: timeOf(version),
    record: { kind: 'whole', bytes },
  };
}

export function steps(id: string, version: number, more = '', after = version - 1): Keep {
  const bytes = encoder.encode(textOf(id, version, more));
  return { ...whole(id, version), record: { kind: 'steps', after, bytes } };
}

export type ReadKept = Extract<RequestResult<'readKept'>, { kind: 'read' }>;
export type Entry = ReadKept['entry'];

export const keep = async ({ handlers }: Journal, request: Keep) =>
  await handlers.keepInJournal(request, undefined as never);

export const read = async ({ handlers }: Journal, id: string) =>
  await handlers.readKept({ from: 'journal', id }, undefined as never);

export async function list({ handlers }: Journal) {
  const listed = await handlers.listKept({ from: 'journal' }, undefined as never);
  if (listed.kind !== 'read') throw new Error(`not listed: ${listed.kind}`);
  return listed;
}

export async function entries(journal: Journal): Promise<ReadonlyMap<string, Entry>> {
  return new Map((await list(journal)).entries.map((entry) => [entry.id, entry]));
}

export const text = (bytes: Uint8Array | undefined): string => decoder.decode(bytes);

/** The version that a draft reads as, after making sure that every record leads on from the one before it. */
export function versionRead(kept: RequestResult<'readKept'>): number {
  if (kept.kind !== 'read') throw new Error(`not read: ${kept.kind === 'failed' ? kept.message : kept.kind}`);
  const all = [kept.whole, ...kept.steps].map((bytes) => Number(text(bytes).split(' ')[1]));
  // A record of what is beside the text has the version before it.
  const versions = all.filter((version, index) => version !== all[index - 1]);
  const [first = 0] = versions;
  expect(versions).toEqual(versions.map((_, index) => first + index));
  expect(versions.at(-1)).toBe(kept.entry.version);
  expect(kept.entry.at).toBe(timeOf(kept.entry.version));
  return kept.entry.version;
}

/** The text that a draft reads as. */
export function textRead(kept: RequestResult<'readKept'>): string {
  if (kept.kind !== 'read') throw new Error(`not read: ${kept.kind}`);
  return text(kept.steps.at(-1) ?? kept.whole);
}
