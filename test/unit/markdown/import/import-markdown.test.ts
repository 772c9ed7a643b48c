import { describe, expect, it } from 'vitest';

import { admitDocument } from '../../../../renderer/document/admit';
import type { NodeJSON } from '../../../../renderer/document/draft';
import { importMarkdown } from '../../../../renderer/markdown/import/import-markdown';
import { describeReport } from '../../../../renderer/markdown/import/report';
import { writeMarkdown } from '../../../../renderer/markdown/write';
import type { WrittenTime } from '../../../../renderer/time/written-time';
import { outage } from '../../support/outage';
import { eventLine, exported, imported, plain, rendered, rowsOf, templates } from './support';

const sections = (document: NodeJSON) =>
  Object.fromEntries(
    (document.content ?? []).flatMap((block) =>
      typeof block.attrs?.['section'] === 'string' ? [[plain(block), block.attrs['section']]] : [],
    ),
  );
const times = (document: NodeJSON) =>
  rowsOf(document, 'timeline').map(({ attrs }) => {
    const time = (attrs?.['happened'] ?? null) as WrittenTime | null;
    return { zone: time?.zone, inferred: time?.inferred };
  });

describe('the title', () => {
  it.each([
    ['the first heading', '# Queue outage\n\nText.\n', 'Queue outage', 'heading'],
    ['the front matter', '---\ntitle: Queue outage\n---\n\nText.\n', 'Queue outage', 'front matter'],
    [
      'a heading that repeats the front matter',
      '---\ntitle: Queue outage\n---\n\n# Queue outage\n',
      'Queue outage',
      'heading',
    ],
    ['TOML', '+++\ntitle = "Queue outage"\n+++\n\n# Background\n', 'Queue outage', 'front matter'],
    [
      'the name of the file where the text names sections only',
      '# Summary\n\nText.\n\n# Timeline\n',
      '2019-07-02 queue outage',
      'file name',
    ],
    ['the name of the file where nothing is a heading', 'Text.\n', '2019-07-02 queue outage', 'file name'],
  ])('is %s', (_, markdown, title, titleFrom) => {
    expect(imported(markdown, '2019-07-02-queue-outage.html.md.erb')).toMatchObject({ title, titleFrom });
  });

  it('is plain text, and the heading it was is printed until somebody changes it', () => {
    const { document, title, report } = imported('# The *queue* [outage](https://example.org)\n\nText.\n');
    expect(title).toBe('The queue outage');
    expect(report.notRepresented).toHaveLength(1);
    expect(exported({ document, titleFrom: 'heading' })).toBe(
      '# The *queue* [outage](https://example.org)\n\nText.\n',
    );
    const [first, ...others] = document.content ?? [];
    const changed = {
      ...document,
      content: [{ ...first, type: 'title', content: [{ type: 'text', text: 'Other' }] }, ...others],
    };
    expect(exported({ document: changed, titleFrom: 'heading' })).toBe('# Other\n\nText.\n');
  });
});

describe('sections', () => {
  it('are known by what they mean, in the words of any house, and keep those words', () => {
    const { document, template } = imported(
      '# Outage\n\n## TL;DR\n\nShort.\n\n## 2. Who was affected\n\nAll.\n\n## Root Causes and Trigger\n\nOne.\n\n## Lessons learnt\n\n### Things that went well\n\nA.\n\n### What could have gone better?\n\nB.\n\n### Where we got lucky\n\nC.\n\n## Follow-up\n\nD.\n',
    );
    expect(template.id).toBe('google-sre');
    expect(sections(document)).toEqual({
      'TL;DR': 'summary',
      '2. Who was affected': 'impact',
      'Root Causes and Trigger': 'root-causes',
      'Lessons learnt': 'lessons',
      'Things that went well': 'went-well',
      'What could have gone better?': 'went-wrong',
      'Where we got lucky': 'got-lucky',
      'Follow-up': 'action-items',
    });
  });

  it('stand for one heading each, and never for one with nothing under it', () => {
    const { document } = imported(
      '# Outage\n\n## Summary\n\n## Executive summary\n\nText.\n\n## Summary\n\nMore.\n',
    );
    expect((document.content ?? []).map((block) => block.attrs?.['section'] ?? null)).toEqual([
      null,
      null,
      expect.any(String),
      null,
      null,
      null,
    ]);
  });

  it('are those of the template that was chosen', () => {
    const chosen = templates.find(({ id }) => id === 'atlassian');
    if (chosen === undefined) throw new Error('no such template');
    const result = importMarkdown('# Outage\n\n## Leadup\n\nText.\n', {
      fileName: 'a.md',
      templates: [chosen],
      newId: () => 'a',
    });
    expect(result).toMatchObject({ template: { id: 'atlassian' } });
  });
});

describe('the zone and the day', () => {
  it.each([
    ['All times in UTC.', 'UTC', []],
    ['*(All times US/Pacific, 24-hour clock.)*', 'US/Pacific', []],
    ['All times are in CET (UTC+1)', '+01:00', []],
    ['Times are PST/PDT.', 'America/Los_Angeles', []],
    ['All times PDT.', '-07:00', []],
    ['All times listed in PST.', '-08:00', ['zone']],
    ['The screenshots have the time of the author in UTC+2 somewhere.', 'UTC', ['zone']],
    ['All times in IST.', 'UTC', ['zone']],
  ])('%s', (sentence, zone, inferred) => {
    const { document } = imported(
      `# Outage\n\n## Timeline\n\n${sentence}\n\n- 2019-07-02 13:42 – One\n- 2019-07-02 13:45 – Two\n`,
    );
    expect(times(document)).toEqual([
      { zone, inferred },
      { zone, inferred },
    ]);
    expect(document.attrs?.['zone'] ?? 'UTC').toBe(zone);
  });

  it.each([
    ['Date and Time in CET', '+01:00'],
    ['Time in UTC', 'UTC'],
    ['When', 'UTC'],
    ['Date in Production', 'UTC'],
  ])('in the head of a column: %s', (head, zone) => {
    const { document } = imported(
      `# Outage\n\n## Timeline\n\n| ${head} | Event |\n|---|---|\n| 2021-01-12 13:42 | One |\n| 2021-01-12 13:45 | Two |\n`,
    );
    const inferred = head === 'When' || head === 'Date in Production' ? ['zone'] : [];
    expect(times(document)).toEqual([
      { zone, inferred },
      { zone, inferred },
    ]);
  });

  it('say what was inferred', () => {
    const { document } = imported(
      '# Outage of 2 July 2019\n\n## Timeline (UTC)\n\n- 13:42 – One\n- Jul 3 08:00 – Two\n',
    );
    expect(times(document).map(({ inferred }) => inferred)).toEqual([['date'], ['year']]);
  });

  it('are not taken from a span of days', () => {
    const { document } = imported(
      '# Outages\n\nBetween July 2 and July 5, 2019, it fell over.\n\n## Timeline\n\n- 13:42 – One\n',
    );
    expect(rowsOf(document, 'timeline').map(eventLine)).toEqual(['? 13:42 | One']);
  });

  it('take a missing year from the date of the post', () => {
    const { document } = imported(
      '---\ntitle: Outage\ndate: 2020-01-10\n---\n\n## Timeline\n\n- Dec 30 13:42 – One\n- Jan 2 08:00 – Two\n',
    );
    expect(rowsOf(document, 'timeline').map(eventLine)).toEqual([
      '2019-12-30T13:42Z One',
      '2020-01-02T08:00Z Two',
    ]);
  });
});

describe('moments', () => {
  const moments = (...rows: readonly string[]) =>
    rowsOf(
      imported(`# Outage of 2 July 2019\n\n## Timeline\n\n${rows.map((row) => `- ${row}`).join('\n')}\n`)
        .document,
      'timeline',
    ).map(({ attrs }) => attrs?.['moments'] ?? []);

  it('are marked where the words say so', () => {
    expect(
      moments(
        '13:42 OUTAGE BEGINS',
        '13:43 Deploy is merged **&lt;START OF IMPACT&gt;**',
        '13:50 Root cause identified: a regex',
        '14:00 Incident declared in the channel',
        '14:07 Traffic returns. **Outage ends.**',
        '14:52 Incident declared resolved',
      ),
    ).toEqual([[], [], ['identified'], ['declared'], ['impact-ended'], ['resolved']]);
    expect(moments('13:42 Impact started', '13:45 Page')).toEqual([['impact-started'], []]);
    for (const words of [
      'Incident posted to our status page',
      'Public notice published',
      'Status page incident opened',
    ]) {
      expect(moments('13:42 x', `13:50 ${words}`), words).toEqual([[], ['public-notice']]);
    }
  });

  it('are not guessed', () => {
    expect(
      moments(
        '13:42 We thought that the outage begins later',
        '13:43 Root cause identified?',
        '13:44 Incident not declared',
        '13:45 Incident resolved for some customers',
        '13:46 Page acknowledged',
        '13:47 Page acknowledged',
        '13:48 Status page updated',
        '13:49 Incident not posted to the status page',
      ),
    ).toEqual([[], [], [], [], [], [], [], []]);
  });
});

describe('files as they are found', () => {
  const text = '# Outage\n\n## Timeline\n\n- 2019-07-02 13:42 – One\n- 2019-07-02 13:45 – Two';

  it.each([
    ['a byte order mark', `\uFEFF${text}\n`],
    ['line ends of Windows', `${text}\n`.replaceAll('\n', '\r\n')],
    ['line ends of old Macs', `${text}\n`.replaceAll('\n', '\r')],
    ['no line end at the end', text],
  ])('with %s', (_, markdown) => {
    const result = imported(markdown);
    expect(rowsOf(result.document, 'timeline').map(eventLine)).toEqual([
      '2019-07-02T13:42Z One',
      '2019-07-02T13:45Z Two',
    ]);
    expect(rendered(exported(result))).toEqual(rendered(text));
  });

  it.each([
    ['HTML entities', '# A &amp; B\n\nOne&nbsp;two &lt;b&gt; &copy;\n'],
    ['templates of Ruby', '# Outage\n\n<%= partial "x" %>\n\n## Timeline\n\n- 13:42 <%= name %> – One\n'],
    [
      'a heading underlined by accident',
      `${'A very long sentence that ends a paragraph. '.repeat(4)}\n---\n\nText.\n`,
    ],
    ['nothing but text', 'Some text.\n\nAnd more.\n'],
    ['raw HTML', '# Outage\n\n<details>\n<summary>Log</summary>\n\n- 13:42 – One\n\n</details>\n'],
  ])('%s', (_, markdown) => {
    expect(rendered(exported(imported(markdown)))).toEqual(rendered(markdown));
  });

  it('keeps an alert an alert, whatever its lines begin with', () => {
    const { document } = imported('> [!NOTE]\n> 13:42 - somebody\n> 13:45 - somebody else\n');
    expect(exported({ document, titleFrom: 'file name' })).toBe(
      '> [!NOTE]\n> 13:42 - somebody 13:45 - somebody else\n',
    );
  });

  it('warns of a heading that an accident made', () => {
    const { report } = imported(
      `# Outage\n\n${'A very long sentence that ends a paragraph. '.repeat(4)}\n---\n`,
    );
    expect(report.notRepresented).toEqual([
      { what: expect.stringContaining('hyphens right under a text'), place: 3 },
    ]);
  });

  it('keeps front matter to the letter, also where it cannot be read', () => {
    const { document, report } = imported('---\ntitle: [\nx: 1\n---\n\nText.\n');
    expect(document.attrs?.['frontMatter']).toEqual({ format: 'yaml', value: 'title: [\nx: 1' });
    expect(report.notRepresented[0]?.what).toMatch(/^The front matter is not valid YAML/u);
  });

  it('takes facts from front matter', () => {
    const { document } = imported('---\ntitle: Outage\nseverity: SEV-1\ntags: [queue, disk]\n---\n\nText.\n');
    expect(document.attrs).toMatchObject({ severity: 'SEV-1', tags: ['queue', 'disk'] });
  });

  it('gives every block an id, and none twice', () => {
    const ids: string[] = [];
    admitDocument(imported(`${text}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`).document).descendants((node) => {
      if ('id' in node.attrs) ids.push(String(node.attrs['id']));
    });
    expect(ids).not.toContain('null');
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('what this app exported', () => {
  it('comes back with its structure, and nothing in it counts as imported', () => {
    const { markdown } = writeMarkdown(outage, { title: true, imagePath: () => null });
    const { document } = imported(markdown);
    const again = writeMarkdown(admitDocument(document), { title: true, imagePath: () => null });
    expect(again.markdown).toBe(markdown);
    expect(JSON.stringify(document)).not.toContain('"origin"');
  });
});

describe('the report', () => {
  it('names lines and reasons', () => {
    const { report } = imported(
      '# Outage of 2 July 2019\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| 13:42 | One |\n\nText.\n\n| A | B |\n|---|---|\n| x | y |\n\n## Action items\n\n- [ ] Limit\n- [x] Alert\n\n## Contributing factors\n\n- No limit\n',
    );
    expect(report).toMatchObject({
      became: expect.arrayContaining([
        { kind: 'timeline', place: 5, rows: 1 },
        { kind: 'actions', place: 17, rows: 2 },
        { kind: 'factors', place: 22, rows: 1 },
      ]),
      stayed: [{ what: 'table', place: 11 }],
    });
    expect(describeReport(report)).toEqual([
      'The title was found, line 1.',
      'A timeline of 1 event, line 5.',
      '2 actions, line 17.',
      '1 factor, line 22.',
      '3 headings stand for sections of the template.',
      'A table, line 11 stayed as it is: too few of its rows begin with a time that can be read.',
    ]);
  });

  it.each([
    ['', 'It is empty.'],
    ['\0', 'It is not text: it holds characters that no text has.'],
  ])('is a refusal where there is nothing to import', (text, refused) => {
    expect(importMarkdown(text, { fileName: 'a.md', templates, newId: () => 'a' })).toEqual({ refused });
  });
});
