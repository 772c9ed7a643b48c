import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { installCached } from '../../../electron/dev/cached-install.mjs';
import { isOnPath, run } from '../../../electron/dev/processes.mjs';
import type { Generator } from './generator';

const skeletons = fileURLToPath(new URL('../sites/', import.meta.url));

/** What a generator needs is here: the folder of its packages, or null for a program of the system. */
export interface Ready {
  readonly packages: string | null;
}

/**
 * Makes sure of a generator.
 *
 * @returns what is needed to build with it, or a sentence that says why it cannot run here
 */
export async function readyFor({ name, from }: Generator): Promise<Ready | string> {
  if ('program' in from) {
    return isOnPath(from.program) ? { packages: null } : `${from.program} is not installed here.`;
  }
  try {
    return { packages: await installCached(path.join(skeletons, name), `generator-${name}`) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A file of a post, by its path relative to the site. */
export interface SiteFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

export interface Built {
  /** 0 where the generator says that it built the site. */
  readonly code: number;
  /** What it printed. */
  readonly output: string;
  /** Milliseconds that the build alone took. */
  readonly duration: number;
  /** The built files' paths, relative to the output folder, '/'-separated. */
  readonly files: readonly string[];
  readonly read: (file: string) => Promise<Buffer>;
  readonly remove: () => Promise<void>;
}

/** Builds a site of these posts, and nothing else, in a folder of its own outside of the repository. */
export async function build(
  generator: Generator,
  { packages }: Ready,
  posts: readonly SiteFile[],
): Promise<Built> {
  // On some systems the folder for temporary files is a link, and generators compare real paths with given ones.
  const site = await mkdtemp(path.join(await realpath(tmpdir()), `aftermark-${generator.name}-`));
  await cp(path.join(skeletons, generator.name), site, { recursive: true });
  if (packages !== null)
    await linkPackages(path.join(packages, 'node_modules'), path.join(site, 'node_modules'));
  for (const { path: file, content } of posts) {
    await mkdir(path.dirname(path.join(site, file)), { recursive: true });
    await writeFile(path.join(site, file), content);
  }
  const [program = '', ...args] = generator.command;
  const started = Date.now();
  const isScript = program.startsWith('node_modules/');
  const { code, output } = await run(
    isScript ? process.execPath : program,
    isScript ? [program, ...args] : args,
    { cwd: site, env: environment(process.env), stdio: 'capture' },
  );
  const duration = Date.now() - started;
  const folder = path.join(site, generator.output);
  return {
    code,
    output,
    duration,
    files: await filesIn(folder),
    read: (file) => readFile(path.join(folder, file)),
    remove: () => rm(site, { recursive: true, force: true }),
  };
}

/**
 * A node_modules of links, one for each package: generators keep caches in it, which must not be shared.
 */
async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(from)) {
    if (!name.startsWith('@')) {
      await symlink(path.join(from, name), path.join(to, name));
      continue;
    }
    await mkdir(path.join(to, name));
    for (const scoped of await readdir(path.join(from, name))) {
      await symlink(path.join(from, name, scoped), path.join(to, name, scoped));
    }
  }
}

/** No reports to anybody, no colours, the same times everywhere; and nothing of the test runner that runs us. */
function environment(outer: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, NODE_ENV: __, VITEST: ___, ...env } = outer;
  return {
    ...env,
    ASTRO_TELEMETRY_DISABLED: '1',
    CI: 'true',
    FORCE_COLOR: '0',
    LC_ALL: 'C.UTF-8',
    NO_COLOR: '1',
    NO_UPDATE_NOTIFIER: '1',
    TZ: 'UTC',
  };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
}
