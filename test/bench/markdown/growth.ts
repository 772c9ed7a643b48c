import type { NodeJSON } from '../../../renderer/document/draft';
import { readMarkdown } from '../../../renderer/markdown/read';
import { compare } from '../frame/compare';
import type { Row } from '../frame/row';

/*
 * Input that parsers and printers of Markdown are known to be slow on. Each row compares an input with the half of it:
 * 2 is linear, 4 is quadratic.
 */

interface Trap {
  readonly name: string;
  /** How often the whole input has it. */
  readonly count: number;
  readonly text: (count: number) => string;
  /** Whether what is read from it is printed as well. */
  readonly print: boolean;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const words = (count: number) => 'The gateway was slow, and people waited. '.repeat(count);

const traps: readonly Trap[] = [
  { name: 'line', count: 2_000, text: (count) => words(count), print: true },
  { name: 'lines', count: 40, text: (count) => `${words(250)}\n\n`.repeat(count), print: true },
  {
    name: 'list items',
    count: 10_000,
    text: (count) =>
      numbers(count)
        .map((n) => `- item ${n}\n`)
        .join(''),
    print: true,
  },
  {
    name: 'table rows',
    count: 5_000,
    text: (count) =>
      `| n | what |\n| --- | --- |\n${numbers(count)
        .map((n) => `| ${n} | error rate rose |\n`)
        .join('')}`,
    print: true,
  },
  { name: 'quote depth', count: 50, text: (count) => `${'> '.repeat(count)}deep\n`, print: true },
  { name: 'open brackets', count: 2_000, text: (count) => '['.repeat(count), print: true },
  {
    name: 'bracket pairs',
    count: 2_000,
    text: (count) => `${'['.repeat(count)}${']'.repeat(count)}`,
    print: true,
  },
  { name: 'open links', count: 2_000, text: (count) => '[a]('.repeat(count), print: true },
  { name: 'open emphasis', count: 4_000, text: (count) => '*a_ '.repeat(count), print: true },
  {
    name: 'open code',
    count: 1_000,
    text: (count) =>
      numbers(count)
        .map((n) => `${'`'.repeat((n % 200) + 1)}x`)
        .join(' '),
    print: true,
  },
  { name: 'open tags', count: 4_000, text: (count) => '<a '.repeat(count), print: true },
  {
    name: 'definitions',
    count: 4_000,
    text: (count) =>
      numbers(count)
        .map((n) => `[d${n}]: https://x.test/${n}\n\nsee [d${n}]\n\n`)
        .join(''),
    print: true,
  },
  {
    name: 'footnotes',
    count: 2_000,
    text: (count) =>
      numbers(count)
        .map((n) => `said[^${n}]\n\n[^${n}]: note ${n}\n\n`)
        .join(''),
    print: true,
  },
];

/** There are many rows, and what they look for is not subtle. */
const pace = { warmUps: 1, rounds: 5, patience: 5_000 };

/** Above 2, since the compiler and the collector are not linear either; a quadratic one is at 4. */
const aim = 3;

function growthRow(trap: Trap, task: 'parse' | 'print'): Row {
  return {
    name: `markdown/growth/${task}/${trap.name}`,
    what: `${task} ${trap.count} × ${trap.name}`,
    beside: 'the half of it',
    aim,
    run: async (effort) => {
      const count = effort.quick ? 4 : trap.count;
      const [ours = [], beside = []] = await compare(
        [count, count / 2].map((many) => ({ program: 'ours', task, input: inputOf(task, trap.text(many)) })),
        effort,
        pace,
      );
      return { ours: ours.slice(0, beside.length), beside };
    },
  };
}

function inputOf(task: 'parse' | 'print', text: string): string {
  return task === 'parse' ? text : JSON.stringify(readMarkdown(text).toJSON() as NodeJSON);
}

export const growthRows: readonly Row[] = traps.flatMap((trap) => [
  growthRow(trap, 'parse'),
  ...(trap.print ? [growthRow(trap, 'print')] : []),
]);
