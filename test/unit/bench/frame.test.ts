import { describe, expect, it } from 'vitest';

import { figure, figuresOf } from '../../bench/frame/figures';
import { exitCode, pickRows, runRows, type Results } from '../../bench/frame/results';
import { shared, type Report, type Row, type Timings } from '../../bench/frame/row';
import { tableOf } from '../../bench/frame/table';

const row = (name: string, aim: number | null, run: () => Promise<Timings>): Row => ({
  name,
  what: `do ${name}`,
  beside: 'another',
  aim,
  run,
});

const timings = (ours: readonly number[], beside: readonly number[]) => () =>
  Promise.resolve({ ours, beside });

describe('a figure', () => {
  it.each([
    [[3], { median: 3, low: 3, high: 3 }],
    [[4, 1, 2], { median: 2, low: 1.5, high: 3 }],
    [[1, 2, 3, 100], { median: 2.5, low: 1.75, high: 27.25 }],
    [[10, 9, 8, 7, 6], { median: 8, low: 7, high: 9 }],
  ])('of %j is %j', (numbers, expected) => {
    expect(figure(numbers)).toEqual(expected);
  });

  it('of nothing is an error', () => {
    expect(() => figure([])).toThrow(RangeError);
  });
});

describe('the ratio', () => {
  it('is taken round by round, so that a busy moment of the machine does not count', () => {
    const { ratio, runs } = figuresOf({ ours: [2, 20, 2, 2, 2], beside: [1, 10, 1, 1, 1] });
    expect({ ratio, runs }).toEqual({ ratio: 2, runs: 5 });
    // The medians of a machine that gets slower half-way would say 1.
    expect(figuresOf({ ours: [1, 1, 10], beside: [2, 2, 20] }).ratio).toBe(0.5);
  });

  it('comes with the range that half of the rounds lie in', () => {
    const { ratioRange } = figuresOf({ ours: [1, 2, 3, 4, 5], beside: [1, 1, 1, 1, 1] });
    expect(ratioRange).toEqual([2, 4]);
  });

  it('needs as many runs of one as of the other', () => {
    expect(() => figuresOf({ ours: [1, 2], beside: [1] })).toThrow(RangeError);
  });
});

describe('a run', () => {
  const rows = [
    row('a/one', 2, timings([3, 3], [1, 1])),
    row('a/two', 2, timings([2, 2], [1, 1])),
    row('b/one', null, timings([900, 900], [1, 1])),
  ];
  const machine = { date: '2019-07-02T13:42:00.000Z', machine: 'a machine', quick: false };
  const run = async (picked: readonly Row[]): Promise<Results> => ({
    ...machine,
    ...(await runRows(picked, { quick: false }, () => {})),
  });

  it('says at the end of a line that it is over its aim, and fails nothing for that', async () => {
    const results = await run(rows);
    const lines = tableOf(results, null).split('\n');
    expect(lines.filter((line) => line.endsWith('over aim'))).toEqual([expect.stringContaining('do a/one')]);
    expect(exitCode(results)).toBe(0);
  });

  it('fails where a row cannot run, names it, and still measures the others', async () => {
    const broken = row('a/broken', 2, () => Promise.reject(new Error('no such program')));
    const empty = row('a/empty', 2, timings([], []));
    const results = await run([broken, empty, ...rows]);
    expect(results.rows.map(({ name }) => name)).toEqual(['a/one', 'a/two', 'b/one']);
    expect(exitCode(results)).toBe(1);
    expect(tableOf(results, null)).toContain('a/broken could not run: no such program');
    expect(tableOf(results, null)).toContain('a/empty could not run');
  });

  it('shows what the ratios were before', async () => {
    const results = await run(rows);
    const earlier = { ...results, rows: results.rows.map((one) => ({ ...one, ratio: 7.5 })) };
    expect(tableOf(results, earlier)).toContain('7.50×');
    expect(tableOf(results, null)).not.toContain('7.50×');
  });

  it('tells bytes as bytes, and sizes that have nothing beside', async () => {
    const memory: Row = { ...row('a/memory', null, timings([12_340_000], [2_000])), unit: 'bytes' };
    const size: Report = {
      name: 'a/size',
      what: 'Size',
      run: () => Promise.resolve([{ name: 'page', bytes: 641_900 }]),
    };
    const results: Results = { ...machine, ...(await runRows([memory, size], { quick: false }, () => {})) };
    expect(results.reports).toEqual([
      { name: 'a/size', what: 'Size', lines: [{ name: 'page', bytes: 641_900 }] },
    ]);
    const table = tableOf(results, null);
    expect(table).toContain('12.34 MB');
    expect(table).toContain('2.0 kB');
    expect(table).toMatch(/page +641\.9 kB/);
  });

  it('fails where a size cannot be told', async () => {
    const broken: Report = {
      name: 'a/size',
      what: 'Size',
      run: () => Promise.reject(new Error('not built')),
    };
    const results: Results = { ...machine, ...(await runRows([broken], { quick: false }, () => {})) };
    expect(exitCode(results)).toBe(1);
    expect(tableOf(results, null)).toContain('a/size could not run: not built');
  });

  it('is made once for rows that share it, and all of them fail with it', async () => {
    let runs = 0;
    const run = shared(() => Promise.resolve((runs += 1)));
    expect([await run({ quick: true }), await run({ quick: true }), runs]).toEqual([1, 1, 1]);
    const failing = shared(() => Promise.reject(new Error('no window')));
    await expect(failing({ quick: true })).rejects.toThrow('no window');
    await expect(failing({ quick: true })).rejects.toThrow('no window');
  });

  it('can be of some rows, and not of none', () => {
    expect(pickRows(rows, ['one', 'a/']).map(({ name }) => name)).toEqual(['a/one']);
    expect(pickRows(rows, [])).toHaveLength(3);
    expect(() => pickRows(rows, ['tree'])).toThrow('No row has "tree"');
  });
});
