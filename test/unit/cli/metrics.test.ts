import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../electron/cli/command-line';
import { temporaryFolder } from './temporary-folder';

const at = temporaryFolder();
const example = fileURLToPath(
  new URL('../../../templates/examples/cloudflare-2019-07-02.json', import.meta.url),
);

interface Told {
  readonly title: string;
  readonly zone: string;
  readonly metrics: readonly {
    readonly id: string;
    readonly definition: string;
    readonly state: string;
    readonly ms: number | null;
    readonly missing: readonly string[];
    readonly from: { readonly id: string; readonly headline: string; readonly time: string } | null;
    readonly to: { readonly time: string } | null;
  }[];
  readonly impacts: readonly { readonly name: string; readonly state: string; readonly ms: number | null }[];
}

async function told(file: string): Promise<Told> {
  const { code, stdout } = await runCommandLine(['metrics', file, '--json']);
  expect(code).toBe(0);
  return JSON.parse(stdout) as Told;
}

describe('metrics', () => {
  it('of the example are those of the published facts, reckoned from its events', async () => {
    const { metrics, zone } = await told(example);
    const minutes = Object.fromEntries(
      metrics.map(({ id, ms, state }) => [id, ms === null ? state : ms / 60_000]),
    );
    expect(minutes).toEqual({
      impact: 27,
      'time-to-detect': 3,
      'time-to-acknowledge': 'unknown',
      'detect-to-identify': 15,
      'time-to-identify': 18,
      'time-to-mitigate': 25,
      'time-to-resolve': 70,
      'time-to-public-notice': 'unknown',
    });
    expect(zone).toBe('UTC');
    const detect = metrics.find(({ id }) => id === 'time-to-detect');
    expect(detect?.from?.time).toBe('2019-07-02T13:42:00Z');
    expect(detect?.to?.time).toBe('2019-07-02T13:45:00Z');
    expect(detect?.definition).toMatch(/^From the start of impact /u);
    expect(metrics.find(({ id }) => id === 'time-to-acknowledge')).toMatchObject({
      missing: ['acknowledged'],
      ms: null,
      from: { time: '2019-07-02T13:45:00Z' },
      to: null,
    });
  });

  it('follow the events: one that happened later gives another figure', async () => {
    const text = await readFile(example, 'utf8');
    const later = text.replaceAll(String(Date.UTC(2019, 6, 2, 14, 9)), String(Date.UTC(2019, 6, 2, 14, 19)));
    expect(later).not.toBe(text);
    await writeFile(at('later.json'), later);
    const { metrics, impacts } = await told(at('later.json'));
    expect(metrics[0]).toMatchObject({ id: 'impact', ms: 37 * 60_000 });
    expect(impacts.map(({ ms }) => ms)).toContain(37 * 60_000);
  });

  it('are a table with what each of them counts', async () => {
    const { code, stdout, stderr } = await runCommandLine(['metrics', example]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Metric +Length +From +To$/mu);
    expect(stdout).toMatch(
      /^Time to detect +3 min +2 July 2019, 13:42 UTC, .+ {2}2 July 2019, 13:45 UTC, /mu,
    );
    expect(stdout).toMatch(/^Time to acknowledge +not known +.+ {2}no event is marked “acknowledged”$/mu);
    expect(stdout).toContain('Time to identify: From the start of impact until');
    expect(stdout).not.toMatch(/\b0 (?:s|min)\b/u);
  });

  it('are read from Markdown, which is imported first', async () => {
    const out = at('out');
    expect((await runCommandLine(['export', example, '--out', out])).code).toBe(0);
    const { metrics } = await told(path.join(out, 'cloudflare-2019-07-02.md'));
    expect(metrics.filter(({ ms }) => ms !== null).map(({ ms }) => (ms ?? 0) / 60_000)).toEqual([
      27, 3, 15, 18, 25, 70,
    ]);
  });

  it('take one draft, and say what is wrong with any other arguments', async () => {
    expect(await runCommandLine(['metrics'])).toMatchObject({ code: 2, stdout: '' });
    expect(await runCommandLine(['metrics', 'a', 'b'])).toMatchObject({ code: 2, stdout: '' });
    const gone = await runCommandLine(['metrics', at('gone.postmortem')]);
    expect(gone).toMatchObject({ code: 1, stdout: '' });
    expect(gone.stderr).toContain('gone.postmortem');
  });
});
