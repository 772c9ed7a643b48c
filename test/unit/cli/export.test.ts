import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../electron/cli/command-line';
import { nameOf } from '../../../electron/cli/export';
import type { Draft } from '../../../renderer/document/draft';
import { assetOf, draftWith, fileOf, imageNode, plainDraft, png } from '../file/fixtures';
import { listing, temporaryFolder } from './temporary-folder';

const at = temporaryFolder();

async function putJson(name: string, draft: Draft = plainDraft): Promise<string> {
  await writeFile(at(name), JSON.stringify(draft));
  return at(name);
}

function paragraph(text: string, attrs: Readonly<Record<string, unknown>> = {}) {
  return { type: 'paragraph', attrs, content: [{ type: 'text', text }] };
}

const exportTo = (out: string, ...words: readonly string[]) =>
  runCommandLine(['export', ...words, '--out', at(out)]);

describe('names', () => {
  it.each([
    ['drafts/network.postmortem', 'network'],
    ['network.JSON', 'network'],
    ['2019-07-02 network.v2.postmortem', '2019-07-02 network.v2'],
    ['network', 'network'],
    ['network.json.postmortem', 'network.json'],
    ['.postmortem', '.postmortem'],
  ])('%s is exported as %s', (file, name) => {
    expect(nameOf(file)).toBe(name);
  });
});

describe('the picture of the timeline', () => {
  const drawn = draftWith([
    { type: 'picture', attrs: { id: 'pic' } },
    {
      type: 'timeline',
      attrs: { id: 'tl' },
      content: [
        {
          type: 'event',
          attrs: {
            id: 'e1',
            happened: {
              start: Date.UTC(2019, 6, 2, 13, 42),
              end: null,
              precision: 'minute',
              written: '13:42',
              zone: 'UTC',
              inferred: [],
            },
          },
          content: [paragraph('It begins')],
        },
      ],
    },
  ]);

  it('lies beside the Markdown that shows it', async () => {
    const { code, stderr } = await exportTo('out', await putJson('a b.json', drawn));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(await listing(at('out'))).toEqual(['a b', 'a b.md', 'a b/timeline.svg']);
    expect(await readFile(at('out/a b/timeline.svg'), 'utf8')).toMatch(/^<svg [^]*<\/svg>\n$/u);
    expect(await readFile(at('out/a b.md'), 'utf8')).toContain(
      '![Timeline to scale, 2 July 2019, 13:42 UTC: 1 event.](a%20b/timeline.svg)',
    );
  });

  it('is left out where nobody wants it', async () => {
    const { stderr } = await exportTo('out', await putJson('a.json', drawn), '--no-picture');
    expect(stderr).toBe('');
    expect(await listing(at('out'))).toEqual(['a.md']);
    expect(await readFile(at('out/a.md'), 'utf8')).not.toContain('![');
    await exportTo('out', at('a.json'), '--no-picture', '--format', 'html');
    expect(await readFile(at('out/a.html'), 'utf8')).not.toContain('<svg');
  });

  it('is not there where nothing is to be drawn, which is said', async () => {
    const draft = draftWith([{ type: 'picture', attrs: { id: 'pic' } }]);
    const { stderr } = await exportTo('out', await putJson('a.json', draft));
    expect(stderr).toBe(`${at('a.json')}: The timeline’s picture is left out: no event has a time yet.\n`);
    expect(await listing(at('out'))).toEqual(['a.md']);
  });

  it('stops everything where another file has its name', async () => {
    await mkdir(at('out/a'), { recursive: true });
    await writeFile(at('out/a/timeline.svg'), 'mine');
    const { code, stderr } = await exportTo('out', await putJson('a.json', drawn));
    expect(code).toBe(1);
    expect(stderr).toContain('timeline.svg is already there and differs');
    expect(await listing(at('out'))).toEqual(['a', 'a/timeline.svg']);
  });
});

describe('exporting', () => {
  it('writes each draft under its own name into a folder it makes, and prints the paths', async () => {
    const first = await putJson('first.json');
    await writeFile(at('second.postmortem'), await fileOf());
    const ended = await exportTo('deep/out', first, at('second.postmortem'));
    expect(ended).toEqual({
      code: 0,
      stdout: `${at('deep/out/first.md')}\n${at('deep/out/second.md')}\n`,
      stderr: '',
    });
    expect(await listing(at('deep'))).toEqual(['out', 'out/first.md', 'out/second.md']);
    expect(await readFile(at('deep/out/first.md'), 'utf8')).toBe(
      '---\ntitle: "The network was the incident"\nseverity: "SEV-1"\n---\n',
    );
    expect(await readFile(at('deep/out/first.md'))).toEqual(await readFile(at('deep/out/second.md')));
  });

  it('goes by the content and not by the ending', async () => {
    await writeFile(at('zip.json'), await fileOf());
    await putJson('text.postmortem');
    const { code } = await exportTo('out', at('zip.json'), at('text.postmortem'));
    expect(code).toBe(0);
    expect(await listing(at('out'))).toEqual(['text.md', 'zip.md']);
  });

  it('puts images into a folder beside the file, by their content', async () => {
    const image = await assetOf(png([1, 2, 3]));
    const draft = draftWith([imageNode(image.hash)]);
    await writeFile(at('with images.postmortem'), await fileOf({ draft, assets: [image] }));
    const { code, stderr } = await exportTo('out', at('with images.postmortem'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const name = `image-${image.hash.slice(0, 12)}.png`;
    expect(await listing(at('out'))).toEqual(['with images', `with images/${name}`, 'with images.md'].sort());
    expect([...(await readFile(at('out', 'with images', name)))]).toEqual([...image.bytes]);
    expect(await readFile(at('out', 'with images.md'), 'utf8')).toContain(`(with%20images/${name})`);
  });

  it('says which image is missing, and exports the rest', async () => {
    const alt = { type: 'image', attrs: { src: `asset:${'a'.repeat(64)}`, alt: 'CPU by city' } };
    const file = await putJson('a.json', draftWith([{ type: 'paragraph', content: [alt] }]));
    const { code, stderr } = await exportTo('out', file);
    expect(code).toBe(0);
    expect(stderr).toContain(`${file}: The image "CPU by city" is not among the draft's files;`);
    expect(await listing(at('out'))).toEqual(['a.md']);
    expect(await readFile(at('out/a.md'), 'utf8')).toContain('CPU by city');
  });

  it('leaves out what is internal, and says so', async () => {
    const draft = draftWith([paragraph('open'), paragraph('secret', { audience: 'internal' })]);
    const file = await putJson('a.json', draft);
    const { stderr } = await exportTo('out', file);
    expect(stderr).toBe(`${file}: One internal part was left out.\n`);
    const markdown = await readFile(at('out/a.md'), 'utf8');
    expect(markdown).toContain('open');
    expect(markdown).not.toContain('secret');
  });

  it('writes the same bytes every time', async () => {
    const file = await putJson('a.json', draftWith([paragraph('text'), imageNode('b'.repeat(64))]));
    await exportTo('one', file);
    await exportTo('two', file);
    expect(await readFile(at('one/a.md'))).toEqual(await readFile(at('two/a.md')));
  });
});

describe('files that are there', () => {
  it('with the same bytes are left as they are', async () => {
    const file = await putJson('a.json');
    await exportTo('out', file);
    const { mtimeMs, ino } = await stat(at('out/a.md'));
    expect((await exportTo('out', file)).code).toBe(0);
    expect(await stat(at('out/a.md'))).toMatchObject({ mtimeMs, ino });
  });

  it('with other content are kept, and nothing else is written', async () => {
    const [first, second] = [await putJson('a.json'), await putJson('b.json')];
    await mkdir(at('out'));
    await writeFile(at('out/b.md'), 'mine');
    expect(await exportTo('out', first, second)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${at('out/b.md')} is already there and differs; --force replaces it.\n`,
    });
    expect(await listing(at('out'))).toEqual(['b.md']);
    expect(await readFile(at('out/b.md'), 'utf8')).toBe('mine');
  });

  it('are replaced with --force, and others stay', async () => {
    const file = await putJson('a.json');
    await mkdir(at('out'));
    await writeFile(at('out/a.md'), 'old');
    await writeFile(at('out/other.md'), 'mine');
    expect((await exportTo('out', file, '--force')).code).toBe(0);
    expect(await readFile(at('out/a.md'), 'utf8')).toContain('The network was the incident');
    expect(await readFile(at('out/other.md'), 'utf8')).toBe('mine');
  });
});

describe('bad files: one sentence, code 1, nothing written', () => {
  const bad: readonly (readonly [string, string, () => Promise<unknown>])[] = [
    ['a file that is not there', 'it is not there.', () => Promise.resolve()],
    ['a folder', 'it is a folder.', () => mkdir(at('bad.json'))],
    ['an empty file', 'is not', () => writeFile(at('bad.json'), '')],
    ['text that is not JSON', 'JSON', () => writeFile(at('bad.json'), 'hello')],
    ['JSON that is no draft', 'draft.json', () => writeFile(at('bad.json'), '{"a": 1}')],
    ['JSON whose document is none', 'document', () => putJson('bad.json', draftOf({ type: 'paragraph' }))],
    [
      'bytes',
      'neither a .postmortem file nor a draft',
      () => writeFile(at('bad.json'), new Uint8Array([255, 0])),
    ],
    ['half a ZIP', 'ZIP', async () => writeFile(at('bad.json'), (await fileOf()).subarray(0, 500))],
  ];

  function draftOf(document: Draft['document']): Draft {
    return { ...plainDraft, document };
  }

  it.each(bad)('%s as the third of five', async (_, words, make) => {
    const good = await Promise.all(['a', 'b', 'd', 'e'].map((name) => putJson(`${name}.json`)));
    await make();
    const { code, stdout, stderr } = await exportTo(
      'out',
      ...good.slice(0, 2),
      at('bad.json'),
      ...good.slice(2),
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\.\n$/u);
    expect(stderr.startsWith(at('bad.json'))).toBe(true);
    expect(stderr).toContain(words);
    expect(await listing(at())).not.toContain('out');
  });

  it('a device, which may have no end', async () => {
    if (process.platform === 'win32') return;
    expect(await exportTo('out', '/dev/zero')).toMatchObject({
      code: 1,
      stderr: '/dev/zero cannot be read: it is not a file.\n',
    });
  });

  it('two drafts of one name', async () => {
    const file = await putJson('Network.json');
    await mkdir(at('other'));
    await writeFile(at('other/network.postmortem'), await fileOf());
    const { code, stderr } = await exportTo('out', file, at('other/network.postmortem'));
    expect(code).toBe(1);
    expect(stderr).toBe(
      `${file} and ${at('other/network.postmortem')} would both be written as network.md.\n`,
    );
    expect(await listing(at())).not.toContain('out');
  });

  it('a folder to write to that is a file', async () => {
    const file = await putJson('a.json');
    await writeFile(at('out'), 'mine');
    expect(await exportTo('out', file)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${at('out/a.md')} cannot be written: a part of its path is not a folder.\n`,
    });
    expect(await readFile(at('out'), 'utf8')).toBe('mine');
  });

  it('a folder in the place of an output', async () => {
    const files = [await putJson('a.json'), await putJson('b.json')];
    await mkdir(at('out/b.md'), { recursive: true });
    const { code, stderr } = await exportTo('out', ...files, '--force');
    expect(code).toBe(1);
    expect(stderr).toBe(`${at('out/b.md')} cannot be written: it is a folder.\n`);
    expect(await listing(at('out'))).toEqual(['b.md']);
  });
});
