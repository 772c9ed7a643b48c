/**
 * Work folders in the cache. What is expensive to make is made in one of these and renamed into its place at the
 * end: a run that is interrupted leaves nothing that looks finished, and two runs at once do not meet.
 */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Does work in a folder of its own, which is gone afterwards. What runs that were killed have left goes first.
 *
 * @template Result
 * @param {string} cache the folder it is made in, so that a rename into that folder stays on one file system
 * @param {(work: string) => Promise<Result>} job
 * @returns {Promise<Result>}
 */
export async function inWorkFolder(cache, job) {
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  const work = await mkdtemp(path.join(cache, `unfinished-${process.pid}-`));
  try {
    return await job(work);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @param {string} cache */
async function removeAbandoned(cache) {
  for (const name of await readdir(cache)) {
    const owner = Number(/^unfinished-(\d+)-/.exec(name)?.[1]);
    if (owner > 0 && !isRunning(owner)) await rm(path.join(cache, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
