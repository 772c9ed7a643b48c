import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

import { runCommandLine } from '../../../electron/cli/command-line';
import { draftBytes, type DraftForm } from '../../../electron/cli/write-draft';
import { admitDocument } from '../../../renderer/document/admit';
import type { Draft } from '../../../renderer/document/draft';
import { readDraftBytes } from '../../../renderer/file/read';
import { readThreads } from '../../../renderer/review/thread-guard';
import { deleted, editedDraft, place, replaced, roundDraft, set, type Edit } from './review-round';
import { temporaryFolder } from './temporary-folder';

const at = temporaryFolder();
const run = promisify(execFile);

const write = async (name: string, draft: Draft, form: DraftForm = 'postmortem'): Promise<void> =>
  writeFile(at(name), await draftBytes(draft, [], form, name));

async function opened(name: string) {
  const read = await readDraftBytes(new Uint8Array(await readFile(at(name))));
  if (!read.ok) throw new Error(read.message);
  const doc = admitDocument(read.draft.document);
  return {
    text: (id: string) => doc.nodeAt(place(doc, id))?.textContent,
    owner: doc.nodeAt(place(doc, 'a'))?.attrs['owner'] as unknown,
    due: doc.nodeAt(place(doc, 'a'))?.attrs['due'] as unknown,
    threads: readThreads(read.draft.comments).threads,
  };
}

/** Merges two versions as git's driver does, in three files. */
async function mergeVersions(ours: readonly Edit[], theirs: readonly Edit[], form: DraftForm = 'postmortem') {
  await write('base', roundDraft, form);
  await write('ours', editedDraft(roundDraft, ...ours), form);
  await write('theirs', { ...editedDraft(roundDraft, ...theirs), updatedAt: roundDraft.updatedAt + 1 }, form);
  return runCommandLine(['merge', '--git', at('base'), at('ours'), at('theirs')]);
}

describe('merge --git', () => {
  it.each(['postmortem', 'json'] as const)('merges different rows of a %s', async (form) => {
    const ended = await mergeVersions(
      [replaced('e1p', 'Alert', 'First alert')],
      [replaced('e2p', 'Rolled', 'Was rolled'), set('a', 'due', '2019-08-01')],
      form,
    );
    expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
    const { text, due } = await opened('ours');
    expect([text('e1p'), text('e2p'), due]).toEqual(['First alert fired', 'Was rolled back', '2019-08-01']);
  });

  it('keeps what conflicts as threads, and says so', async () => {
    const ended = await mergeVersions(
      [set('a', 'owner', 'sre'), replaced('e1p', 'fired', 'rang')],
      [set('a', 'owner', 'dba'), replaced('e1p', 'fired', 'came'), replaced('q', 'saw', 'noticed')],
    );
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('2 changes of the other branch could not be merged');
    const { text, owner, threads } = await opened('ours');
    expect([text('e1p'), text('q'), owner]).toEqual(['Alert rang', 'Nobody noticed it.', 'sre']);
    expect(threads.map(({ blocking }) => blocking)).toEqual([true, true]);
    expect(JSON.stringify(threads)).toContain('dba');
    expect(JSON.stringify(threads)).toContain('came');
  });

  it('refuses versions of different drafts, and leaves ours as it was', async () => {
    await write('base', roundDraft);
    await write('ours', roundDraft);
    await write('theirs', { ...roundDraft, id: 'another' });
    const before = await readFile(at('ours'));
    const ended = await runCommandLine(['merge', '--git', at('base'), at('ours'), at('theirs')]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(await readFile(at('ours'))).toEqual(before);
  });
});

describe('a repository of drafts', { timeout: 60_000 }, () => {
  const git = async (...words: readonly string[]) =>
    run('git', [...words], {
      cwd: at(),
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: at('no-config'),
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'A',
        GIT_AUTHOR_EMAIL: 'a@example.org',
        GIT_COMMITTER_NAME: 'A',
        GIT_COMMITTER_EMAIL: 'a@example.org',
      },
    });
  const program = new URL('../../../electron/dev/aftermark.mjs', import.meta.url).pathname;
  const commit = async (draft: Draft) => {
    await write('outage.postmortem', draft);
    await git('commit', '-qam', 'Change the draft');
  };

  async function twoBranches(ours: Draft, theirs: Draft): Promise<void> {
    await git('init', '-q', '-b', 'main');
    await git('config', 'merge.aftermark.driver', `'${process.execPath}' '${program}' merge --git %O %A %B`);
    await writeFile(at('.gitattributes'), '*.postmortem merge=aftermark\n');
    await write('outage.postmortem', roundDraft);
    await git('add', '.');
    await git('commit', '-qm', 'Add a draft');
    await git('checkout', '-qb', 'other');
    await commit(theirs);
    await git('checkout', '-q', 'main');
    await commit(ours);
  }

  it('merges branches that change different rows', async () => {
    await twoBranches(
      editedDraft(roundDraft, replaced('e1p', 'Alert', 'First alert')),
      editedDraft(roundDraft, deleted('e2'), set('a', 'owner', 'sre')),
    );
    await git('merge', '-q', '-m', 'Merge', 'other');
    const { text, owner } = await opened('outage.postmortem');
    expect([text('e1p'), owner]).toEqual(['First alert fired', 'sre']);
    expect((await git('status', '--porcelain')).stdout.trim()).toBe('');
  });

  it('leaves branches that change the same row to a person, with everything in the file', async () => {
    await twoBranches(
      editedDraft(roundDraft, set('a', 'owner', 'dba')),
      editedDraft(roundDraft, set('a', 'owner', 'sre')),
    );
    await expect(git('merge', '-q', '-m', 'Merge', 'other')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('One change of the other branch could not be merged') as string,
    });
    expect((await git('status', '--porcelain')).stdout).toContain('UU outage.postmortem');
    const { owner, threads } = await opened('outage.postmortem');
    expect(owner).toBe('dba');
    expect(JSON.stringify(threads)).toContain('sre');
  });
});
