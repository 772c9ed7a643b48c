import path from 'node:path';
import type { Disk, Mark } from './disk';
import { type Header, readFrame, readOnly } from './frame';
import { draftFileOf, draftFolderName, logName, pieceFileName, stateName } from './layout';

/*
 * A draft's folder as it is on the disk: the last whole state that can be read, and what leads on from it. A log goes on
 * where the log before it ended, so that a torn state takes nothing with it as long as the one before it can be read.
 */

export interface Facts {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  /** Milliseconds UTC. */
  readonly at: number;
  /** Milliseconds UTC. */
  readonly trashedAt: number | null;
}

/** Names of what is in a draft's folder. */
export interface DraftNames {
  /** Versions of whole states, the latest first. */
  readonly states: readonly number[];
  /** Versions of the states that logs follow, the earliest first. */
  readonly logs: readonly number[];
  readonly pieces: readonly string[];
  /** Files that a write which was cut off has left. */
  readonly temporary: readonly string[];
}

export function draftNamesOf(names: readonly string[]): DraftNames {
  const states: number[] = [];
  const logs: number[] = [];
  const pieces: string[] = [];
  const temporary: string[] = [];
  for (const name of names) {
    const file = draftFileOf(name);
    if (file.kind === 'state') states.push(file.version);
    else if (file.kind === 'log') logs.push(file.version);
    else if (file.kind === 'piece') pieces.push(file.piece);
    else if (file.kind === 'temporary') temporary.push(name);
  }
  return {
    states: states.sort((one, other) => other - one),
    logs: logs.sort((one, other) => one - other),
    pieces: pieces.sort(),
    temporary,
  };
}

/** Where the next steps go. */
export interface Tail {
  /** Version of the state that the log follows. */
  readonly base: number;
  /** Length of what can be read of the log; what follows is a write that was cut off. */
  readonly good: number;
}

export type Generations = {
  readonly names: DraftNames;
  /** When names in the folder changed last, milliseconds UTC. */
  readonly folderAt: number;
  /** Of states and logs, by file name; looked at before they were read. */
  readonly marks: Readonly<Record<string, Mark>>;
  /** A newer version of the app wrote one of the files. Nothing may be written beside it. */
  readonly newer: boolean;
} & (
  | {
      readonly kind: 'read';
      readonly facts: Facts;
      /** Version of the state that was read. */
      readonly base: number;
      readonly whole: Uint8Array;
      /** What leads from it to the version of the facts, in order. */
      readonly steps: readonly Uint8Array<ArrayBuffer>[];
      readonly condition: 'whole' | 'fell-back';
      /** Null where steps may not be appended, because the latest state or the log cannot be read. */
      readonly tail: Tail | null;
    }
  /** The id and title are from what else can be read; null where nothing tells them. */
  | { readonly kind: 'damaged'; readonly id: string | null; readonly title: string }
  /** No state was ever written. */
  | { readonly kind: 'empty' }
);

const factsOf = ({ id, title, version, at, trashedAt }: Facts): Facts => ({
  id,
  title,
  version,
  at,
  trashedAt,
});

interface Chain {
  readonly facts: Facts;
  readonly steps: readonly Uint8Array<ArrayBuffer>[];
  readonly newer: boolean;
  /** Whether all logs were read to their ends. */
  readonly unbroken: boolean;
  /** Length that can be read of the last log; 0 where there is none. */
  readonly good: number;
}

/** Follows the logs on from a state. Stops at the first record that is torn, or does not lead on. */
async function follow(disk: Disk, folder: string, state: Facts, logs: readonly number[]): Promise<Chain> {
  let facts = state;
  const steps: Uint8Array<ArrayBuffer>[] = [];
  let good = 0;
  const stopped = (newer: boolean): Chain => ({ facts, steps, newer, unbroken: false, good });
  for (const log of logs) {
    const bytes = (await disk.read(path.join(folder, logName(log)))) ?? new Uint8Array();
    good = 0;
    for (;;) {
      const record = await readFrame(bytes, good);
      if (record.kind === 'end') break;
      if (record.kind !== 'frame') return stopped(record.kind === 'newer');
      const { header } = record;
      if (header.kind !== 'steps' || header.id !== state.id) return stopped(false);
      // What the state before the torn one led to is known already.
      if (header.version >= facts.version) {
        if (header.after !== facts.version) return stopped(false);
        facts = factsOf(header);
        // Copied, so that nobody holds on to the whole log, or sends it along.
        steps.push(record.payload.slice());
      }
      good = record.end;
    }
  }
  return { facts, steps, newer: false, unbroken: true, good };
}

/** What is in a draft's folder, without reading any of it. Rejects with Node's error. */
export async function lookInto(
  disk: Disk,
  folder: string,
): Promise<Pick<Generations, 'names' | 'folderAt' | 'marks'>> {
  const folderAt = (await disk.look(folder))?.at ?? 0;
  const names = draftNamesOf(await disk.list(folder));
  const marks: Record<string, Mark> = {};
  for (const name of [...names.states.map(stateName), ...names.logs.map(logName)]) {
    const mark = await disk.look(path.join(folder, name));
    if (mark !== null) marks[name] = mark;
  }
  return { names, folderAt, marks };
}

/** Reads a draft's folder. Rejects with Node's error where the disk cannot be read; damage is no error. */
export async function readGenerations(disk: Disk, folder: string): Promise<Generations> {
  const found = await lookInto(disk, folder);
  const { names } = found;
  if (names.states.length === 0 && names.logs.length === 0) return { ...found, kind: 'empty', newer: false };

  let newer = false;
  for (const [place, version] of names.states.entries()) {
    const bytes = (await disk.read(path.join(folder, stateName(version)))) ?? new Uint8Array();
    const only = await readOnly(bytes);
    if (only.kind === 'newer') newer = true;
    if (only.kind !== 'frame' || !isStateOf(only.header, folder, version)) continue;
    const logs = names.logs.filter((log) => log >= version);
    const chain = await follow(disk, folder, factsOf(only.header), logs);
    const isLatest = place === 0;
    // Steps go behind the latest state, and a torn end of its log is cut off before. One that a later log should have
    // gone on from is not its end.
    const appends = isLatest && logs.every((log) => log === version);
    return {
      ...found,
      kind: 'read',
      newer: newer || chain.newer,
      facts: chain.facts,
      base: version,
      whole: only.payload,
      steps: chain.steps,
      condition: isLatest && chain.unbroken ? 'whole' : 'fell-back',
      tail: appends ? { base: version, good: chain.good } : null,
    };
  }
  const { id, title } = await readName(disk, folder, names);
  return { ...found, kind: 'damaged', newer, id, title };
}

function isStateOf(header: Header, folder: string, version: number): header is Header & { kind: 'state' } {
  return (
    header.kind === 'state' &&
    header.version === version &&
    draftFolderName(header.id) === path.basename(folder)
  );
}

/** Whose folder it is, from the first record or piece that can be read. */
async function readName(
  disk: Disk,
  folder: string,
  { logs, pieces }: DraftNames,
): Promise<{ readonly id: string | null; readonly title: string }> {
  for (const name of [...logs.toReversed().map(logName), ...pieces.map(pieceFileName)]) {
    const bytes = await disk.read(path.join(folder, name));
    const first = bytes === null ? null : await readFrame(bytes);
    if (first?.kind !== 'frame' || !('id' in first.header)) continue;
    const { header } = first;
    if (draftFolderName(header.id) !== path.basename(folder)) continue;
    return { id: header.id, title: header.kind === 'steps' ? header.title : '' };
  }
  return { id: null, title: '' };
}

/** The latest state before a version that can be read; null where there is none. */
export async function latestGoodStateBefore(
  disk: Disk,
  folder: string,
  versions: readonly number[],
): Promise<number | null> {
  for (const version of versions) {
    const bytes = await disk.read(path.join(folder, stateName(version)));
    const only = bytes === null ? null : await readOnly(bytes);
    if (only?.kind === 'frame' && isStateOf(only.header, folder, version)) return version;
  }
  return null;
}
