import { compare, type Contestant } from '../frame/compare';
import type { Effort, Row, Timings } from '../frame/row';
import { longDocument, longMarkdown, toStock } from './corpus';
import { growthRows } from './growth';

const sizes = [
  { name: '100 kB', length: 100_000, isLong: false },
  { name: '1 MB', length: 1_000_000, isLong: true },
] as const;

/** What a quick run takes in place of either. */
const tiny = 3_000;

/** Printing 1 MB may take twice as long as the fastest editor's, parsing twice as long as the fastest mdast parser. */
const aim = 2;

const editors = [
  { program: 'tiptap', name: '@tiptap/markdown' },
  { program: 'prosemirror-markdown', name: 'prosemirror-markdown' },
  { program: 'milkdown', name: 'Milkdown' },
] as const;

/** Parsers that make mdast. */
const parsers = [
  { program: 'mdast', name: 'mdast-util-from-markdown' },
  { program: 'remark', name: 'remark-parse' },
  { program: 'incremark', name: 'Incremark (marked)' },
  { program: 'satteri', name: 'Sätteri (Rust)' },
] as const;

function printInput(program: string, length: number): string {
  if (program === 'milkdown') return longMarkdown(length);
  const document = longDocument(length);
  return JSON.stringify(program === 'ours' ? document : toStock(document));
}

/** The rows of one comparison, which runs once for all of them. Our own program is the first contestant. */
function rowsOf(
  name: string,
  what: string,
  others: readonly { readonly program: string; readonly name: string; readonly aim: number | null }[],
  contestant: (program: string, quick: boolean) => Contestant,
): readonly Row[] {
  let times: Promise<readonly (readonly number[])[]> | undefined;
  const runAll = (effort: Effort) => {
    const programs = ['ours', ...others.map(({ program }) => program)];
    times ??= compare(
      programs.map((program) => contestant(program, effort.quick)),
      effort,
    );
    return times;
  };
  return others.map((other, index) => ({
    name: `${name}/${other.program}`,
    what,
    beside: other.name,
    aim: other.aim,
    run: async (effort): Promise<Timings> => {
      const [ours = [], ...theirs] = await runAll(effort);
      const beside = theirs[index] ?? [];
      return { ours: ours.slice(0, beside.length), beside };
    },
  }));
}

const printRows = sizes.flatMap(({ name, length, isLong }) =>
  rowsOf(
    `markdown/print/${name}`,
    `print ${name}`,
    editors.map((editor) => ({ ...editor, aim: isLong ? aim : null })),
    (program, quick) => ({ program, task: 'print', input: printInput(program, quick ? tiny : length) }),
  ),
);

const parseRows = sizes.flatMap(({ name, length }) =>
  rowsOf(
    `markdown/parse/${name}`,
    `parse ${name}`,
    [
      ...parsers.map((parser) => ({ ...parser, aim })),
      ...editors.map((editor) => ({ ...editor, aim: null })),
    ],
    (program, quick) => ({ program, task: 'parse', input: longMarkdown(quick ? tiny : length) }),
  ),
);

export const markdownRows: readonly Row[] = [...printRows, ...parseRows, ...growthRows];
