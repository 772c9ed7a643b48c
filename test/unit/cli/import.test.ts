import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { runCommandLine } from '../../../electron/cli/command-line';
import { importedName } from '../../../electron/cli/import';
import { admitDocument } from '../../../renderer/document/admit';
import { readActions, readEvents, readTitle } from '../../../renderer/document/read';
import { readFile as readPostmortem } from '../../../renderer/file/read';
import { writeMarkdown } from '../../../renderer/markdown/write';
import { listing, temporaryFolder } from './temporary-folder';

const at = temporaryFolder();

const markdown =
  '# Queue outage\n\n![graph](img/graph.png)\n\n## Timeline\n\nAll times in UTC.\n\n- 2019-07-02 13:42 – Full ![again](img/graph.png)\n- 13:45 – Page\n\n## Action items\n\n- [ ] Limit\n';
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3]);

async function opened(file: string) {
  const result = await readPostmortem(new Uint8Array(await readFile(file)));
  if (!result.ok) throw new Error(result.message);
  return result;
}

const run = (...words: readonly string[]) => runCommandLine(['import', ...words]);

describe('import', () => {
  it('makes a post-mortem of each file, with its images', async () => {
    await mkdir(at('img'));
    await writeFile(at('img', 'graph.png'), png);
    await writeFile(at('queue.md'), markdown);
    await writeFile(at('2019-07-02.html.md.erb'), '# Other\n');
    const { code, stdout, stderr } = await run(
      at('queue.md'),
      at('2019-07-02.html.md.erb'),
      '--out',
      at('out'),
    );
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `${at('out', 'queue.postmortem')}\n${at('out', '2019-07-02.postmortem')}\n`,
    });
    expect(stderr).toContain(`${at('queue.md')}: A timeline of 2 events, line 9.\n`);
    const { draft, assets, notices } = await opened(at('out', 'queue.postmortem'));
    const doc = admitDocument(draft.document);
    expect(notices).toEqual([]);
    expect(readTitle(doc)).toBe('Queue outage');
    expect(readEvents(doc).map(({ headline }) => headline)).toEqual(['Full', 'Page']);
    expect(readActions(doc).map(({ attributes }) => attributes.status)).toEqual(['open']);
    expect(assets.map(({ type, bytes }) => ({ type, bytes: [...bytes] }))).toEqual([
      { type: 'image/png', bytes: [...png] },
    ]);
    const written = writeMarkdown(doc, { title: true, imagePath: () => 'img/graph.png' });
    expect(written.markdown).toContain('- 2019-07-02 13:42 – Full ![again](img/graph.png)');
  });

  it('takes no image from elsewhere, and keeps the addresses', async () => {
    await mkdir(at('posts'));
    await writeFile(at('secret.png'), png);
    await symlink(at('secret.png'), at('posts', 'link.png'));
    await writeFile(at('posts', 'text.png'), 'no image');
    const addresses = ['../secret.png', 'link.png', 'text.png', 'gone.png', '%2e%2e/secret.png'];
    await writeFile(
      at('posts', 'a.md'),
      `# A\n\n${addresses.map((address) => `![x](${address})`).join(' ')}\n`,
    );
    const { code, stderr } = await run(at('posts', 'a.md'), '--out', at('out'));
    expect(code).toBe(0);
    for (const address of addresses)
      expect(stderr).toContain(`There is no image ${address} beside or below it`);
    const { draft, assets } = await opened(at('out', 'a.postmortem'));
    expect(assets).toEqual([]);
    expect(JSON.stringify(draft.document)).toContain('../secret.png');
  });

  it('says all that is known as JSON, one line a file', async () => {
    await writeFile(at('queue.md'), markdown);
    const { stdout, stderr } = await run(at('queue.md'), '--out', at('out'), '--template', 'short', '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      file: at('queue.md'),
      out: at('out', 'queue.postmortem'),
      title: 'Queue outage',
      titleFrom: 'heading',
      template: 'short',
      report: { became: expect.arrayContaining([{ kind: 'timeline', place: 9, rows: 2 }]) },
    });
  });

  it.each([
    ['is empty', '', 'It is empty.'],
    ['is no text', '\u0000', 'It is not text: it holds bytes that no text has.'],
  ])('writes nothing where one of several files %s', async (_, text, sentence) => {
    await writeFile(at('good.md'), markdown);
    await writeFile(at('bad.md'), text);
    expect(await run(at('good.md'), at('bad.md'), '--out', at('out'))).toEqual({
      code: 1,
      stdout: '',
      stderr: `${at('bad.md')} cannot be imported. ${sentence}\n`,
    });
    expect(await listing(at())).toEqual(['bad.md', 'good.md']);
  });

  it('refuses what is not there, a folder, and a file too large', async () => {
    await writeFile(at('log.md'), new Uint8Array(10 * 1024 * 1024 + 1).fill(65));
    for (const [file, why] of [
      ['none.md', 'cannot be read: it is not there.'],
      ['.', 'cannot be read: it is a folder.'],
      ['log.md', 'is larger than a post-mortem may be (10485760 bytes).'],
    ] as const) {
      expect(await run(at(file), '--out', at('out'))).toEqual({
        code: 1,
        stdout: '',
        stderr: `${at(file)} ${why}\n`,
      });
    }
  });

  it('replaces a file that differs with --force only', async () => {
    await writeFile(at('queue.md'), markdown);
    await mkdir(at('out'));
    await writeFile(at('out', 'queue.postmortem'), 'mine');
    expect((await run(at('queue.md'), '--out', at('out'))).code).toBe(1);
    expect(await readFile(at('out', 'queue.postmortem'), 'utf8')).toBe('mine');
    expect((await run(at('queue.md'), '--out', at('out'), '--force')).code).toBe(0);
    await opened(at('out', 'queue.postmortem'));
  });

  it('refuses two files that would be written as one', async () => {
    await mkdir(at('a'));
    await writeFile(at('queue.md'), markdown);
    await writeFile(at('a', 'Queue.markdown'), markdown);
    expect(await run(at('queue.md'), at('a', 'Queue.markdown'), '--out', at('out'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('would both be written as'),
    });
  });

  it.each([
    [[], 'Name at least one Markdown file to import.'],
    [['a.md'], 'Name the folder to write to with --out.'],
    [
      ['a.md', '--out', 'x', '--template', 'none'],
      'There is no template “none”; “aftermark templates” lists them.',
    ],
    [['a.md', '--out', 'x', '--what'], "Unknown option '--what'"],
  ])('explains wrong arguments %j', async (words, sentence) => {
    const { code, stdout, stderr } = await run(...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('Usage:');
  });
});

describe('the name of an imported file', () => {
  it.each([
    ['posts/2019-07-02.html.md.erb', '2019-07-02'],
    ['a.markdown', 'a'],
    ['.md', '.md'],
    ['v1.2.md', 'v1.2'],
  ])('%s', (file, name) => {
    expect(importedName(file)).toBe(name);
  });
});
