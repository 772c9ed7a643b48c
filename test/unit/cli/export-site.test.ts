import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../electron/cli/command-line';
import type { Draft, NodeJSON } from '../../../renderer/document/draft';
import { assetOf, draftWith, fileOf, imageNode, png } from '../file/fixtures';
import { listing, temporaryFolder } from './temporary-folder';

const at = temporaryFolder();

const title = (text: string): NodeJSON => ({
  type: 'title',
  attrs: { id: 't' },
  content: [{ type: 'text', text }],
});

const paragraph = (text: string, attrs: Readonly<Record<string, unknown>> = {}): NodeJSON => ({
  type: 'paragraph',
  attrs,
  content: [{ type: 'text', text }],
});

const heading = (text: string): NodeJSON => ({
  type: 'heading',
  attrs: { id: 'h1', level: 2 },
  content: [{ type: 'text', text }],
});

interface Wanted {
  readonly name?: string;
  readonly id?: string;
  readonly title?: string;
  readonly text?: string;
  readonly heading?: string;
  /** Milliseconds UTC of the last edit. */
  readonly updatedAt?: number;
}

/** Puts a draft into the folder and gives its path. */
async function put(wanted: Wanted = {}): Promise<string> {
  const { name = 'draft.json', text = 'One.', updatedAt = Date.UTC(2019, 6, 3) } = wanted;
  const content = [title(wanted.title ?? 'The outage'), heading(wanted.heading ?? 'Causes'), paragraph(text)];
  const draft: Draft = { ...draftWith(content), id: wanted.id ?? 'draft1', updatedAt };
  await writeFile(at(name), JSON.stringify(draft));
  return at(name);
}

/** Makes the folder of a Hugo site. */
async function makeSite(): Promise<string> {
  await mkdir(at('site/content/posts'), { recursive: true });
  await writeFile(at('site/hugo.toml'), '');
  return at('site');
}

const run = (...words: readonly string[]) =>
  runCommandLine(['export', ...words, '--target', 'hugo', '--out', at('site')]);

const post = (slug = 'the-outage') => at(`site/content/posts/${slug}/index.md`);

const textOf = (file: string): Promise<string> => readFile(file, 'utf8');

async function ledgerPost(id = 'draft1'): Promise<Readonly<Record<string, unknown>> | undefined> {
  const ledger = JSON.parse(await textOf(at('site/.aftermark.json'))) as {
    readonly posts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  return ledger.posts[id];
}

describe('a first export', () => {
  it('writes the post where the target has it, and the ledger, and says so', async () => {
    const draft = await put();
    await makeSite();
    expect(await run(draft)).toEqual({
      code: 0,
      stdout: 'new     content/posts/the-outage/index.md\n',
      stderr: '',
    });
    expect(await textOf(post())).toContain('title: "The outage"');
    expect(await ledgerPost()).toMatchObject({ target: 'hugo', slug: 'the-outage', updated: null });
  });

  it('of a draft with an image writes it beside the post', async () => {
    const image = await assetOf(png([1, 2, 3]));
    await writeFile(
      at('a.postmortem'),
      await fileOf({ draft: draftWith([title('A'), imageNode(image.hash)]), assets: [image] }),
    );
    await makeSite();
    const { code, stdout } = await run(at('a.postmortem'));
    const name = `content/posts/a/image-${image.hash.slice(0, 12)}.png`;
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `new     content/posts/a/index.md\nnew     ${name}\n`,
    });
    expect([...(await readFile(at('site', name)))]).toEqual([...image.bytes]);
  });

  it('takes another folder of posts where the usual one is not there, and stays with it', async () => {
    await mkdir(at('site/content/blog'), { recursive: true });
    await writeFile(at('site/hugo.toml'), '');
    const draft = await put();
    expect((await run(draft)).stdout).toBe('new     content/blog/the-outage/index.md\n');
    await mkdir(at('site/content/posts'));
    expect((await run(draft)).stdout).toBe('same    content/blog/the-outage/index.md\n');
  });

  it('writes nothing in a dry run, and says all the same', async () => {
    const draft = await put();
    await makeSite();
    const before = await listing(at('site'));
    expect(await run(draft, '--dry-run')).toEqual({
      code: 0,
      stdout: 'new     content/posts/the-outage/index.md\n',
      stderr: 'Nothing was written.\n',
    });
    expect(await listing(at('site'))).toEqual(before);
  });

  it('says what is left out, and what the target does not show', async () => {
    await makeSite();
    const content = [title('A'), paragraph('secret', { audience: 'internal' }), imageNode('b'.repeat(64))];
    await writeFile(at('a.json'), JSON.stringify(draftWith(content)));
    const { stderr } = await run(at('a.json'));
    expect(stderr).toContain(`${at('a.json')}: One internal part was left out.\n`);
    expect(stderr).toMatch(/a\.json: [^\n]*image[^\n]*is not among the draft's files/u);
    expect(await textOf(post('a'))).not.toContain('secret');
    await run(at('a.json'), '--audience', 'internal');
    expect(await textOf(post('a'))).toContain('secret');
  });

  it.each([
    ['_config.yml', 'looks like a site for jekyll, and the target is hugo.'],
    ['README.md', 'does not look like the folder of a site for hugo.'],
  ])('into a folder with %s warns', async (name, sentence) => {
    await mkdir(at('site'));
    await writeFile(at('site', name), '');
    const { code, stderr } = await run(await put());
    expect(code).toBe(0);
    expect(stderr).toContain(sentence);
  });
});

describe('a second export', () => {
  it('of the same draft changes nothing, not even a byte of the ledger', async () => {
    const draft = await put();
    await makeSite();
    await run(draft);
    await cp(at('site'), at('before'), { recursive: true });
    expect((await run(draft)).stdout).toBe('same    content/posts/the-outage/index.md\n');
    for (const name of ['.aftermark.json', 'content/posts/the-outage/index.md']) {
      expect(await textOf(at('site', name))).toBe(await textOf(at('before', name)));
    }
  });

  it('keeps slug, date and anchors, sets the date of update, and shows the change', async () => {
    await makeSite();
    await run(await put(), '--date', '2019-07-02T13:42:00Z');
    const later = {
      title: 'Another title',
      heading: 'Root causes',
      updatedAt: Date.UTC(2020, 0, 2, 3, 4, 5),
    };
    const { code, stdout } = await run(await put(later));
    expect(code).toBe(0);
    expect(stdout).toContain('update  content/posts/the-outage/index.md\n');
    expect(stdout).toContain('--- a/content/posts/the-outage/index.md');
    expect(stdout).toContain('\n-title: "The outage"\n+title: "Another title"\n');
    const text = await textOf(post());
    expect(text).toContain('date: 2019-07-02T13:42:00Z');
    expect(text).toContain('lastmod: 2020-01-02T03:04:05Z');
    expect(text).toContain('## Root causes {#causes}');
    expect(await ledgerPost()).toMatchObject({
      slug: 'the-outage',
      date: '2019-07-02T13:42:00Z',
      updated: '2020-01-02T03:04:05Z',
      anchors: { h1: 'causes' },
    });
    // And once more: the date of update is that of the text, not that of the export.
    expect((await run(await put({ ...later, updatedAt: Date.UTC(2021, 0, 1) }))).stdout).toBe(
      'same    content/posts/the-outage/index.md\n',
    );
  });

  it('under another slug leaves the old post, and removes it when told', async () => {
    const draft = await put();
    await makeSite();
    await run(draft);
    const renamed = await run(draft, '--slug', 'renamed');
    expect(renamed.stdout).toContain(
      'old     content/posts/the-outage/index.md  (no longer needed; --remove-old removes it)\n',
    );
    expect(await listing(at('site/content/posts'))).toHaveLength(4);
    expect((await run(draft, '--remove-old')).stdout).toContain(
      'remove  content/posts/the-outage/index.md\n',
    );
    expect(await listing(at('site/content/posts'))).toEqual(['renamed', 'renamed/index.md']);
  });
});

describe('a foreign file', () => {
  const byHand = 'Written by hand.\n';

  it('stops everything, with the change shown, and one sentence that names it', async () => {
    await makeSite();
    await mkdir(at('site/content/posts/the-outage'));
    await writeFile(post(), byHand);
    const other = await put({ name: 'other.json', id: 'other', title: 'Other' });
    const ended = await run(other, await put());
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('foreign content/posts/the-outage/index.md  (not written by Aftermark)\n');
    expect(ended.stdout).toContain('\n-Written by hand.\n');
    expect(ended.stderr).toBe(
      `${at('site')}: content/posts/the-outage/index.md (not written by Aftermark) is not Aftermark’s to replace, so nothing was written; --force replaces it.\n`,
    );
    expect(await textOf(post())).toBe(byHand);
    expect(await listing(at('site'))).toEqual([
      'content',
      'content/posts',
      'content/posts/the-outage',
      'content/posts/the-outage/index.md',
      'hugo.toml',
    ]);
  });

  it('is one that somebody has edited since, and is replaced with --force', async () => {
    const draft = await put();
    await makeSite();
    await run(draft);
    await writeFile(post(), `${await textOf(post())}${byHand}`);
    const refused = await run(draft);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('(edited since it was exported)');
    expect((await run(draft, '--force')).code).toBe(0);
    expect(await textOf(post())).not.toContain(byHand);
    expect((await run(draft)).stdout).toBe('same    content/posts/the-outage/index.md\n');
  });
});

describe('options', () => {
  it('go into the post', async () => {
    await makeSite();
    const words =
      '--slug mine --as-draft --folder content/incidents/ --author Ada --description D. --field title=headline';
    await run(await put(), ...`${words} --field severity= --heading-offset 1`.split(' '));
    const text = await textOf(at('site/content/incidents/mine/index.md'));
    expect(text).toContain('headline: "The outage"');
    expect(text).not.toContain('severity');
    expect(text).toContain('draft: true');
    expect(text).toContain('Ada');
    expect(text).toContain('D.');
    expect(text).toContain('### Causes');
  });

  it.each([
    [['--target', 'word'], '--target takes gfm, hugo, jekyll,'],
    [['--audience', 'all'], '--audience takes public or internal, not “all”.'],
    [['--slug', 'a/b'], '--slug takes the name of a file, not “a/b”.'],
    [['--slug', '..'], '--slug takes the name of a file'],
    [['--date', 'yesterday'], '--date takes a day as YYYY-MM-DD'],
    [['--folder', '../up'], '--folder takes a folder inside the site, not “../up”.'],
    [['--field', 'title'], '--field takes NAME=THEIRS, not “title”.'],
    [['--field', 'colour=x'], '--field takes title,'],
    [['--keep', 'everything'], '--keep takes owners or trackers, not “everything”.'],
    [['--heading-offset', '9'], '--heading-offset takes a number from 0 to 5'],
    [['--no-such'], 'Unknown option'],
  ])('%j: exit code 2 with the usage', async (words, sentence) => {
    await makeSite();
    const ended = await runCommandLine([
      'export',
      await put(),
      '--out',
      at('site'),
      ...(words[0] === '--target' ? [] : ['--target', 'hugo']),
      ...words,
    ]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(sentence);
    expect(ended.stderr).toContain('Usage:');
    expect(await listing(at('site'))).toEqual(['content', 'content/posts', 'hugo.toml']);
  });

  it('--slug is for one draft', async () => {
    await makeSite();
    const two = [await put(), await put({ name: 'b.json', id: 'b' })];
    expect((await run(...two, '--slug', 'x')).stderr).toContain('--slug is for one draft, not for several.');
  });
});

describe('what is refused, with exit code 1, one sentence and nothing written', () => {
  it('a site that is not there', async () => {
    expect(await run(await put())).toEqual({
      code: 1,
      stdout: '',
      stderr: `${at('site')}: The folder “site” cannot be used: it is not there.\n`,
    });
  });

  it('a broken ledger', async () => {
    await makeSite();
    await writeFile(at('site/.aftermark.json'), '{');
    const { code, stderr } = await run(await put());
    expect(code).toBe(1);
    expect(stderr).toContain('cannot be understood (it is not JSON)');
    expect(await textOf(at('site/.aftermark.json'))).toBe('{');
  });

  it('two drafts of one name, and one draft twice', async () => {
    await makeSite();
    const [a, b] = [await put(), await put({ name: 'b.json', id: 'b' })];
    expect((await run(a, b)).stderr).toBe(
      `${at('site')}: Two files would be written as “content/posts/the-outage/index.md”; another slug keeps them apart.\n`,
    );
    expect((await run(a, a)).stderr).toBe(`${a} and ${a} are the same post-mortem; export one of them.\n`);
    expect(await listing(at('site/content/posts'))).toEqual([]);
  });
});

describe('--json', () => {
  it('has one form, whatever happens', async () => {
    const draft = await put();
    await makeSite();
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/u) as string;
    const first = await run(draft, '--json');
    expect(first.stderr).toBe('');
    expect(JSON.parse(first.stdout)).toEqual({
      site: at('site'),
      looksLike: 'hugo',
      dryRun: false,
      written: true,
      refused: null,
      posts: [
        {
          draft,
          id: 'draft1',
          target: 'hugo',
          slug: 'the-outage',
          date: null,
          updated: null,
          notices: [],
          losses: [],
          withheld: 0,
          files: [{ path: 'content/posts/the-outage/index.md', state: 'new', reason: null, sha256: hash }],
          old: [],
        },
      ],
    });
    await writeFile(post(), 'by hand');
    const refused = await run(draft, '--json', '--slug', 'the-outage');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({
      written: false,
      refused: refused.stderr.trimEnd(),
      posts: [{ files: [{ state: 'foreign', reason: 'edited' }] }],
    });
    await rm(post());
    const renamed = await run(await put({ text: 'Two.' }), '--json', '--slug', 'x', '--dry-run');
    expect(JSON.parse(renamed.stdout)).toMatchObject({ written: false, dryRun: true, refused: null });
  });
});

describe('the picture of the timeline', () => {
  const picture = 'content/posts/the-outage/timeline.svg';

  /** A draft with a picture of one event, at so many minutes past 13:00. */
  async function putDrawn(minute: number, isDrawn = true): Promise<string> {
    const happened = {
      start: Date.UTC(2019, 6, 2, 13, minute),
      end: null,
      precision: 'minute',
      written: `13:${minute}`,
      zone: 'UTC',
      inferred: [],
    };
    const event = { type: 'event', attrs: { id: 'e1', happened }, content: [paragraph('It begins')] };
    const draft = draftWith([
      title('The outage'),
      ...(isDrawn ? [{ type: 'picture', attrs: { id: 'pic' } }] : []),
      { type: 'timeline', attrs: { id: 'tl' }, content: [event] },
    ]);
    await writeFile(at('draft.json'), JSON.stringify({ ...draft, id: 'draft1' }));
    return at('draft.json');
  }

  it('is written like an image, replaced in its place, and removed with leave when it goes', async () => {
    await makeSite();
    expect((await run(await putDrawn(42))).stdout).toContain(`new     ${picture}\n`);
    expect(await ledgerPost()).toMatchObject({
      files: { [picture]: expect.stringMatching(/^[0-9a-f]{64}$/u) },
    });
    expect((await run(at('draft.json'))).stdout).toContain(`same    ${picture}\n`);
    const changed = await run(await putDrawn(45));
    expect(changed.stdout).toContain(`update  ${picture}\n`);
    expect(changed.stdout).not.toContain('old ');
    expect(await listing(at('site/content/posts/the-outage'))).toEqual(['index.md', 'timeline.svg']);
    const gone = await putDrawn(45, false);
    expect((await run(gone)).stdout).toContain(`old     ${picture}`);
    expect((await run(gone, '--remove-old')).stdout).toContain(`remove  ${picture}`);
    expect(await listing(at('site/content/posts/the-outage'))).toEqual(['index.md']);
  });

  it('never replaces a file that is not ours, and then nothing is written', async () => {
    await makeSite();
    await mkdir(at('site/content/posts/the-outage'), { recursive: true });
    await writeFile(at(`site/${picture}`), 'mine');
    const { code, stderr } = await run(await putDrawn(42));
    expect(code).toBe(1);
    expect(stderr).toContain(picture);
    expect(await textOf(at(`site/${picture}`))).toBe('mine');
    expect(await listing(at('site/content/posts/the-outage'))).toEqual(['timeline.svg']);
  });
});
