import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { runCommandLine } from '../../../electron/cli/command-line';
import { draftBytes } from '../../../electron/cli/write-draft';
import { admitDocument } from '../../../renderer/document/admit';
import type { Draft } from '../../../renderer/document/draft';
import { readDraftBytes } from '../../../renderer/file/read';
import { placeAnchor } from '../../../renderer/review/anchor';
import { readThreads } from '../../../renderer/review/thread-guard';
import { listing, temporaryFolder } from './temporary-folder';
import {
  deleted,
  editedDraft,
  place,
  replaced,
  returned,
  roundDraft,
  sendRound,
  sentBytes,
  set,
} from './review-round';

const at = temporaryFolder();

const run = (...words: readonly string[]) => runCommandLine(['merge', ...words]);

async function writeHome(draft: Draft): Promise<string> {
  await writeFile(at('home.postmortem'), await draftBytes(draft, [], 'postmortem', 'home'));
  return at('home.postmortem');
}

async function write(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(at(name), bytes);
  return at(name);
}

async function opened(file: string) {
  const read = await readDraftBytes(new Uint8Array(await readFile(file)));
  if (!read.ok) throw new Error(read.message);
  const doc = admitDocument(read.draft.document);
  return {
    draft: read.draft,
    doc,
    /** Undefined where there is no such block. */
    text: (id: string) => (place(doc, id) < 0 ? undefined : doc.nodeAt(place(doc, id))?.textContent),
    threads: readThreads(read.draft.comments).threads,
  };
}

interface Said {
  readonly accepted: boolean;
  readonly applied: readonly string[];
  readonly reanchored: readonly string[];
  readonly decidedBefore: readonly string[];
  readonly unplaced: readonly { readonly suggestion: string; readonly reason: string }[];
  readonly conflicts: readonly (readonly { readonly suggestion: string }[])[];
  readonly comments: { readonly added: number };
}
const said = (stdout: string): Said => JSON.parse(stdout) as Said;

describe('merge', () => {
  it('puts suggestions and comments into a draft that has moved on', async () => {
    const round = await sendRound(roundDraft);
    const home = await writeHome(editedDraft(roundDraft, replaced('p', 'The database', 'Our database')));
    const ana = await write(
      'ana.postmortem',
      await returned(round, 'ana', [replaced('p', 'an hour', 'two hours'), set('a', 'due', '2019-08-01')], {
        about: 'slow',
      }),
    );
    const { code, stdout, stderr } = await run(home, ana, '--out', at('out.postmortem'), '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(said(stdout)).toMatchObject({
      accepted: true,
      applied: ['ana-0', 'ana-1'],
      unplaced: [],
      conflicts: [],
      comments: { added: 1 },
    });
    const { doc, text, threads } = await opened(at('out.postmortem'));
    expect(text('p')).toBe('Our database was slow for two hours.');
    expect(doc.nodeAt(place(doc, 'a'))?.attrs).toMatchObject({ due: '2019-08-01', owner: 'web' });
    const [thread] = threads;
    const placed = thread === undefined ? null : placeAnchor(doc, thread.anchor);
    expect(placed?.kind === 'placed' ? doc.textBetween(placed.from, placed.to) : null).toBe('slow');
  });

  it('changes nothing the second time', async () => {
    const round = await sendRound(roundDraft);
    const home = await writeHome(editedDraft(roundDraft, deleted('q')));
    const edits = [replaced('q', 'Nobody', 'Everybody'), replaced('p', 'slow', 'down')];
    const ana = await write('ana.postmortem', await returned(round, 'ana', edits, { about: 'an hour' }));
    expect((await run(home, ana, '--out', at('one.postmortem'))).code).toBe(1);
    const again = await run(at('one.postmortem'), ana, '--out', at('two.postmortem'), '--json');
    expect(again.code).toBe(0);
    expect(said(again.stdout)).toMatchObject({ applied: [], decidedBefore: ['ana-0', 'ana-1'] });
    expect(await readFile(at('two.postmortem'))).toEqual(await readFile(at('one.postmortem')));
  });

  it('keeps what has no place as a thread that holds all of it and blocks', async () => {
    const round = await sendRound(roundDraft);
    const home = await writeHome(editedDraft(roundDraft, replaced('p', 'an hour', 'a day')));
    const ana = await write('a', await returned(round, 'ana', [replaced('p', 'an hour', 'two hours')]));
    const { code, stdout } = await run(home, ana, '--out', at('out.postmortem'));
    expect(code).toBe(1);
    expect(stdout).toContain('1 suggestion without a place');
    expect(stdout).toContain('replaces “an hour” with “two hours”');
    const { text, threads } = await opened(at('out.postmortem'));
    expect(text('p')).toBe('The database was slow for a day.');
    expect(threads).toMatchObject([
      { blocking: true, resolved: null, anchor: { quote: 'an hour', section: 'What happened' } },
    ]);
    expect(threads[0]?.comments[0].text).toContain('two hours');
    expect(threads[0]?.comments[0].author.name).toBe('ana');
  });

  it('takes neither of two suggestions that contradict, in either order', async () => {
    const round = await sendRound(roundDraft);
    const home = await writeHome(roundDraft);
    const ana = await write(
      'ana',
      await returned(round, 'ana', [set('a', 'owner', 'sre'), replaced('q', 'saw', 'noticed')]),
    );
    const bo = await write('bo', await returned(round, 'bo', [set('a', 'owner', 'dba')]));
    const one = await run(home, ana, bo, '--out', at('one.json'), '--json');
    const other = await run(home, bo, ana, '--out', at('other.json'), '--json');
    expect(one.code).toBe(1);
    expect(said(one.stdout).applied).toEqual(['ana-1']);
    expect(
      said(one.stdout)
        .conflicts[0]?.map(({ suggestion }) => suggestion)
        .toSorted(),
    ).toEqual(['ana-0', 'bo-0']);
    const [first, second] = [await opened(at('one.json')), await opened(at('other.json'))];
    expect(first.doc.nodeAt(place(first.doc, 'a'))?.attrs['owner']).toBe('web');
    expect(first.threads.map(({ id }) => id).toSorted()).toEqual(['unplaced-ana-0', 'unplaced-bo-0']);
    expect(first.doc.content.eq(second.doc.content)).toBe(true);
    expect(said(other.stdout).applied).toEqual(['ana-1']);
  });

  it('merges comments alone with --accept none, and says what would be', async () => {
    const round = await sendRound(roundDraft);
    const home = await writeHome(roundDraft);
    const ana = await write('a', await returned(round, 'ana', [deleted('q')], { about: 'slow' }));
    const { code, stdout } = await run(home, ana, '--out', at('o.json'), '--accept', 'none', '--json');
    expect(code).toBe(0);
    expect(said(stdout)).toMatchObject({ accepted: false, applied: ['ana-0'], comments: { added: 1 } });
    const { text, threads, doc } = await opened(at('o.json'));
    expect(text('q')).toBe('Nobody saw it.');
    expect(threads).toHaveLength(1);
    expect(doc.attrs['decisions']).toEqual([]);
    expect((await run(at('o.json'), ana, '--out', at('p.json'))).code).toBe(0);
    expect((await opened(at('p.json'))).text('q')).toBeUndefined();
  });

  it('takes a small review with the file that was sent, and says that it needs it', async () => {
    const round = await sendRound(roundDraft);
    const home = await writeHome(roundDraft);
    const sent = await write('sent', await sentBytes(round));
    const small = await write(
      'small',
      await returned(round, 'ana', [replaced('q', 'saw', 'noticed')], { size: 'small' }),
    );
    const without = await run(home, small, '--out', at('out.json'));
    expect(without).toMatchObject({ code: 2, stdout: '' });
    expect(without.stderr).toContain('--sent');
    expect((await run(home, small, '--sent', sent, '--out', at('out.json'))).code).toBe(0);
    expect((await opened(at('out.json'))).text('q')).toBe('Nobody noticed it.');
  });

  it('refuses what does not belong together in one sentence, and writes nothing', async () => {
    const round = await sendRound(roundDraft);
    const home = await writeHome({ ...roundDraft, id: 'another' });
    const ana = await write('a', await returned(round, 'ana', [deleted('q')]));
    const before = await listing(at());
    for (const words of [
      [home, ana],
      [home, home],
      [ana, home],
      [home, at('missing')],
    ]) {
      const { code, stdout, stderr } = await run(...words, '--out', at('out.postmortem'));
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
    expect(await listing(at())).toEqual(before);
  });

  it('wants a draft, a review and a place to write to', async () => {
    expect(await run(at('a'))).toMatchObject({ code: 2, stdout: '' });
    expect((await run(at('a'), at('b'))).stderr).toContain('--out');
    expect((await run('--git', at('a'))).stderr).toContain('three files');
  });
});
