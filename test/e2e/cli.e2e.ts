import { spawnSync } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { admitDocument } from '../../renderer/document/admit';
import { readActions, readEvents, readFactors, readImpacts, readTitle } from '../../renderer/document/read';
import { readDraftJson } from '../../renderer/file/read';
import { listing, temporaryFolder } from '../unit/cli/temporary-folder';
import { renderWithMicromark } from '../unit/support/reference-renderers';
import { repository } from './support/electron-executable';
import { buildBlog, hasHugo } from './support/hugo';

/* The command line as a person runs it: through npm, in a process of its own, without Electron and without a display. */

const at = temporaryFolder();
const example = path.join(repository, 'templates/examples/cloudflare-2019-07-02.json');

/** As it stands in the published post-mortem of 12 July 2019. */
const expression = String.raw`(?:(?:\"|'|\]|\}|\\|\d|(?:nan|infinity|true|false|null|undefined|symbol|math)|\`|\-|\+)+[)]*;?((?:\s|-|~|!|{}|\|\||\+)*.*(?:.*=.*)))`;

/** The environment of a machine that has no display, and on which Electron cannot be found. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const hidden = /^(?:DISPLAY|WAYLAND_DISPLAY|AFTERMARK_\w+|npm_\w+|INIT_CWD|NODE_OPTIONS|VITEST\w*)$/iu;
  const kept = Object.entries(process.env).filter(([name]) => !hidden.test(name));
  return { ...Object.fromEntries(kept), ELECTRON_OVERRIDE_DIST_PATH: at('no-electron-here') };
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(program: string, args: readonly string[], cwd: string): Ended {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: plainEnvironment(),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return { code: status, stdout, stderr };
}

/** `npm run --silent aftermark -- WORDS` in the repository. */
function aftermark(...words: readonly string[]): Ended {
  return run('npm', ['run', '--silent', 'aftermark', '--', ...words], repository);
}

function textOf(element: Element): string {
  return element.textContent.replace(/\s+/gu, ' ');
}

/** The element's text with straight quotes: blogs make them curly outside code. */
function plainQuotes(text: string): string {
  return text.replace(/[‘’]/gu, "'").replace(/[“”]/gu, '"').replace(/\s+/gu, ' ');
}

async function exampleDocument() {
  const result = readDraftJson(await readFile(example, 'utf8'));
  if (!result.ok) throw new Error(result.message);
  return admitDocument(result.draft.document);
}

/** The rows of the first table under the second-level heading of this text, each as its cells' text. */
function tableUnder(article: Element, heading: string): readonly (readonly string[])[] {
  const start = [...article.querySelectorAll('h2')].find((h2) => h2.textContent === heading);
  let next = start?.nextElementSibling ?? null;
  while (next !== null && next.tagName !== 'TABLE') next = next.nextElementSibling;
  const rows = [...(next?.querySelectorAll('tbody tr') ?? [])];
  return rows.map((row) => [...row.querySelectorAll('td')].map((cell) => plainQuotes(cell.textContent)));
}

/** Holds an article to the example: every row of every structured block, complete and in order. */
async function expectWholeExample(article: Element): Promise<void> {
  const doc = await exampleDocument();
  const events = tableUnder(article, 'Timeline');
  expect(events).toHaveLength(10);
  for (const [index, { headline }] of readEvents(doc).entries()) {
    expect(events[index]?.[1]).toContain(plainQuotes(headline));
  }
  expect(events.map(([time]) => time)).toEqual([
    'weeks earlier',
    ...'13:31 13:37 13:42 13:45 14:00 14:02 14:07 14:09 14:52'.split(' '),
  ]);

  const actions = tableUnder(article, 'What we are changing');
  expect(actions).toHaveLength(7);
  expect(actions.map((cells) => cells[1])).toEqual(
    readActions(doc).map(({ headline }) => plainQuotes(headline)),
  );

  const impacts = tableUnder(article, 'Impact');
  expect(impacts).toHaveLength(readImpacts(doc).length);
  for (const [index, { headline }] of readImpacts(doc).entries()) {
    expect(impacts[index]?.join(' ')).toContain(plainQuotes(headline));
  }

  const factors = [...article.querySelectorAll('li')].map((item) => plainQuotes(item.textContent));
  const expected = readFactors(doc);
  expect(expected.length).toBeGreaterThanOrEqual(11);
  for (const [index, { headline }] of expected.entries()) {
    const number = new RegExp(`^Factor ${index + 1}[.,]`, 'u');
    expect(factors.find((text) => number.test(text)) ?? 'no such factor').toContain(plainQuotes(headline));
  }

  expect(article.textContent).toContain(expression);
}

beforeAll(() => {
  // Builds it where it is out of date, so that no test below is about building.
  const { code, stderr } = aftermark('--version');
  if (code !== 0) throw new Error(stderr);
}, 120_000);

describe('the command line', () => {
  it('is one file for plain Node: all it loads is part of Node', async () => {
    const bundle = await readFile(path.join(repository, '.build/cli/aftermark.js'), 'utf8');
    const imports = [...bundle.matchAll(/^\s*(?:import|export)\b[^;'"]*?["']([^"'\n]+)["'];?$/gmu)].map(
      ([, name]) => name ?? '',
    );
    expect(imports).toContain('node:fs/promises');
    expect(imports.filter((name) => !isBuiltin(name))).toEqual([]);
    expect(bundle).not.toMatch(/require\(["']electron["']\)|import\(["']electron["']\)/u);
  });

  it('lists the templates: id, tab, name, and says nothing else', () => {
    const { code, stdout, stderr } = aftermark('templates');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^(?:[\w-]+\t[^\t\n]+\n){6}$/u);
    expect(stdout).toContain('public-report\tPublic report\n');
  });

  it('answers wrong arguments with the usage on stderr and code 2', () => {
    for (const words of [
      [],
      ['publish'],
      ['export', example],
      ['new', '--template', 'none', '--title', 'x', '--out', at('x.postmortem')],
    ]) {
      const { code, stdout, stderr } = aftermark(...words);
      expect({ words, code, stdout }).toEqual({ words, code: 2, stdout: '' });
      expect(stderr).toContain('Usage:\n  aftermark export');
    }
  });

  it('makes a post-mortem that it can export', async () => {
    const file = at('2019', 'the edge.postmortem');
    const title = `It's “down” -- $HOME & 100%`;
    expect(aftermark('new', '--template', 'public-report', '--title', title, '--out', file)).toEqual({
      code: 0,
      stdout: `${file}\n`,
      stderr: '',
    });
    expect(aftermark('export', file, '--out', at('posts')).code).toBe(0);
    expect(await readFile(at('posts', 'the edge.md'), 'utf8')).toContain(`title: "${title}"`);
  });

  it('reads a timeline from a log, puts its clock right, and says what the log does not', async () => {
    await writeFile(at('web.log'), '13:42 rules are out\n  at deploy()\n13:45 page\n');
    const words = ['timeline', at('web.log'), '--date', '2019-07-02', '--shift', '-00:02', '--json'];
    const { code, stdout, stderr } = aftermark(...words);
    expect(code).toBe(0);
    expect(stderr).toContain('2 times, such as “13:42”, name no zone');
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'lines',
      questions: [{ kind: 'zone', count: 2 }],
      records: [
        { text: 'rules are out at deploy()', happened: { iso: '2019-07-02T13:40:00Z', written: '13:42' } },
        { text: 'page', happened: { inferred: ['date', 'zone'] }, shift: -120_000 },
      ],
    });
  });

  it('leaves nothing behind where the third of five drafts is bad', async () => {
    const good = await Promise.all(
      ['a', 'b', 'd', 'e'].map(async (name) => {
        await writeFile(at(`${name}.json`), await readFile(example));
        return at(`${name}.json`);
      }),
    );
    await writeFile(at('c.postmortem'), 'PK, but no ZIP');
    const files = [...good.slice(0, 2), at('c.postmortem'), ...good.slice(2)];
    const { code, stdout, stderr } = aftermark('export', ...files, '--out', at('posts'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+c\.postmortem: [^\n]+\.\n$/u);
    expect(await listing(at())).toEqual(['a.json', 'b.json', 'c.postmortem', 'd.json', 'e.json']);
  });

  it.skipIf(process.platform === 'win32')(
    'takes paths from where the person is, through npm and through the bin',
    async () => {
      await writeFile(at('mine.json'), await readFile(example));
      const byNpm = [
        '--prefix',
        repository,
        'run',
        '--silent',
        'aftermark',
        '--',
        'export',
        'mine.json',
        '--out',
        'one',
      ];
      expect(run('npm', byNpm, at())).toMatchObject({ code: 0, stdout: 'one/mine.md\n' });
      // npm links a package's bin, and so the program finds itself through a link.
      await mkdir(at('bin'));
      await symlink(path.join(repository, 'electron/dev/aftermark.mjs'), at('bin/aftermark'));
      expect(run(at('bin/aftermark'), ['export', 'mine.json', '--out', 'two'], at())).toMatchObject({
        code: 0,
        stdout: 'two/mine.md\n',
      });
      expect(await readFile(at('one/mine.md'))).toEqual(await readFile(at('two/mine.md')));
    },
  );
});

describe('the Cloudflare example', () => {
  async function exported(): Promise<string> {
    const { code, stdout } = aftermark('export', example, '--out', at('posts'));
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${at('posts/cloudflare-2019-07-02.md')}\n` });
    return await readFile(at('posts/cloudflare-2019-07-02.md'), 'utf8');
  }

  it('is exported with every event, impact, factor and action, and the expression to the letter', async () => {
    const markdown = await exported();
    const body = markdown.replace(/^---\n[\s\S]*?\n---\n/u, '');
    await expectWholeExample(new JSDOM(renderWithMicromark(body)).window.document.body);
    expect(await listing(at('posts'))).toEqual([
      'cloudflare-2019-07-02',
      'cloudflare-2019-07-02.md',
      'cloudflare-2019-07-02/timeline.svg',
    ]);
    // Once more changes nothing: the same draft gives the same bytes.
    expect(await exported()).toBe(markdown);
  });

  it.skipIf(!hasHugo())('is a page in a real Hugo, with and without HTML let through', async () => {
    await exported();
    const title = readTitle(await exampleDocument());
    for (const html of [true, false]) {
      const page = await buildBlog({ folder: at(`site-${html}`), posts: at('posts'), html });
      const { title: shown, date, article } = await page('cloudflare-2019-07-02');
      expect({ shown, date }).toEqual({ shown: title, date: '2019-07-02 13:42:00 +0000 UTC' });
      await expectWholeExample(article);
      const code = [...article.querySelectorAll('code')].map(textOf);
      const whole = html ? [expression] : [];
      expect(code).toEqual(expect.arrayContaining(['.*(?:.*=.*)', ...whole]));
    }
  });
});
