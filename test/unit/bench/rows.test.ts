import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { expect, it } from 'vitest';

import { buildFolder, root } from '../../../electron/dev/paths.mjs';
import { run } from '../../../electron/dev/processes.mjs';
import { reports, rows } from '../../bench/rows';
import type { Results } from '../../bench/frame/results';

it('every row has a name of its own', () => {
  const names = [...rows, ...reports].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

/** Rows that start the app are run where it is: test/e2e/bench.e2e.ts. */
const withoutWindow = rows.filter(({ name }) => !name.startsWith('window/'));

// Builds the programs, and installs the peers where this machine does not have them yet.
it('every row that needs no window can run', { timeout: 300_000 }, async () => {
  const { code, output } = await run(
    process.execPath,
    [path.join(root, 'electron', 'dev', 'bench.mjs'), '--quick', 'markdown|review'],
    { cwd: root, stdio: 'capture' },
  );
  expect(code, output).toBe(0);
  const results = JSON.parse(
    await readFile(path.join(buildFolder, 'bench', 'quick.json'), 'utf8'),
  ) as Results;
  expect(results.rows.map(({ name }) => name)).toEqual(withoutWindow.map(({ name }) => name));
});
