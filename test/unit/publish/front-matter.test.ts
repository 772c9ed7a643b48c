import fc from 'fast-check';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';

import type { NodeJSON } from '../../../renderer/document/draft';
import { publish } from '../../../renderer/publish/publish';
import { targetIds, type TargetId } from '../../../renderer/publish/targets/target';
import { at, doc, event, node, p, title } from '../support/build';
import { nastyTitle } from './head/nasty';

vi.setConfig({ testTimeout: 60_000 });

function headOf(text: string): unknown {
  const yaml = /^---\n([^]*?)\n?---\n/u.exec(text)?.[1];
  return yaml === undefined ? null : parse(yaml, { version: '1.1', schema: 'core' });
}

const dated = (content: readonly NodeJSON[], attrs: object = {}) =>
  doc([title('Down: a day'), ...content], { incidentDate: '2019-07-02', ...attrs });

describe('front matter', () => {
  const draft = dated([p('Text.'), p('More.')], {
    tags: ['a'],
    severity: 'SEV-1',
    services: ['api'],
    language: 'de',
  });
  const options = { description: 'D', author: 'A', isDraft: true, updated: '2019-07-05T00:00:00+00:00' };
  const common = {
    title: 'Down: a day',
    description: 'D',
    tags: ['a'],
    severity: 'SEV-1',
    services: ['api'],
  };

  it.each<[TargetId, object]>([
    [
      'hugo',
      { ...common, date: '2019-07-02', lastmod: options.updated, draft: true, author: 'A', language: 'de' },
    ],
    [
      'jekyll',
      {
        ...common,
        date: '2019-07-02',
        last_modified_at: '2019-07-05 00:00:00 +0000',
        published: false,
        author: 'A',
        lang: 'de',
        layout: 'post',
        render_with_liquid: false,
        excerpt_separator: '<!--more-->',
      },
    ],
    [
      'eleventy',
      {
        ...common,
        date: '2019-07-02',
        updated: options.updated,
        draft: true,
        author: 'A',
        lang: 'de',
        templateEngineOverride: 'md',
      },
    ],
    [
      'hexo',
      {
        ...common,
        date: '2019-07-02',
        updated: options.updated,
        published: false,
        author: 'A',
        lang: 'de',
        disableNunjucks: true,
      },
    ],
    [
      'astro',
      {
        ...common,
        pubDate: '2019-07-02',
        updatedDate: options.updated,
        draft: true,
        author: 'A',
        lang: 'de',
      },
    ],
    [
      'docusaurus',
      {
        ...common,
        date: '2019-07-02',
        last_update: { date: options.updated },
        draft: true,
        slug: 'down-a-day',
        authors: [{ name: 'A' }],
        lang: 'de',
        mdx: { format: 'md' },
      },
    ],
    [
      'mkdocs',
      { ...common, date: '2019-07-02', updated: options.updated, draft: true, author: 'A', lang: 'de' },
    ],
    [
      'gfm',
      {
        date: '2019-07-02',
        updated: options.updated,
        description: 'D',
        author: 'A',
        tags: ['a'],
        severity: 'SEV-1',
        services: ['api'],
        lang: 'de',
      },
    ],
  ])('of %s', (target, fields) => {
    expect(headOf(publish(draft, { target, ...options }).file.text)).toEqual(fields);
  });

  it('has the names that the site gives', () => {
    const fields = { title: 'heading', date: 'day', tags: null, severity: '', draft: 'published' } as const;
    const { file } = publish(draft, { target: 'astro', ...options, fields });
    expect(headOf(file.text)).toMatchObject({ heading: 'Down: a day', day: '2019-07-02', published: false });
    expect(headOf(file.text)).not.toHaveProperty('tags');
    expect(headOf(file.text)).not.toHaveProperty('severity');
  });

  it('says nothing of drafts where the post is none', () => {
    expect(publish(draft, { target: 'hugo', isDraft: false }).file.text).not.toContain('draft');
  });

  it('has the date with its offset in the form of the target', () => {
    const outage = doc(
      [
        title('A'),
        node('timeline', [event('a', { happened: at('2019-07-02T13:42Z'), moments: ['impact-started'] })]),
      ],
      { zone: 'Asia/Kolkata' },
    );
    const date = (target: TargetId) =>
      /^(?:pubD|d)ate: .*$/mu.exec(publish(outage, { target }).file.text)?.[0];
    expect(date('hugo')).toBe('date: 2019-07-02T19:12:00+05:30');
    expect(date('jekyll')).toBe('date: 2019-07-02 19:12:00 +0530');
    expect(date('hexo')).toBe('date: "2019-07-02T19:12:00+05:30"');
    expect(date('astro')).toBe('pubDate: 2019-07-02T19:12:00+05:30');
    expect(publish(outage, { target: 'jekyll' }).file.path).toBe('_posts/2019-07-02-a.md');
  });

  it('has the beginning of the text where a target wants a description', () => {
    const { file } = publish(dated([p('word '.repeat(60))]), { target: 'astro' });
    expect(headOf(file.text)).toMatchObject({
      description: expect.stringMatching(/^word (?:word ){20,}word…$/u),
    });
  });

  it('tells people inside more', () => {
    const inside = dated([], {
      zone: 'Europe/Lisbon',
      zoneConfirmed: true,
      incidentStatus: 'resolved',
      status: 'approved',
      roles: [{ role: 'Commander', name: 'C' }],
    });
    const { file } = publish(inside, { target: 'hugo', audience: 'internal' });
    expect(headOf(file.text)).toMatchObject({
      timezone: 'Europe/Lisbon',
      incident_date: '2019-07-02',
      incident_status: 'resolved',
      status: 'approved',
      roles: [{ role: 'Commander', name: 'C' }],
    });
    expect(publish(inside, { target: 'hugo' }).file.text).not.toMatch(/Lisbon|resolved|approved|Commander/u);
  });
});

describe('imported front matter', () => {
  const imported = (value: string, format: 'yaml' | 'toml' = 'yaml', attrs: object = {}) =>
    doc([title('A'), p('b')], { frontMatter: { format, value }, ...attrs });

  it('stays to the letter where it says what the draft says', () => {
    const value = "# ours\ntitle:  'A'\nlayout: special   # odd\ntags: [ x,y ]\ndate: 2019-07-03";
    const { file, date } = publish(imported(value, 'yaml', { tags: ['x', 'y'] }), { target: 'hugo' });
    expect(file.text).toBe(`---\n${value}\n---\n\nb\n`);
    expect(date).toBe('2019-07-03');
  });

  it('changes and gains single fields under the names it has', () => {
    const { file } = publish(
      imported('categories:\n  - x\ntitle: old # t\n', 'yaml', { tags: ['z'], severity: 'S' }),
      {
        target: 'hugo',
      },
    );
    expect(file.text).toBe('---\ncategories: ["z"]\ntitle: "A" # t\nseverity: "S"\n---\n\nb\n');
  });

  it('stays TOML for Hugo and becomes YAML elsewhere', () => {
    const draft = imported('title = "A" # t\ndate = 2019-07-02T10:00:00+01:00\n[params]\nx = 1\n', 'toml', {
      severity: 'S',
    });
    expect(publish(draft, { target: 'hugo' }).file.text).toBe(
      '+++\ntitle = "A" # t\ndate = 2019-07-02T10:00:00+01:00\nseverity = "S"\n\n[params]\nx = 1\n+++\n\nb\n',
    );
    expect(headOf(publish(draft, { target: 'eleventy' }).file.text)).toMatchObject({
      title: 'A',
      params: { x: 1 },
      severity: 'S',
      templateEngineOverride: 'md',
    });
  });

  it('that cannot be read is kept and said', () => {
    const { file, losses } = publish(imported('a: [b\n'), { target: 'hugo' });
    expect(file.text).toBe('---\na: [b\n---\n\nb\n');
    expect(losses.map(({ message }) => message)).toEqual([
      'The front matter is not valid YAML (line 2). It is written as it was, and nothing is added to it.',
    ]);
  });

  it('tells the public nothing that is kept from it', () => {
    const value =
      'title: A\nseverity: SEV-SECRET\nroles:\n  - role: Commander\n    name: Secret\nlayout: x\n';
    const draft = imported(value, 'yaml', { severity: 'SEV-SECRET', severityAudience: 'internal' });
    expect(publish(draft, { target: 'hugo' }).file.text).toBe('---\ntitle: A\nlayout: x\n---\n\nb\n');
    expect(publish(draft, { target: 'hugo', audience: 'internal' }).file.text).toContain('SEV-SECRET');
  });

  it('holds the title of a plain file where it did before', () => {
    expect(publish(imported('title: A\n'), { target: 'gfm' }).file.text).toBe('---\ntitle: A\n---\n\nb\n');
    expect(publish(imported('x: y\n'), { target: 'gfm' }).file.text).toBe('---\nx: y\n---\n\n# A\n\nb\n');
  });
});

describe('every title and tag', () => {
  it.each(targetIds)('%s: front matter says what the draft says, whatever its words', (target) => {
    fc.assert(
      fc.property(nastyTitle, fc.uniqueArray(nastyTitle, { minLength: 1, maxLength: 3 }), (words, tags) => {
        const clean = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd').trim();
        const kept = tags.map((tag) => tag.trim()).filter((tag) => tag !== '');
        const draft = doc([title(words)], { tags, severity: words, incidentDate: '2019-07-02' });
        const head = headOf(publish(draft, { target, fields: { title: 'title' } }).file.text);
        expect(head).toMatchObject({
          title: clean(words),
          severity: clean(words),
          ...(kept.length === 0 ? {} : { tags: kept.map(clean) }),
        });
      }),
    );
  });

  it('hugo: TOML says what the draft says, whatever its words', () => {
    fc.assert(
      fc.property(nastyTitle, (words) => {
        const frontMatter = { format: 'toml', value: 'title = "x"\n\n[params]\na = 1\n' };
        const { text } = publish(doc([title(words)], { frontMatter }), { target: 'hugo' }).file;
        const toml = /^\+\+\+\n([^]*?)\n\+\+\+\n/u.exec(text)?.[1] ?? '';
        expect(parseToml(toml)['title']).toBe(words.replace(/\p{Surrogate}/gu, '\ufffd').trim());
      }),
    );
  });
});
