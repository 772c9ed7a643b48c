import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { factsFromFrontMatter, parseFrontMatter } from '../../../renderer/markdown/front-matter';

const yaml = (value: string) => parseFrontMatter({ format: 'yaml', value });
const toml = (value: string) => parseFrontMatter({ format: 'toml', value });

function factsOf(value: string) {
  const parsed = yaml(value);
  if (!parsed.ok) throw new Error(parsed.message);
  return factsFromFrontMatter(parsed.fields);
}

vi.setConfig({ testTimeout: 60_000 });

describe('parseFrontMatter', () => {
  it('keeps numbers, times and dates as they are written', () => {
    expect(yaml('a: 1.10\nb: 12:30\nc: 2019-07-02\nd: 007\ne: yes\n')).toEqual({
      ok: true,
      fields: { a: '1.10', b: '12:30', c: '2019-07-02', d: '007', e: 'yes' },
    });
  });

  it('reads true, false and null, but not in quotes', () => {
    expect(yaml('a: true\nb: False\nc: "true"\nd: ~\ne:\n')).toEqual({
      ok: true,
      fields: { a: true, b: false, c: 'true', d: null, e: null },
    });
  });

  it.each(['', '# a comment alone\n', '\n\n'])('finds no fields in %j', (value) => {
    expect(yaml(value)).toEqual({ ok: true, fields: {} });
  });

  it.each([
    ['yaml', 'a: [b', 'The front matter is not valid YAML (line 1).'],
    ['yaml', 'a: b\nc: "d\n', 'The front matter is not valid YAML (line 3).'],
    ['yaml', 'a: 1\na: 2\n', 'The front matter is not valid YAML (line 2).'],
    ['yaml', '- a\n- b\n', 'The front matter holds no fields.'],
    ['yaml', 'words alone', 'The front matter holds no fields.'],
    ['toml', 'a = \n', 'The front matter is not valid TOML (line 1).'],
    ['toml', 'a = 1\na = 2\n', 'The front matter is not valid TOML (line 2).'],
  ] as const)('says in one sentence what is wrong with %s %j', (format, value, message) => {
    expect(parseFrontMatter({ format, value })).toEqual({ ok: false, message });
  });

  it('refuses a text that grows without end', () => {
    const rows = Array.from(
      { length: 12 },
      (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}, *a${n}]`,
    );
    expect(yaml(`a0: &a0 [x]\n${rows.join('\n')}\n`).ok).toBe(false);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('yaml' as const, 'toml' as const),
        fc.string({ unit: 'binary' }),
        (format, value) => {
          const parsed = parseFrontMatter({ format, value });
          const said = parsed.ok ? 'Fine.' : parsed.message;
          const read = factsFromFrontMatter(parsed.ok ? parsed.fields : {});
          expect(said).toMatch(/^[A-Z][^\n]*\.$/u);
          expect(read.facts).toBeDefined();
        },
      ),
    );
  });
});

describe('factsFromFrontMatter', () => {
  it('knows the names that generators and people use', () => {
    const { title, facts, date, updated, authors, description, unknown } = factsOf(
      [
        'title: "A: b"',
        'pubDate: 2019-07-03T10:00:00Z',
        'last_modified_at: 2019-07-05 10:00:00 +0200',
        'categories: [outage, waf]',
        'Severity: SEV-1',
        'affected_services: api, web',
        'lang: pt_BR',
        'timezone: Europe/Lisbon',
        'incident-date: 2019-07-02',
        'status: Resolved',
        'summary: Short.',
        'authors:\n  - name: A\n  - B',
        'layout: post',
        'roles:\n  - role: Commander\n    name: C',
      ].join('\n'),
    );
    expect(title).toBe('A: b');
    expect(date).toBe('2019-07-03T10:00:00+00:00');
    expect(updated).toBe('2019-07-05T10:00:00+02:00');
    expect(authors).toEqual(['A', 'B']);
    expect(description).toBe('Short.');
    expect(facts).toEqual({
      tags: ['outage', 'waf'],
      severity: 'SEV-1',
      services: ['api', 'web'],
      language: 'pt-BR',
      zone: 'Europe/Lisbon',
      zoneConfirmed: true,
      incidentDate: '2019-07-02',
      incidentStatus: 'resolved',
      roles: [{ role: 'Commander', name: 'C' }],
    });
    expect(unknown).toEqual({ layout: 'post' });
  });

  it('takes tags before categories, and leaves the latter alone', () => {
    const { facts, unknown } = factsOf('categories: [x]\ntags: [a]\n');
    expect(facts).toEqual({ tags: ['a'] });
    expect(unknown).toEqual({ categories: ['x'] });
  });

  it('tells the status of a document from that of an incident', () => {
    expect(factsOf('status: in review').facts).toEqual({ status: 'in-review' });
    expect(factsOf('status: monitoring').facts).toEqual({ incidentStatus: 'monitoring' });
    expect(factsOf('status: whatever').unknown).toEqual({ status: 'whatever' });
  });

  it.each([
    'date: last Tuesday',
    'date: 2019-02-30',
    'date: 07/02/2019',
    'lang: no such language at all',
    'timezone: Mars/Olympus',
    'incident_date: 2019-07-02T10:00:00Z',
    'tags: { a: b }',
    'tags: []',
    'title: [a]',
    'published: true',
    'roles: [a]',
  ])('does not guess what "%s" means', (line) => {
    const { title, facts, date, unknown } = factsOf(line);
    expect({ title, facts, date }).toEqual({ title: null, facts: {}, date: null });
    expect(Object.keys(unknown)).toHaveLength(1);
  });

  it('keeps only the day of a clock time without an offset', () => {
    expect(factsOf('date: 2019-07-02 13:42:00').date).toBe('2019-07-02');
  });

  it("reads TOML's dates", () => {
    const parsed = toml('date = 2019-07-02T13:42:00+01:00\nlastmod = 2019-07-04\ntags = ["a"]\n');
    if (!parsed.ok) throw new Error(parsed.message);
    const { date, updated, facts } = factsFromFrontMatter(parsed.fields);
    expect(date).toBe('2019-07-02T13:42:00+01:00');
    expect(updated).toBe('2019-07-04');
    expect(facts.tags).toEqual(['a']);
  });
});
