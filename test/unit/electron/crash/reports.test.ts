import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { problemOf } from '../../../../electron/crash/report';
import type { Surroundings } from '../../../../electron/crash/report';
import { createReports } from '../../../../electron/crash/reports';
import type { Reports } from '../../../../electron/crash/reports';

const surroundings: Surroundings = {
  app: 'Aftermark',
  version: '0.1.0',
  electron: '33.2.1',
  chromium: '130.0',
  node: '20.18.1',
  system: 'linux 6.1 x64',
  now: Date.UTC(2026, 10, 22, 12),
  running: 125_000,
  log: [
    { time: '11:59:58', line: 'the page’s process is gone: crashed, exit code 139' },
    { time: '11:59:59', line: 'Jordan went home' },
  ],
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aftermark-reports-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function open(place = path.join(folder, 'reports')): Reports {
  const known = {
    code: '',
    texts: 'log(`the page’s process is gone: ${reason}, exit code ${exitCode}`)',
    appFolder: 'file:///srv/app/',
  };
  return createReports({ folder: place, surroundings: () => surroundings, known: () => known });
}

function failure(message: string): Error {
  const error = new TypeError(message);
  error.stack = `TypeError: ${message}\n    at file:///srv/app/electron/main.js:10:5`;
  return error;
}

it('writes one that says what happened, where, and what came before, and gives it back at the next start', async () => {
  open().write(problemOf('main', failure('Jordan is not a function')));
  const text = open().last();
  expect(text).toBe(
    `${[
      'Aftermark 0.1.0',
      'Electron 33.2.1, Chromium 130.0, Node 20.18.1, linux 6.1 x64',
      '2026-11-22T12:00:00.000Z, 2 minutes after the start',
      '',
      'An error that nothing caught, in the main process',
      'TypeError: … is not a function',
      '    at electron/main.js:10:5',
      '',
      'Before it',
      '    11:59:58 the page’s process is gone: crashed … exit code 139',
      '    11:59:59 …',
    ].join('\n')}\n`,
  );
  expect(await readdir(path.join(folder, 'reports'))).toEqual(['2026-11-22T12-00-00-000Z.txt']);
});

it('keeps the last ten, and nothing half written', async () => {
  const reports = open();
  for (let count = 0; count < 13; count += 1) reports.write(problemOf('page', failure(`number ${count}`)));
  const names = await readdir(path.join(folder, 'reports'));
  expect(names).toHaveLength(10);
  expect(names.every((name) => name.endsWith('Z.txt'))).toBe(true);
  expect(names.sort()[0]).toBe('2026-11-22T12-00-00-003Z.txt');
});

it('takes whatever was thrown', () => {
  for (const thrown of [undefined, null, 'Jordan', { jordan: 1 }, new Error('')]) {
    const reports = open();
    reports.write(problemOf('main', thrown));
    expect(reports.last()).toContain('in the main process');
    expect(reports.last().toLowerCase()).not.toContain('jordan');
  }
});

it('holds back what keeps coming', async () => {
  const reports = open();
  for (let count = 0; count < 5; count += 1) reports.writeOnce(problemOf('page', failure('the same')));
  expect(await readdir(path.join(folder, 'reports'))).toHaveLength(1);
});

it('never throws, and keeps for this run what the disk does not take', async () => {
  const place = path.join(folder, 'a file');
  await writeFile(place, 'in the way');
  const reports = open(place);
  reports.write(problemOf('main', failure('x is not iterable')));
  expect(reports.last()).toContain('is not iterable');
  expect(open(place).last()).toBe('');
  expect(await readFile(place, 'utf8')).toBe('in the way');
});

it('is readable for its owner alone', async () => {
  open().write(problemOf('main', failure('x')));
  const [name = ''] = await readdir(path.join(folder, 'reports'));
  const { mode } = await import('node:fs/promises').then(({ stat }) =>
    stat(path.join(folder, 'reports', name)),
  );
  expect(mode & 0o077).toBe(0);
  await chmod(folder, 0o700);
});
