import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { expect, it } from 'vitest';

import { buildFolder, root } from '../../electron/dev/paths.mjs';
import { run } from '../../electron/dev/processes.mjs';
import type { Results } from '../bench/frame/results';
import { reports, rows } from '../bench/rows';

it('every row of the bench that starts the app can run', { timeout: 600_000 }, async () => {
  const bench = path.join(root, 'electron', 'dev', 'bench.mjs');
  const { code, output } = await run(process.execPath, [bench, '--quick', 'window'], {
    cwd: root,
    stdio: 'capture',
  });
  expect(code, output).toBe(0);
  const results = JSON.parse(
    await readFile(path.join(buildFolder, 'bench', 'quick.json'), 'utf8'),
  ) as Results;
  const expected = rows.filter(({ name }) => name.startsWith('window/'));
  expect(results.rows.map(({ name }) => name)).toEqual(expected.map(({ name }) => name));
  expect(results.reports.map(({ name }) => name)).toEqual(reports.map(({ name }) => name));
});
