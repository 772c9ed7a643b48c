import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';

import type { Entry } from '../../../../renderer/publish/head/entry';
import { editYaml, freshYaml, quoted } from '../../../../renderer/publish/head/yaml';
import { nasty } from './nasty';

const text = (name: string, value: string): Entry => ({ name, value: { kind: 'text', text: value } });
const list = (name: string, ...items: readonly string[]): Entry => ({ name, value: { kind: 'list', items } });

vi.setConfig({ testTimeout: 60_000 });

describe('quoted', () => {
  it.each(['1.1', '1.2'] as const)('is the text again for YAML %s', (version) => {
    fc.assert(
      fc.property(nasty, (value) => {
        expect(parse(quoted(value), { version })).toBe(value.replace(/\p{Surrogate}/gu, '\ufffd'));
      }),
    );
  });
});

describe('freshYaml', () => {
  it('writes names that are no words in quotes', () => {
    expect(parse(freshYaml([text('on', 'a'), text('a b', 'c'), list('y', 'd')]), { version: '1.1' })).toEqual(
      {
        on: 'a',
        'a b': 'c',
        y: ['d'],
      },
    );
  });
});

describe('editYaml', () => {
  const none = { changed: [], added: [], removed: [] };

  it('keeps everything else to the letter', () => {
    const source = [
      '# of the site',
      "title:   'Old'   # shown above",
      'layout: post',
      '',
      'tags:',
      '  - a # first',
      '  - b',
      '# before the rest',
      'nested: {a:   1, b: [x,y]}',
      'text: |',
      '  two',
      '  lines',
      'last: 1.10',
    ].join('\n');
    const edited = editYaml(source, {
      changed: [text('title', 'New'), list('tags', 'c')],
      added: [text('severity', 'SEV-1')],
      removed: ['layout'],
    });
    expect(edited).toBe(
      [
        '# of the site',
        'title:   "New"   # shown above',
        '',
        'tags: ["c"]',
        '# before the rest',
        'nested: {a:   1, b: [x,y]}',
        'text: |',
        '  two',
        '  lines',
        'last: 1.10',
        'severity: "SEV-1"\n',
      ].join('\n'),
    );
  });

  it.each([
    ['title:\nb: 1\n', 'title: "x"\nb: 1\n'],
    ['title: \nb: 1\n', 'title: "x" \nb: 1\n'],
    ['title: >-\n  a\n  b\nb: 1\n', 'title: "x"\nb: 1\n'],
    ['"title" : a\n', '"title" : "x"\n'],
    ['title:\n  - a\n\n# c\nb: 1\n', 'title: "x"\n\n# c\nb: 1\n'],
  ])('changes %j', (source, edited) => {
    expect(editYaml(source, { ...none, changed: [text('title', 'x')] })).toBe(edited);
  });

  it('prints anew what other parts depend on', () => {
    const edited = editYaml('a: &x one\nb: *x\nc: {d: 1}\n', { ...none, changed: [text('c', 'e')] });
    expect(parse(edited)).toEqual({ a: 'one', b: 'one', c: 'e' });
    const flow = editYaml('{a: 1, b: 2}', {
      changed: [text('a', 'x')],
      added: [text('d', 'y')],
      removed: ['b'],
    });
    expect(parse(flow)).toEqual({ a: 'x', d: 'y' });
  });

  it('adds to front matter that holds nothing', () => {
    expect(editYaml('', { ...none, added: [text('a', 'b')] })).toBe('a: "b"\n');
    expect(editYaml('# c\n', { ...none, added: [text('a', 'b')] })).toBe('# c\na: "b"\n');
    expect(editYaml('~', { ...none, added: [text('a', 'b')] })).toBe('a: "b"\n');
  });

  it('says afterwards what it was told to, and nothing else has changed', () => {
    const name = fc.constantFrom('title', 'tags', 'layout', 'x', 'y');
    const scalar = fc.constantFrom(
      'a',
      "'b'",
      '"c"',
      '12:30',
      '',
      '[1, 2]',
      '\n  - 1\n  - 2',
      '|\n  t\n  u',
      '{k: v}',
    );
    const fields = fc.uniqueArray(fc.tuple(name, scalar, fc.constantFrom('', ' # note', '\n# line')), {
      selector: ([key]) => key,
      minLength: 1,
    });
    fc.assert(
      fc.property(fields, nasty, fc.array(nasty, { minLength: 1, maxLength: 3 }), (given, value, items) => {
        const source = given
          .map(
            ([key, is, note]) => `${key}: ${is}${is.includes('\n') && !note.startsWith('\n') ? '' : note}\n`,
          )
          .join('');
        const before = parse(source) as Record<string, unknown>;
        const names = Object.keys(before);
        const changed = [text('title', value), list('tags', ...items)].filter((entry) =>
          names.includes(entry.name),
        );
        const after = parse(
          editYaml(source, { ...none, changed, removed: names.filter((one) => one === 'x') }),
        );
        const clean = (raw: string) => raw.replace(/\p{Surrogate}/gu, '\ufffd');
        const wanted: Record<string, unknown> = { ...before };
        delete wanted['x'];
        if ('title' in before) wanted['title'] = clean(value);
        if ('tags' in before) wanted['tags'] = items.map(clean);
        expect(after ?? {}, source).toEqual(wanted);
      }),
    );
  });
});
