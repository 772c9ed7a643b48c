import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { runCommandLine } from '../../../electron/cli/command-line';
import { temporaryFolder } from './temporary-folder';

const at = temporaryFolder();

const run = (...words: readonly string[]) => runCommandLine(['timeline', ...words]);

async function given(text: string, name = 'notes.txt'): Promise<string> {
  await writeFile(at(name), text);
  return at(name);
}

describe('timeline', () => {
  it('prints a line a record, in the order of time', async () => {
    const file = await given('2019-07-02T13:45:00Z page\n[2019-07-02 13:42 UTC] Ada: rules\n');
    expect(await run(file)).toEqual({
      code: 0,
      stdout: '2019-07-02 13:42     Ada  rules\n2019-07-02 13:45:00       page\n',
      stderr: '',
    });
  });

  it('marks what is inferred, and says on stderr what is asked', async () => {
    const file = await given('one\n13:42 rules\n23:50 page\n00:10 end\n');
    const { code, stdout, stderr } = await run(file, '--date', '2019-07-02');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '2019-07-02 13:42*  rules\n2019-07-02 23:50*  page\n2019-07-03 00:10*  end\n',
    });
    expect(stderr).toBe(
      [
        '3 times, such as “13:42”, name no zone, and were read in UTC. Name the zone with --zone.',
        'A time with * has a date, year or zone that the source does not say.',
        '1 piece is no event, such as line 1: It stands before the first line with a time.',
      ]
        .map((note) => `${file}: ${note}\n`)
        .join(''),
    );
  });

  it('says which times have no place without a day', async () => {
    const file = await given('13:42 rules\n');
    const { stdout, stderr } = await run(file, '--zone', 'UTC');
    expect(stdout).toBe('?  rules\n');
    expect(stderr).toBe(
      `${file}: One time, such as “13:42”, names no date, and has no place. Name the day with --date.\n`,
    );
  });

  it('takes a zone and a shift', async () => {
    const file = await given('2019-07-02 13:42 rules\n');
    const shifted = await run(file, '--zone', 'Europe/Berlin', '--shift', '-00:05', '--json');
    const { records, questions } = JSON.parse(shifted.stdout);
    expect(questions).toEqual([]);
    expect(records).toMatchObject([
      { happened: { iso: '2019-07-02T11:37:00Z', written: '2019-07-02 13:42' }, shift: -300_000 },
    ]);
  });

  it.each([
    ['+01:00', 3_600_000],
    ['-00:00:05', -5_000],
    ['-2min', -120_000],
    ['90 s', 90_000],
  ])('shifts by %s', async (given, ms) => {
    await writeFile(at('notes.txt'), '2019-07-02T13:42Z rules\n');
    const { stdout } = await run(at('notes.txt'), '--shift', given, '--json');
    expect(JSON.parse(stdout).records).toMatchObject([{ shift: ms }]);
  });

  it('says all that is known as JSON, with what is asked', async () => {
    const file = await given('02/07/2019 13:42 IST – Deploy\n');
    const { code, stdout, stderr } = await run(file, '--json');
    expect(code).toBe(0);
    expect(stderr).toContain(
      '“02/07/2019 13:42 IST”, can be 2 July 2019 or 7 February 2019. Say which with --date-order.',
    );
    expect(JSON.parse(stdout)).toMatchObject({
      file,
      format: 'lines',
      questions: [{ kind: 'meaning', asked: { kind: 'ambiguous-date' }, count: 1 }],
      skipped: [],
      columns: null,
      records: [
        {
          key: 'line 1',
          happened: null,
          text: 'Deploy',
          suggestedKind: 'change',
          raw: '02/07/2019 13:42 IST – Deploy',
        },
      ],
    });
    const answered = await run(file, '--json', '--date-order', 'day-first', '--means', 'IST=Asia/Kolkata');
    expect(JSON.parse(answered.stdout).records).toMatchObject([
      { happened: { iso: '2019-07-02T08:12:00Z' } },
    ]);
  });

  it('reads a table with its columns', async () => {
    const file = await given('Time;Who;What\n2019-07-02T13:42Z;ada;rules\n', 'log.csv');
    const { stdout } = await run(file, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      format: 'csv',
      columns: { header: ['Time', 'Who', 'What'], choice: { time: 0, person: 1, text: 2 } },
      records: [{ person: 'ada', text: 'rules' }],
    });
  });

  it.each([
    ['no time', 'one\ntwo\n', 'notes.txt has no line that begins with a time.'],
    ['nothing', ' \n', 'notes.txt is empty.'],
    [
      'JSON that is cut off',
      '{"messages": [{"ts": ',
      'notes.txt begins like JSON and is none; it may have been cut off.',
    ],
    ['no text', '\u0000\u0001', 'notes.txt cannot be read. It is not text: it holds bytes that no text has.'],
  ])('refuses a file with %s in one sentence, code 1', async (_, text, sentence) => {
    const file = await given(text);
    expect(await run(file)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${file} gives no timeline. ${sentence}\n`,
    });
  });

  it.each([
    [[], 'Name the file to read a timeline from.'],
    [['a', 'b'], '“b” is one too many: a timeline is read from one file.'],
    [['a', '--format', 'xml'], '--format takes slack'],
    [['a', '--zone', 'IST'], 'There is no time zone “IST”;'],
    [['a', '--date', '2019-02-30'], '--date takes a day as YYYY-MM-DD, not “2019-02-30”.'],
    [['a', '--shift', 'five'], '--shift takes a length as +HH:MM'],
    [['a', '--means', 'IST'], '--means takes letters and a zone'],
  ])('%j is wrong, code 2', async (words, sentence) => {
    const { code, stderr } = await run(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
