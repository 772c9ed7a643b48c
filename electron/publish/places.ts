import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { foldPath, isSitePath } from '../contract/site-path';
import { reasonOf } from '../file-errors';
import { PublishFault } from './fault';
import { sha256OfFile } from './hash';

/** A site's folder as the system knows it: absolute, without symbolic links. */
export type SiteRoot = string;

/**
 * The folder of a site.
 * @throws {PublishFault} where it is not there or is no folder.
 */
export async function siteRoot(folder: string): Promise<SiteRoot> {
  const name = path.basename(folder);
  try {
    const root = await realpath(folder);
    if (!(await stat(root)).isDirectory()) throw new PublishFault(`“${name}” is not a folder.`);
    return root;
  } catch (error) {
    if (error instanceof PublishFault) throw error;
    throw new PublishFault(`The folder “${name}” cannot be used: ${reasonOf(error)}.`);
  }
}

/**
 * What stands at a path of the site.
 * @returns SHA-256 of the file; null where there is none
 * @throws {PublishFault} where something in its way makes it impossible to write there: a folder of that name, a
 * symbolic link that leads out of the site, a name that differs from one that is there in its capital letters alone.
 */
export async function standingAt(root: SiteRoot, file: string): Promise<string | null> {
  if (!isSitePath(file)) throw new PublishFault(`“${file}” cannot be the name of a file in a site.`);
  try {
    const names = file.split('/');
    let folder = root;
    for (const [index, name] of names.entries()) {
      await refuseOtherSpelling(folder, name, file);
      const place = path.join(folder, name);
      const found = await lstat(place).catch(nothingThere);
      if (found === null) return null;
      if (found.isSymbolicLink()) await refuseLeadingOut(root, place, file);
      const stands = await stat(place);
      if (index === names.length - 1) {
        if (stands.isDirectory())
          throw new PublishFault(`“${file}” cannot be written: a folder has that name.`);
        if (!stands.isFile())
          throw new PublishFault(`“${file}” cannot be written: what is there is not a file.`);
        return await sha256OfFile(place);
      }
      if (!stands.isDirectory()) {
        const part = names.slice(0, index + 1).join('/');
        throw new PublishFault(`“${file}” cannot be written: “${part}” is not a folder.`);
      }
      folder = place;
    }
    return null;
  } catch (error) {
    if (error instanceof PublishFault) throw error;
    throw new PublishFault(`“${file}” cannot be written: ${reasonOf(error)}.`);
  }
}

function nothingThere(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

async function refuseLeadingOut(root: SiteRoot, place: string, file: string): Promise<void> {
  const target = await realpath(place).catch(nothingThere);
  if (target !== null && (target === root || target.startsWith(root + path.sep))) return;
  throw new PublishFault(`“${file}” cannot be written: a link on its way leads out of the site’s folder.`);
}

/** Two names that differ in capital letters alone are one on macOS and Windows, where the site may be checked out. */
async function refuseOtherSpelling(folder: string, name: string, file: string): Promise<void> {
  const names = await readdir(folder);
  if (names.includes(name)) return;
  const other = names.find((one) => foldPath(one) === foldPath(name));
  if (other === undefined) return;
  throw new PublishFault(
    `“${file}” cannot be written: “${other}” is there, and some systems take the two for one name.`,
  );
}
