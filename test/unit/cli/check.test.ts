import { readFile, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';

import { runCommandLine } from '../../../electron/cli/command-line';
import { findingKey } from '../../../renderer/checks/finding';
import type { Draft } from '../../../renderer/document/draft';
import { readDraftBytes } from '../../../renderer/file/read';
import { addThread, resolve } from '../../../renderer/review/thread';
import { listing, temporaryFolder } from './temporary-folder';

const at = temporaryFolder();
const run = (...words: readonly string[]) => runCommandLine(['check', ...words]);

const markdown = `---
language: en
---
# Queue outage

Opening words.

## Impact

The [site](https://example.com/a) was down.
It should have been **caught** in review.

## Root cause

It was due to human error.
`;

interface Printed {
  readonly file: string;
  readonly title: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly dismissed: number;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly place: {
      readonly range: { readonly from: number; readonly to: number } | null;
      readonly block: string | null;
      readonly quote: string;
      readonly section: string | null;
      readonly line: number | null;
    };
    readonly why: string;
  }[];
}

async function json(...files: readonly string[]): Promise<readonly Printed[]> {
  const { stdout } = await run(...files, '--json');
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Printed);
}

async function draftOf(file: string): Promise<Draft> {
  const result = await readDraftBytes(new Uint8Array(await readFile(file)));
  if (!result.ok) throw new Error(result.message);
  return result.draft;
}

const blamed = (printed: Printed | undefined) =>
  printed?.findings.filter(({ rule }) => rule === 'human-error' || rule === 'should-have') ?? [];

describe('check', () => {
  beforeEach(async () => {
    await writeFile(at('queue.md'), markdown);
  });

  it('says what it finds in Markdown, with line and section, and writes nothing', async () => {
    const { code, stdout, stderr } = await run(at('queue.md'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`${at('queue.md')}: `);
    expect(stdout).toContain('\n  Blameless\n');
    expect(stdout).toMatch(/warning +line 15, Root cause: “due to human error” .* \[human-error\]/u);
    expect(stdout).toMatch(/hint +line 11, Impact: “should have been caught” .* \[should-have\]/u);
    expect(await listing(at())).toEqual(['queue.md']);
  });

  it('says the same as JSON, one line a file', async () => {
    await writeFile(at('calm.md'), '# Calm\n\n## Root cause\n\nA full disk.\n');
    const [first, second] = await json(at('queue.md'), at('calm.md'));
    expect(first).toMatchObject({ file: at('queue.md'), title: 'Queue outage', dismissed: 0 });
    expect(
      blamed(first).map(({ rule, severity, place }) => [
        rule,
        severity,
        place.quote,
        place.section,
        place.line,
      ]),
    ).toEqual([
      ['human-error', 'warning', 'due to human error', 'Root cause', 15],
      ['should-have', 'hint', 'should have been caught', 'Impact', 11],
    ]);
    expect(first?.findings.every(({ why }) => why !== '')).toBe(true);
    const number = Object.values(first?.counts ?? {}).reduce((sum, count) => sum + count, 0);
    expect(number).toBe(first?.findings.length);
    expect(blamed(second)).toEqual([]);
  });

  it('finds the same in the draft that was made of it, and counts what was set aside there', async () => {
    const imported = await runCommandLine(['import', at('queue.md'), '--out', at('drafts')]);
    expect(imported.code).toBe(0);
    const [draft] = await json(at('drafts', 'queue.postmortem'));
    const [error, should] = blamed(draft);
    expect([error?.rule, should?.rule, error?.place.line]).toEqual(['human-error', 'should-have', null]);

    const exported = await draftOf(at('drafts', 'queue.postmortem'));
    if (error === undefined) throw new Error('Nothing was found.');
    const dismissals = [{ key: findingKey(error), reason: 'quoted', at: 0 }];
    const attrs = { ...exported.document.attrs, dismissals };
    await writeFile(
      at('draft.json'),
      JSON.stringify({ ...exported, document: { ...exported.document, attrs } }),
    );
    const [again] = await json(at('draft.json'));
    expect(blamed(again).map(({ rule }) => rule)).toEqual(['should-have']);
    expect(again?.dismissed).toBe(1);
    expect((await run(at('draft.json'))).stdout).toContain('(1 set aside)');
  });

  it('counts the comments of a draft that nobody has resolved', async () => {
    await runCommandLine(['import', at('queue.md'), '--out', at('drafts')]);
    const draft = await draftOf(at('drafts', 'queue.postmortem'));
    const by = { id: 'a', name: 'Ana', role: '' };
    const anchor = { block: 'x', quote: '', prefix: '', suffix: '', from: 0, to: 0, version: 1 };
    const [open, settled] = ['1', '2'].map((id) =>
      addThread(anchor, { id, author: by, at: 1, text: 'Why?' }),
    );
    if (open === undefined || settled === undefined) throw new Error('There are two.');
    const comments = [open, resolve(settled, by, 2), { unknown: true }];
    await writeFile(at('commented.json'), JSON.stringify({ ...draft, comments }));
    expect((await run(at('commented.json'))).stdout).toContain('1 comment is not resolved. [comments-open]');
    await writeFile(at('settled.json'), JSON.stringify({ ...draft, comments: [resolve(settled, by, 2)] }));
    expect((await run(at('settled.json'))).stdout).not.toContain('comments-open');
  });

  it('exits with 1 where an error is among it', async () => {
    const due =
      '# Queue outage\n\n## Action items\n\n| Action | Owner | Due |\n|---|---|---|\n| Add a test | jo | 2019-09-31 |\n';
    await writeFile(at('due.md'), due);
    const { code, stdout } = await run(at('queue.md'), at('due.md'));
    expect(stdout).toContain('[action-due-date]');
    expect(code).toBe(1);
  });

  it('refuses wrong arguments and bad files', async () => {
    expect(await run()).toMatchObject({ code: 2, stdout: '' });
    expect(await run('--loud', at('queue.md'))).toMatchObject({ code: 2 });
    await writeFile(at('empty.md'), '');
    const empty = await run(at('queue.md'), at('empty.md'));
    expect(empty).toEqual({
      code: 1,
      stdout: '',
      stderr: `${at('empty.md')} cannot be read. It is empty.\n`,
    });
    await writeFile(at('bad.postmortem'), 'PK no');
    expect((await run(at('bad.postmortem'))).stderr).toContain(at('bad.postmortem'));
    expect((await run(at('none.md'))).code).toBe(1);
  });
});
