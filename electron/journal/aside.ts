import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Disk } from './disk';
import { asideFolder, draftFolder, draftsFolder } from './layout';

interface AsidePlace {
  readonly disk: Disk;
  readonly root: string;
  /** Milliseconds UTC. */
  readonly now: () => number;
}

/** A name of its own, with the time in it for whoever looks for what was set aside: `<folder>-<time>-<chance>`. */
function asideOf({ root, now }: AsidePlace, name: string): string {
  const time = new Date(now()).toISOString().replaceAll(/[:.]/g, '');
  return path.join(asideFolder(root), `${name}-${time}-${randomBytes(3).toString('hex')}`);
}

/** Moves one file of a draft's folder to where nothing reads or removes it. */
export async function moveFileAside(place: AsidePlace, file: string): Promise<void> {
  const folder = asideOf(place, path.basename(path.dirname(file)));
  await place.disk.makeFolder(folder);
  await place.disk.move(file, path.join(folder, path.basename(file)));
  await place.disk.sync(folder);
  await place.disk.sync(path.dirname(file));
}

/** Moves all of a draft, in one step. */
export async function moveDraftAside(place: AsidePlace, name: string): Promise<void> {
  const { disk, root } = place;
  await disk.makeFolder(asideFolder(root));
  await disk.move(draftFolder(root, name), asideOf(place, name));
  await disk.sync(asideFolder(root));
  await disk.sync(draftsFolder(root));
}

/** Removes all of a draft. In one step it is out of sight, and what is left of a removal that was cut off goes later. */
export async function removeDraft({ disk, root }: AsidePlace, name: string): Promise<void> {
  const leaving = path.join(draftsFolder(root), `.forgotten-${randomBytes(6).toString('hex')}`);
  await disk.move(draftFolder(root, name), leaving);
  await disk.sync(draftsFolder(root));
  await disk.remove(leaving).catch(() => undefined);
}
