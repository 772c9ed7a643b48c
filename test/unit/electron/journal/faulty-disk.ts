import path from 'node:path';

import { type Disk, realDisk } from '../../../../electron/journal/disk';

/** Disks that fail, for tests. What changes something is counted; what only reads is not. */

export class Killed extends Error {}

export class NoSpace extends Error {
  readonly code = 'ENOSPC';
}

export class Denied extends Error {
  readonly code = 'EACCES';
}

interface Faults {
  /** What to do before the change of this number: go on, or write only a part (0 to 1) and fail. */
  readonly at: (change: number) => { readonly part: number; readonly error: Error } | null;
}

export interface CountedDisk extends Disk {
  readonly changes: () => number;
}

export function faultyDisk({ at }: Faults): CountedDisk {
  let changes = 0;
  let ended: Error | null = null;

  const change = async (
    whole: () => Promise<void>,
    part: (share: number) => Promise<void>,
  ): Promise<void> => {
    if (ended !== null) throw ended;
    const fault = at(changes);
    changes += 1;
    if (fault === null) return whole();
    if (fault.error instanceof Killed) ended = fault.error;
    await part(fault.part);
    throw fault.error;
  };
  const nothing = () => Promise.resolve();
  const reading = async <Value>(read: () => Promise<Value>): Promise<Value> => {
    if (ended !== null) throw ended;
    return read();
  };
  const begin = (bytes: Uint8Array, share: number) => bytes.slice(0, Math.floor(bytes.length * share));

  return {
    changes: () => changes,
    list: (folder) => reading(() => realDisk.list(folder)),
    read: (file) => reading(() => realDisk.read(file)),
    look: (file) => reading(() => realDisk.look(file)),
    glance: (place) => realDisk.glance(place),
    free: (folder) => reading(() => realDisk.free(folder)),
    makeFolder: (folder) => change(() => realDisk.makeFolder(folder), nothing),
    create: (file, bytes) =>
      change(
        () => realDisk.create(file, bytes),
        (share) => realDisk.create(file, begin(bytes, share)),
      ),
    append: (file, offset, bytes) =>
      change(
        () => realDisk.append(file, offset, bytes),
        (share) => realDisk.append(file, offset, begin(bytes, share)),
      ),
    cut: (file, bytes) => change(() => realDisk.cut(file, bytes), nothing),
    // A rename is done or not; where it is done, the error is that of what comes after it.
    move: (from, to) =>
      change(
        () => realDisk.move(from, to),
        (share) => (share === 1 ? realDisk.move(from, to) : nothing()),
      ),
    remove: (place) =>
      change(
        () => realDisk.remove(place),
        async (share) => {
          const files = await realDisk.list(place);
          for (const file of files.slice(0, Math.floor(files.length * share))) {
            await realDisk.remove(path.join(place, file));
          }
        },
      ),
    sync: (folder) => change(() => realDisk.sync(folder), nothing),
  };
}

/** The process is killed at a change, of which a part is done; nothing comes after it. */
export const killedAt = (number: number, part: number): CountedDisk =>
  faultyDisk({ at: (change) => (change === number ? { part, error: new Killed('killed') } : null) });

/** The disk is full for some changes. */
export const fullAt = (numbers: ReadonlySet<number>, part: number): CountedDisk =>
  faultyDisk({ at: (change) => (numbers.has(change) ? { part, error: new NoSpace('no space') } : null) });

export const countingDisk = (): CountedDisk => faultyDisk({ at: () => null });

/** The disk may be read and not be written to. */
export const closedDisk = (): CountedDisk =>
  faultyDisk({ at: () => ({ part: 0, error: new Denied('access is denied') }) });
