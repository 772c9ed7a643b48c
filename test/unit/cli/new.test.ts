import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { version } from '../../../package.json';
import { strFromU8, unzipSync } from 'fflate';
import { runCommandLine } from '../../../electron/cli/command-line';
import { isDay } from '../../../electron/cli/new';
import { admitDocument } from '../../../renderer/document/admit';
import type { Draft } from '../../../renderer/document/draft';
import { readFacts, readTitle } from '../../../renderer/document/read';
import { readFile as readPostmortem } from '../../../renderer/file/read';
import { bundledTemplates } from '../../../templates';
import { listing, temporaryFolder } from './temporary-folder';

const at = temporaryFolder();

function create(out: string, ...more: readonly string[]) {
  return runCommandLine([
    'new',
    '--template',
    'short',
    '--title',
    'The edge was the incident',
    '--out',
    at(out),
    ...more,
  ]);
}

async function opened(file: string): Promise<Draft> {
  const result = await readPostmortem(new Uint8Array(await readFile(file)));
  if (!result.ok) throw new Error(result.message);
  expect({ readOnly: result.readOnly, notices: result.notices }).toEqual({ readOnly: false, notices: [] });
  return result.draft;
}

describe('new', () => {
  it.each(bundledTemplates.map(({ id }) => id))('makes a file of %s that opens, and exports', async (id) => {
    const words = ['new', '--template', id, '--title', 'It went dark', '--out', at('dark.postmortem')];
    expect(await runCommandLine(words)).toEqual({
      code: 0,
      stdout: `${at('dark.postmortem')}\n`,
      stderr: '',
    });
    const draft = await opened(at('dark.postmortem'));
    expect(draft.template.id).toBe(id);
    expect(readTitle(admitDocument(draft.document))).toBe('It went dark');
    const ended = await runCommandLine(['export', at('dark.postmortem'), '--out', at('posts')]);
    const hasPicture = (draft.document.content ?? []).some(({ type }) => type === 'picture');
    const note = `${at('dark.postmortem')}: The timeline’s picture is left out: no event has a time yet.\n`;
    expect(ended).toEqual({
      code: 0,
      stdout: `${at('posts/dark.md')}\n`,
      stderr: hasPicture ? note : '',
    });
    expect(await readFile(at('posts/dark.md'), 'utf8')).toContain('title: "It went dark"');
  });

  it('takes UTC where no zone is named, and says that nobody chose it', async () => {
    await create('a.postmortem');
    const facts = readFacts(admitDocument((await opened(at('a.postmortem'))).document));
    expect(facts).toMatchObject({ zone: 'UTC', zoneConfirmed: false, incidentDate: '' });
  });

  it('takes a zone and a day', async () => {
    await create('a.postmortem', '--zone', 'europe/lisbon', '--date', '2019-07-02');
    const facts = readFacts(admitDocument((await opened(at('a.postmortem'))).document));
    expect(facts).toMatchObject({ zone: 'Europe/Lisbon', zoneConfirmed: true, incidentDate: '2019-07-02' });
  });

  it('keeps a title to one line, and to the letter besides', async () => {
    const title = '  “quotes”\n and  \\ --- äöü 日本 ';
    await runCommandLine(['new', '--template', 'short', '--title', title, '--out', at('a.postmortem')]);
    expect(readTitle(admitDocument((await opened(at('a.postmortem'))).document))).toBe(
      '“quotes” and \\ --- äöü 日本',
    );
  });

  it('writes what a reader sees, and its own name, into the file', async () => {
    await create('a.postmortem');
    const entries = unzipSync(await readFile(at('a.postmortem')));
    expect(strFromU8(entries['post-mortem.md'] ?? new Uint8Array())).toContain('The edge was the incident');
    expect(JSON.parse(strFromU8(entries['manifest.json'] ?? new Uint8Array()))).toMatchObject({
      app: { name: 'Aftermark', version },
    });
  });

  it('makes the folders it needs', async () => {
    await create('2019/july/a.postmortem');
    expect(await listing(at())).toEqual(['2019', '2019/july', '2019/july/a.postmortem']);
  });

  it('replaces a file only with --force', async () => {
    await writeFile(at('a.postmortem'), 'mine');
    expect(await create('a.postmortem')).toEqual({
      code: 1,
      stdout: '',
      stderr: `${at('a.postmortem')} is already there and differs; --force replaces it.\n`,
    });
    expect(await readFile(at('a.postmortem'), 'utf8')).toBe('mine');
    expect((await create('a.postmortem', '--force')).code).toBe(0);
    await opened(at('a.postmortem'));
  });

  it('does not write over a folder', async () => {
    await mkdir(at('a.postmortem'));
    expect((await create('a.postmortem', '--force')).stderr).toBe(
      `${at('a.postmortem')} cannot be written: it is a folder.\n`,
    );
  });
});

describe('days', () => {
  it.each(['2019-07-02', '2020-02-29', '0001-01-01'])('%s is one', (text) => expect(isDay(text)).toBe(true));
  it.each(['2019-02-29', '2019-7-2', '2019-07-02T13:42', '2 July 2019', '', '2019-13-01'])(
    '“%s” is none',
    (text) => expect(isDay(text)).toBe(false),
  );
});
