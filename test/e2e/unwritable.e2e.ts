import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startAnswered } from './support/answered';
import { temporaryFolder } from './support/launch';

it('says that its folder cannot be written, and quits when the person wants, with nothing changed', async () => {
  const folder = await temporaryFolder('unwritable');
  // What no user may write into, the superuser included: a file where the folder should be.
  const userData = path.join(folder, 'profile');
  await writeFile(userData, 'a file');
  const { asked, exitCode } = await startAnswered(userData, path.join(folder, 'all.aftermark-backup'));
  expect(asked).toEqual([
    expect.stringMatching(/^Aftermark cannot write into its folder\.\nNothing was changed: /u),
  ]);
  expect(exitCode).toBe(0);
  expect(await readFile(userData, 'utf8')).toBe('a file');
});
