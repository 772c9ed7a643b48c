import { cp, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomFrom, type Random } from '../../fuzz/random';
import { journalProblems } from '../journal';
import { Scribe } from '../scribe';
import { FaultCounts, type Fault } from './fault';
import { openOr, reopenAndCompare } from './life';

/** Which of the two copies is damaged. Never both of one draft: that is what two copies are for. */
const places = {
  journal: 'journal',
  database: path.join('IndexedDB', 'app_aftermark_0.indexeddb.leveldb'),
} as const;
type PlaceName = keyof typeof places;

const damages = ['cut', 'flipped', 'deleted', 'emptied', 'all deleted', 'many flipped'] as const;
type Damage = (typeof damages)[number];

/** What LevelDB writes for people and never reads. */
const unread = /^(?:LOG(?:\.old)?|LOCK)$/u;

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !unread.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}

async function flip(file: string, random: Random): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length === 0) return;
  const at = random.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  await writeFile(file, bytes);
}

/** Damages one of the copies, and says in words what was done. */
async function damage(folder: string, kind: Damage, random: Random): Promise<string> {
  const files = await filesIn(folder);
  const [some = folder] = files.length === 0 ? [] : [files[random.below(files.length)] ?? folder];
  const name = path.relative(folder, some);
  if (files.length === 0) return 'nothing, as nothing is there';
  switch (kind) {
    case 'cut': {
      const { size } = await stat(some);
      const length = random.below(Math.max(size, 1));
      await truncate(some, length);
      return `${name} cut from ${size} to ${length} bytes`;
    }
    case 'emptied':
      await truncate(some, 0);
      return `${name} emptied`;
    case 'flipped':
      await flip(some, random);
      return `a bit of ${name} flipped`;
    case 'many flipped':
      for (let time = 0; time < 40; time += 1) {
        const file = files[random.below(files.length)];
        if (file !== undefined) await flip(file, random);
      }
      return '40 bits flipped, all over';
    case 'deleted':
      await rm(some);
      return `${name} deleted`;
    case 'all deleted':
      await rm(folder, { recursive: true });
      return 'all of it deleted';
  }
}

/** Writes a profile whose two copies hold the same. */
async function goodProfile(userData: string, seed: number, counts: FaultCounts): Promise<Scribe | null> {
  const scribe = new Scribe(seed);
  const running = await openOr(counts, 'before any damage', { userData });
  if (running === null) return null;
  await scribe.attach(running);
  await scribe.writeFor(running, 20_000);
  const comparison = await scribe.compare(running, Date.now());
  const problems = comparison === null ? ['no library'] : await journalProblems(running, comparison.shown);
  for (const problem of problems) counts.blame('journal', `before any damage: ${problem}`);
  await running.close();
  return scribe;
}

export const damagedFiles: Fault = {
  name: 'damaged files',
  what: 'files of the journal or of the database are cut, flipped, emptied or deleted while the app is closed',
  async run({ seed, runs, say }) {
    const counts = new FaultCounts(say, [], ['restoreScreens', ...Object.keys(places)]);
    const folder = await mkdtemp(path.join(tmpdir(), 'aftermark-damage-'));
    const good = path.join(folder, 'good');
    const scribe = await goodProfile(good, seed, counts);
    if (scribe === null) return counts.result();
    const random = randomFrom(seed);
    for (let number = 0; number < runs; number += 1) {
      const place: PlaceName = number % 2 === 0 ? 'journal' : 'database';
      const kind = damages[Math.floor(number / 2) % damages.length] ?? 'cut';
      const userData = path.join(folder, `run-${number}`);
      await cp(good, userData, { recursive: true });
      const done = await damage(path.join(userData, places[place]), kind, random);
      const where = `run ${number}, ${place}: ${done}`;
      say(`damaged files: ${where}`);
      counts.ran();
      counts.tell(place);
      const before = counts.wrongs();
      await reopenAndCompare(counts, where, scribe.copy(), userData, Date.now());
      if (counts.wrongs() === before) await rm(userData, { recursive: true, force: true, maxRetries: 5 });
      else say(`the profile is kept in ${userData}`);
    }
    if (counts.wrongs() === 0) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    return counts.result();
  },
};
