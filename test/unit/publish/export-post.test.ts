import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import type { NodeJSON } from '../../../renderer/document/draft';
import { exportPost } from '../../../renderer/publish/export-post';
import { at, doc, event, factor, h, image, marked, node, p, table, title } from '../support/build';
import { expression, outage } from '../support/outage';

const hash = 'ab'.repeat(32);

function headOf(markdown: string): unknown {
  return parse(/^---\n([\s\S]*?)---\n/u.exec(markdown)?.[1] ?? '');
}

describe('front matter', () => {
  it('holds title, date, tags and severity, and the title stands nowhere else', () => {
    const { markdown, name } = exportPost(outage);
    expect(headOf(markdown)).toEqual({
      title: 'Cloudflare: 27 minutes without a web',
      date: '2019-07-02T13:42:00+00:00',
      tags: ['waf', 'outage'],
      severity: 'SEV-1',
    });
    expect(markdown).not.toContain('# Cloudflare');
    expect(name).toBe('cloudflare-27-minutes-without-a-web.md');
    expect(markdown.endsWith('\n')).toBe(true);
    expect(markdown.endsWith('\n\n')).toBe(false);
  });

  it('holds only what is set', () => {
    expect(exportPost(doc([p('a')])).markdown).toBe('---\n---\n\na\n');
  });

  it.each(['yes', 'a: b # c', '"quoted" \\', '12:30', '- x', '{{ x }}', 'été 日本'])('quotes %s', (words) => {
    expect(headOf(exportPost(doc([title(words)], { tags: [words], severity: words })).markdown)).toEqual({
      title: words,
      tags: [words],
      severity: words,
    });
  });

  it("dates the post in the document's zone, or by the day where no time is known", () => {
    const events = [node('timeline', [event('a', { happened: at('2019-07-02T13:42Z') })])];
    const date = (content: readonly NodeJSON[], attrs: object) =>
      headOf(exportPost(doc(content, attrs)).markdown);
    expect(date(events, { zone: 'Asia/Kolkata' })).toEqual({ date: '2019-07-02T19:12:00+05:30' });
    expect(date(events, { zone: 'America/New_York' })).toEqual({ date: '2019-07-02T09:42:00-04:00' });
    expect(date([], { incidentDate: '2019-07-02' })).toEqual({ date: '2019-07-02' });
  });

  it('gives way to a heading', () => {
    expect(exportPost(doc([title('A'), p('b')]), { frontMatter: false }).markdown).toBe('# A\n\nb\n');
  });
});

describe('images', () => {
  const draft = doc([title('A b'), p([image(`asset:${hash}`, 'graph'), image(`asset:${hash}`, 'again')])]);
  const assets = [{ hash, type: 'image/jpeg' }];

  it('stand in a folder beside the file, once each', () => {
    const post = exportPost(draft, { assets });
    expect(post.assets).toEqual([{ hash, name: 'image-abababababab.jpg' }]);
    expect(post.folder).toBe('a-b');
    expect(post.markdown).toContain(
      '![graph](a-b/image-abababababab.jpg)![again](a-b/image-abababababab.jpg)',
    );
  });

  it('stand beside the page of a bundle', () => {
    const post = exportPost(draft, { assets, layout: 'bundle' });
    expect(post.name).toBe('a-b/index.md');
    expect(post.markdown).toContain('![graph](image-abababababab.jpg)');
  });

  it('can be found under any name', () => {
    const { markdown } = exportPost(draft, { assets, name: 'my: report #2' });
    expect(markdown).toContain('![graph](my%3A%20report%20%232/image-abababababab.jpg)');
  });

  it('are said to be missing', () => {
    const post = exportPost(draft, { assets: [] });
    expect(post.assets).toEqual([]);
    expect(post.losses.map(({ kind }) => kind)).toEqual(['image', 'image']);
  });
});

describe('audience', () => {
  const internal = { audience: 'internal' } as const;
  const draft = doc(
    [
      title('A'),
      h(2, 'Secret', internal),
      p('secret prose', internal),
      p('public prose'),
      node('blockquote', [p('secret quote', { audience: 'public' })], internal),
      node('metrics'),
      node('timeline', [
        event('secret start', { happened: at('2019-07-02T13:00'), moments: ['impact-started'], ...internal }),
        event('public end', { happened: at('2019-07-02T14:00'), moments: ['impact-ended'] }),
      ]),
      node('factors', [factor('secret factor', internal), factor('public factor')]),
      table(['a', 'b']),
    ],
    { severity: 'SEV-SECRET', severityAudience: 'internal' },
  );

  it('leaves out for the public what is internal, and all that follows from it', () => {
    const { markdown, withheld } = exportPost(draft);
    expect(markdown).not.toMatch(/secret/iu);
    expect(markdown).not.toContain('13:00');
    expect(markdown).toContain('public prose');
    expect(markdown).toContain('public end');
    expect(withheld).toBe(6);
  });

  it('shows all of it inside', () => {
    const { markdown, withheld } = exportPost(draft, { audience: 'internal' });
    expect(markdown.match(/secret/giu)).toHaveLength(6);
    expect(markdown).toContain('13:00');
    expect(withheld).toBe(0);
  });
});

describe('warnings', () => {
  it('name what Hugo takes for a shortcode, in code too', () => {
    const { losses } = exportPost(doc([p([marked('{{< ref >}}', 'code')])]));
    expect(losses).toEqual([
      expect.objectContaining({ kind: 'shortcode', message: expect.stringContaining('{{< ref >}}') }),
    ]);
    expect(exportPost(doc([p('{{ x }}')])).losses).toEqual([]);
  });
});

const hugo = spawnSync('hugo', ['version']).error === undefined;

describe.skipIf(!hugo)('a real Hugo', () => {
  let site = '';
  beforeAll(() => {
    site = mkdtempSync(path.join(tmpdir(), 'aftermark-hugo-'));
  });
  afterAll(() => {
    rmSync(site, { recursive: true, force: true });
  });

  it('builds the page with every event, the metrics and the expression to the letter', () => {
    const cells = doc([title('Cells'), table(['Expression'], [[marked(expression, 'code')]])]);
    mkdirSync(path.join(site, 'content', 'posts'), { recursive: true });
    mkdirSync(path.join(site, 'layouts', '_default'), { recursive: true });
    writeFileSync(path.join(site, 'config.toml'), 'baseURL = "https://blog.test/"\n');
    writeFileSync(
      path.join(site, 'layouts', '_default', 'single.html'),
      '<h1>{{ .Title }}</h1>{{ .Date }}{{ .Content }}',
    );
    for (const [file, draft] of [
      ['outage', outage],
      ['cells', cells],
    ] as const) {
      writeFileSync(path.join(site, 'content', 'posts', `${file}.md`), exportPost(draft).markdown);
    }
    const { status, stderr, stdout } = spawnSync('hugo', ['--source', site], { encoding: 'utf8' });
    expect(status, stderr + stdout).toBe(0);
    const page = (name: string) =>
      textOf(parseFragment(readFileSync(path.join(site, 'public', 'posts', name, 'index.html'), 'utf8')));
    const text = page('outage');
    expect(text).toContain('Cloudflare: 27 minutes without a web');
    expect(text).toContain(expression);
    for (const words of [
      '27 min',
      '1 h 10 min',
      'weeks earlier',
      'First page',
      'Impact starts.',
      'WAF enabled again',
    ]) {
      expect(text).toContain(words);
    }
    expect(page('cells')).toContain(expression);
  });
});

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
