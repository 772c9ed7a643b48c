import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { repository } from '../../e2e/support/electron-executable';
import { stopEverything } from '../../e2e/support/running-app';
import { shared, type Effort, type Line, type Report } from '../frame/row';
import { appArgs, filledProfile } from './apps';
import { startUntil } from './marks';
import { charactersBySource, partOf, type SourceMap } from './source-map';
import { conditions } from './start';

const built = path.join(repository, '.build');
const page = path.join(built, 'renderer');
const assets = path.join(page, 'assets');

/** How many of the largest parts are told. */
const largest = 20;

/** Workers have their own threads: the caret does not wait for what they load. */
const isWorker = (file: string): boolean => /worker-[^/]*\.js$/.test(file);

const zipped = async (file: string): Promise<number> => gzipSync(await readFile(file)).length;

async function zippedTogether(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(zipped));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Files of the page that are asked for before there is a caret, by their paths. */
const filesBeforeCaret = shared(async (): Promise<readonly string[]> => {
  const asked = new Set<string>();
  const note = (address: string): void => {
    const { pathname, protocol } = new URL(address);
    if (protocol === 'app:') asked.add(path.join(page, pathname));
  };
  try {
    const args = appArgs(await filledProfile(3));
    // The first start has no code cache yet: it is so slow that the window begins with what it loads when it is calm.
    await startUntil(args, { caret: conditions.caret });
    await startUntil(args, { caret: conditions.caret }, note);
  } finally {
    await stopEverything();
  }
  // What the page names itself may have been asked for before anybody listened.
  const entry = path.join(page, 'index.html');
  const html = await readFile(entry, 'utf8');
  for (const [, address] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g))
    asked.add(path.join(page, address ?? ''));
  return [...asked.add(entry)].toSorted();
});

async function sizes(effort: Effort): Promise<readonly Line[]> {
  const before = await filesBeforeCaret(effort);
  const all = (await readdir(assets)).map((file) => path.join(assets, file));
  const isCode = (file: string) => /\.(?:js|css|html)$/.test(file);

  const later = all.filter((file) => isCode(file) && !before.includes(file));
  const of = async (name: string, files: readonly string[]): Promise<Line> => ({
    name: `${name} (${files.length} ${files.length === 1 ? 'file' : 'files'})`,
    bytes: await zippedTogether(files),
  });
  return [
    await of('main process', [path.join(built, 'electron', 'main.js')]),
    await of('preload', [path.join(built, 'electron', 'preload.cjs')]),
    await of(
      'page, before the caret: scripts',
      before.filter((file) => file.endsWith('.js') && !isWorker(file)),
    ),
    await of('page, before the caret: workers', before.filter(isWorker)),
    await of(
      'page, before the caret: styles and HTML',
      before.filter((file) => /\.(?:css|html)$/.test(file)),
    ),
    await of(
      'page, before the caret: fonts and pictures',
      before.filter((file) => !isCode(file)),
    ),
    await of(
      'page, later, when asked for',
      later.filter((file) => !isWorker(file)),
    ),
    await of('workers, later, when asked for', later.filter(isWorker)),
  ];
}

async function parts(effort: Effort): Promise<readonly Line[]> {
  const counts = new Map<string, number>();
  for (const file of await filesBeforeCaret(effort)) {
    if (!file.endsWith('.js') || isWorker(file)) continue;
    const map = JSON.parse(await readFile(`${file}.map`, 'utf8')) as SourceMap;
    for (const [source, characters] of charactersBySource(await readFile(file, 'utf8'), map)) {
      const part = partOf(source);
      counts.set(part, (counts.get(part) ?? 0) + characters);
    }
  }
  return [...counts]
    .map(([name, bytes]) => ({ name, bytes }))
    .toSorted((one, other) => other.bytes - one.bytes)
    .slice(0, largest);
}

export const sizeReports: readonly Report[] = [
  { name: 'window/size/gzip', what: 'Size of the app’s own code, gzip', run: sizes },
  {
    name: 'window/size/parts',
    what: `What is in the scripts that are loaded before the caret, minified: the ${largest} largest parts`,
    run: parts,
  },
];
