import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { runCommandLine } from '../../../electron/cli/command-line';
import type { Draft } from '../../../renderer/document/draft';
import { targetIds } from '../../../renderer/publish/targets/target';
import { draftWith, fileOf } from '../file/fixtures';
import { record, secretThread, tracesIn } from '../support/review-record';
import { listing, temporaryFolder } from './temporary-folder';

const at = temporaryFolder();
const text = (words: string) => [{ type: 'text', text: words }];

const plain = draftWith([
  { type: 'title', attrs: { id: 't' }, content: text('Down: a day') },
  { type: 'heading', attrs: { id: 'h1', level: 2 }, content: text('Summary') },
  { type: 'paragraph', attrs: { id: 'p1' }, content: text('It was down.') },
]);

/** A draft that was reviewed, with comments. */
const reviewed: Draft = {
  ...plain,
  comments: [secretThread],
  document: { ...plain.document, attrs: { incidentDate: '2019-07-02', status: 'approved', ...record } },
};

async function everythingIn(folder: string): Promise<string> {
  const texts: string[] = [];
  for (const name of await listing(folder)) {
    const file = `${folder}/${name}`;
    texts.push(name);
    if ((await stat(file)).isFile()) texts.push(await readFile(file, 'utf8'));
  }
  return texts.join('\n');
}

describe('an export of a draft that was reviewed', () => {
  const ways = [
    ['--format', 'md'],
    ['--format', 'html'],
    ['--format', 'html', '--audience', 'internal', '--keep', 'owners,trackers'],
    ...targetIds.map((target) => ['--target', target]),
    ['--target', 'hugo', '--audience', 'internal', '--keep', 'owners,trackers'],
  ];

  it.each(ways.map((words) => [words.join(' '), words] as const))(
    'with %s has nothing of its reviews',
    async (_, words) => {
      await writeFile(at('a.postmortem'), await fileOf({ draft: reviewed, assets: [], markdown: '# A\n' }));
      await writeFile(at('b.json'), JSON.stringify({ ...reviewed, id: 'draft2' }));
      for (const name of ['a.postmortem', 'b.json']) {
        const out = at(`out-${name}`);
        await mkdir(out);
        const { code, stdout, stderr } = await runCommandLine(['export', at(name), ...words, '--out', out]);
        expect(code).toBe(0);
        const written = await everythingIn(out);
        expect(written).toContain('It was down.');
        expect(tracesIn(`${stdout}${stderr}${written}`)).toEqual([]);
      }
    },
  );
});
