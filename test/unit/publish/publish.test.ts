import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema } from '../../../renderer/document/schema';
import { publish, type PublishOptions } from '../../../renderer/publish/publish';
import { targetIds, type TargetId } from '../../../renderer/publish/targets/target';
import { action, br, doc, factor, h, image, node, p, table, title } from '../support/build';
import { structuredDocument } from '../support/random-document';

vi.setConfig({ testTimeout: 60_000 });

const hash = 'ab'.repeat(32);
const assets = [{ hash, type: 'image/png' }];

const dated = (content: readonly NodeJSON[], attrs: object = {}) =>
  doc([title('Down: a day'), ...content], { incidentDate: '2019-07-02', ...attrs });

describe('files', () => {
  it.each([
    ['gfm', 'down-a-day.md', 'down-a-day/image-abababababab.png', 'down-a-day/image-abababababab.png'],
    [
      'hugo',
      'content/posts/down-a-day/index.md',
      'content/posts/down-a-day/image-abababababab.png',
      'image-abababababab.png',
    ],
    [
      'jekyll',
      '_posts/2019-07-02-down-a-day.md',
      'assets/down-a-day/image-abababababab.png',
      '/assets/down-a-day/image-abababababab.png',
    ],
    [
      'eleventy',
      'content/blog/down-a-day/index.md',
      'content/blog/down-a-day/image-abababababab.png',
      'image-abababababab.png',
    ],
    [
      'hexo',
      'source/_posts/down-a-day.md',
      'source/images/down-a-day/image-abababababab.png',
      '/images/down-a-day/image-abababababab.png',
    ],
    [
      'astro',
      'src/content/blog/down-a-day/index.md',
      'src/content/blog/down-a-day/image-abababababab.png',
      './image-abababababab.png',
    ],
    [
      'astro-mdx',
      'src/content/blog/down-a-day/index.mdx',
      'src/content/blog/down-a-day/image-abababababab.png',
      './image-abababababab.png',
    ],
    [
      'docusaurus',
      'blog/2019-07-02-down-a-day/index.md',
      'blog/2019-07-02-down-a-day/image-abababababab.png',
      './image-abababababab.png',
    ],
    [
      'mkdocs',
      'docs/blog/posts/down-a-day.md',
      'docs/blog/posts/down-a-day/image-abababababab.png',
      'down-a-day/image-abababababab.png',
    ],
  ] as const)('of %s', (target, path, asset, address) => {
    const post = publish(dated([p([image(`asset:${hash}`, 'graph')])]), { target, assets });
    expect(post.file.path).toBe(path);
    expect(post.assets).toEqual([{ path: asset, hash }]);
    expect(post.file.text).toContain(`![graph](${address})`);
    expect(post.file.text).toMatch(/[^\n]\n$/u);
  });

  it('stand in the folder and under the slug that were chosen', () => {
    const post = publish(dated([]), { target: 'hugo', folder: '/content/incidents/', slug: 'waf' });
    expect(post.file.path).toBe('content/incidents/waf/index.md');
    expect(publish(dated([]), { target: 'gfm', folder: '' }).file.path).toBe('down-a-day.md');
  });

  it('are addressed from where the site stands', () => {
    const draft = dated([p([image(`asset:${hash}`, 'graph')])]);
    const { file } = publish(draft, { target: 'jekyll', assets, site: { basePath: '/blog/' } });
    expect(file.text).toContain('](/blog/assets/down-a-day/image-abababababab.png)');
  });

  it('of a post without a date are a draft for Jekyll, and said to miss it for Astro', () => {
    const undated = doc([title('A'), p('b')]);
    const jekyll = publish(undated, { target: 'jekyll' });
    expect(jekyll.file.path).toBe('_drafts/a.md');
    expect(jekyll.losses.map(({ message }) => message)).toEqual([
      'Jekyll publishes only posts with a date; this one goes to its drafts.',
    ]);
    expect(publish(undated, { target: 'astro' }).losses).toHaveLength(1);
    expect(publish(undated, { target: 'hugo' }).losses).toEqual([]);
  });
});

describe('headings', () => {
  const draft = (...texts: readonly string[]) =>
    doc([title('T'), ...texts.flatMap((text, index) => [h(2, text, { id: `h${index}` }), p('x')])]);
  const heading = (target: TargetId, before: Readonly<Record<string, string>>, ...texts: readonly string[]) =>
    publish(draft(...texts), { target, anchors: before })
      .file.text.split('\n')
      .filter((line) => line.startsWith('## '));

  it.each<[TargetId, Readonly<Record<string, string>>]>([
    ['gfm', { h0: 'what-happened', h1: 'what-happened-1', h2: 'störung-api' }],
    ['hugo', { h0: 'what-happened', h1: 'what-happened-1', h2: 'störung-api' }],
    ['jekyll', { h0: 'what-happened', h1: 'what-happened-1', h2: 'störung-api' }],
    ['hexo', { h0: 'What-happened', h1: 'What-happened-1', h2: 'Storung-API' }],
    ['mkdocs', { h0: 'what-happened', h1: 'what-happened_1', h2: 'storung-api' }],
    ['eleventy', {}],
  ])('have the anchors that %s gives', (target, anchors) => {
    expect(publish(draft('What happened?', 'What happened?', 'Störung: API'), { target }).anchors).toEqual(
      anchors,
    );
  });

  it.each<[TargetId, string]>([
    ['gfm', '## <a id="old"></a>New'],
    ['hugo', '## New {#old}'],
    ['jekyll', '## New {#old}'],
    ['eleventy', '## <a id="old"></a>New'],
    ['hexo', '## <a id="old"></a>New'],
    ['astro', '## <a id="old"></a>New'],
    ['astro-mdx', '## <a id="old"></a>New'],
    ['docusaurus', '## New {#old}'],
    ['mkdocs', '## <a id="old"></a>New'],
  ])('keep an old anchor on a second export for %s', (target, line) => {
    expect(heading(target, { h0: 'old' }, 'New')).toEqual([line]);
    expect(publish(draft('New'), { target, anchors: { h0: 'old' } }).anchors).toEqual({ h0: 'old' });
  });

  it('are written as they are where nothing changes', () => {
    expect(heading('hugo', { h0: 'a', h1: 'b' }, 'A', 'B')).toEqual(['## A', '## B']);
  });

  it('do not take the anchor that another one keeps', () => {
    expect(heading('hugo', { h0: 'impact' }, 'Renamed', 'Impact')).toEqual([
      '## Renamed {#impact}',
      '## Impact {#impact-1}',
    ]);
  });

  it('move down, but not the title, and not below the sixth level unsaid', () => {
    const deep = doc([title('T'), h(2, 'a'), h(6, 'b', { id: 'deep' })]);
    const { file, losses } = publish(deep, { target: 'gfm', headingOffset: 1 });
    expect(file.text).toBe('# T\n\n### a\n\n###### b\n');
    expect(losses).toEqual([expect.objectContaining({ kind: 'target', block: 'deep' })]);
  });
});

describe('what is lost', () => {
  it('is said with the block it is about', () => {
    const draft = doc([
      p([{ type: 'text', text: '{{% x', marks: [{ type: 'code' }] }], { id: 'code' }),
      node('htmlBlock', [{ type: 'text', text: '<div>a</div>' }], { id: 'html' }),
      table(['a'], [['b', br, 'c']]),
    ]);
    const losses = publish(draft, { target: 'hugo' }).losses.map(({ kind, block }) => [kind, block]);
    expect(losses).toEqual([
      ['line-break', null],
      ['site-setting', 'html'],
      ['shortcode', 'code'],
    ]);
    expect(publish(draft, { target: 'eleventy' }).losses).toEqual([]);
    const shown = publish(draft, { target: 'hugo', site: { html: true } }).losses;
    expect(shown.map(({ kind }) => kind)).toEqual(['shortcode']);
  });
});

describe('the public', () => {
  const draft = dated([
    node('factors', [factor('f')]),
    node('actions', [
      action('a', { owner: 'Jane', link: 'https://tracker.test/browse/OPS-1', due: '2019-08-01' }),
    ]),
  ]);
  it('sees no owners and no tickets unless asked, people inside do', () => {
    const text = (options: Partial<PublishOptions>) =>
      publish(draft, { target: 'hugo', ...options }).file.text;
    expect(text({})).not.toMatch(/Jane|OPS-1/u);
    expect(text({})).toContain('2019-08-01');
    expect(text({ keep: { owners: true } })).toMatch(/Jane/u);
    expect(text({ keep: { trackerLinks: true } })).toMatch(/OPS-1/u);
    expect(text({ audience: 'internal' })).toMatch(/Jane[^]*OPS-1/u);
  });
});

describe('the site', () => {
  it("is told what GitHub Pages' Jekyll needs", () => {
    const draft = dated([
      p(['{{ a }} ', { type: 'text', text: '{{ b }}', marks: [{ type: 'code' }] }]),
      node('codeBlock', [{ type: 'text', text: '{% endraw %}' }], { language: 'md' }),
    ]);
    const { file } = publish(draft, { target: 'jekyll', site: { githubPages: true } });
    expect(file.text).not.toContain('render_with_liquid');
    expect(file.text).toContain('\\{\\{ a }} {% raw %}`{{ b }}`{% endraw %}');
    expect(file.text).toContain('{% raw %}```md\n{% endraw %}{{ "{" }}{% raw %}% endraw %}\n```{% endraw %}');
  });

  it('may leave typography to itself', () => {
    const text = (target: TargetId) =>
      publish(dated([p('"a" --b')]), { target, site: { typography: false } });
    for (const target of targetIds) expect(text(target).file.text).toContain('"a" --b');
    expect(text('astro').losses).toEqual([]);
  });
});

describe('every target', () => {
  it('gives the same bytes for the same draft', () => {
    fc.assert(
      fc.property(structuredDocument, fc.constantFrom(...targetIds), (draft, target) => {
        const again = documentSchema.nodeFromJSON(draft.toJSON());
        expect(publish(again, { target })).toEqual(publish(draft, { target }));
      }),
      { numRuns: 60 },
    );
  });
});
