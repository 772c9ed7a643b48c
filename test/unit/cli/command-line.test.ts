import { describe, expect, it } from 'vitest';
import { version } from '../../../package.json';
import { runCommandLine } from '../../../electron/cli/command-line';
import { usage } from '../../../electron/cli/usage';
import { bundledTemplates } from '../../../templates';

describe('wrong arguments', () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['nothing', [], 'Say what to do.'],
    ['an unknown command', ['publish'], 'There is no command “publish”.'],
    ['an option before the command', ['--out', 'x', 'export', 'a.json'], 'There is no command “--out”.'],
    ['export without a draft', ['export', '--out', 'x'], 'Name at least one draft to export.'],
    ['export without a folder', ['export', 'a.json'], 'Name the folder to write to with --out.'],
    ['export into nothing', ['export', 'a.json', '--out='], 'Name the folder to write to with --out.'],
    [
      'an unknown option',
      ['export', 'a.json', '--out', 'x', '--colour', 'html'],
      "Unknown option '--colour'",
    ],
    ['an option without its value', ['export', 'a.json', '--out'], "Option '--out <value>' argument missing"],
    [
      'new without a title',
      ['new', '--template', 'short', '--out', 'a.postmortem'],
      '--template, --title and',
    ],
    ['an empty title', newWith({ title: ' ' }), 'The title after --title is empty.'],
    [
      'a title without quotes',
      [...newWith(), 'was', 'down'],
      '“was” belongs to nothing; put a title in quotes.',
    ],
    ['a name without its ending', newWith({ out: 'a.md' }), 'The name after --out must end in .postmortem.'],
    ['a name that is only an ending', newWith({ out: 'x/.postmortem' }), 'The name after --out must end'],
    ['an unknown template', newWith({ template: 'shrt' }), 'There is no template “shrt”;'],
    [
      'a day that is none',
      newWith({ date: '2019-02-29' }),
      '--date takes a day as YYYY-MM-DD, not “2019-02-29”.',
    ],
    ['an unknown zone', newWith({ zone: 'Europe/Atlantis' }), 'There is no time zone “Europe/Atlantis”;'],
    ['an ambiguous zone', newWith({ zone: 'IST' }), 'There is no time zone “IST”;'],
    ['templates with an argument', ['templates', 'short'], '“templates” takes no arguments.'],
  ];

  it.each(cases)('%s: a sentence and the usage on stderr, code 2', async (_, words, sentence) => {
    const { code, stdout, stderr } = await runCommandLine(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const [first, second, ...rest] = stderr.split('\n');
    expect(first).toContain(sentence);
    expect(second).toBe('');
    expect(rest.join('\n')).toBe(usage);
  });
});

function newWith(values: Readonly<Record<string, string>> = {}): readonly string[] {
  const all = { template: 'short', title: 'It', out: 'a.postmortem', ...values };
  return ['new', ...Object.entries(all).flatMap(([name, value]) => [`--${name}`, value])];
}

describe('asking', () => {
  it.each([['help'], ['--help'], ['-h'], ['export', '--help'], ['new', '-h']])(
    '%s %s prints the usage',
    async (...words) => {
      expect(await runCommandLine(words)).toEqual({ code: 0, stdout: usage, stderr: '' });
    },
  );

  it('takes --help after -- for a file', async () => {
    const { code, stderr } = await runCommandLine(['export', '--out', 'x', '--', '--help']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '--help cannot be read: it is not there.\n' });
  });

  it('--version prints the version alone', async () => {
    expect(await runCommandLine(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('templates prints one line a template: id, tab, name', async () => {
    const { code, stdout, stderr } = await runCommandLine(['templates']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^(?:[\w-]+\t[^\t\n]+\n){6}$/u);
    expect(stdout.split('\n').map((line) => line.split('\t')[0])).toEqual([
      ...bundledTemplates.map(({ id }) => id),
      '',
    ]);
  });
});
