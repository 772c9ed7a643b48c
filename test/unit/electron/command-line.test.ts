import path from 'node:path';
import { expect, it } from 'vitest';
import { filesNamedOn } from '../../../electron/command-line';

const folder = path.resolve('/home/someone');

it('takes the names of a packaged app’s command line', () => {
  const argv = ['/usr/bin/aftermark', '--user-data-dir=/p', 'a.postmortem', '/b.postmortem', '--flag', ''];
  expect(filesNamedOn({ argv, folder, namesApp: false })).toEqual([
    path.join(folder, 'a.postmortem'),
    path.resolve('/b.postmortem'),
  ]);
});

it('leaves out the app itself where it was started from a clone', () => {
  const argv = ['electron', '--no-sandbox', '--inspect=0', '/clone', 'a.postmortem'];
  expect(filesNamedOn({ argv, folder, namesApp: true })).toEqual([path.join(folder, 'a.postmortem')]);
  expect(filesNamedOn({ argv: ['electron', '/clone'], folder, namesApp: true })).toEqual([]);
});

it('takes everything after -- as a name', () => {
  const argv = ['electron', '/clone', '--', '-odd.postmortem', '--', 'b'];
  expect(filesNamedOn({ argv, folder, namesApp: true })).toEqual(
    ['-odd.postmortem', '--', 'b'].map((name) => path.join(folder, name)),
  );
});
