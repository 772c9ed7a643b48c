import { Fragment, type Node, type Schema } from '@tiptap/pm/model';
import { TextSelection, type Command, type EditorState } from '@tiptap/pm/state';

import { newId } from '../../document/ids';

type Align = 'left' | 'center' | 'right' | null;

/** A cell of a typed row: from and to within its line, without the white space around it. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The line's text, one character for each position: code and images stand as a character that is no bar. */
function plainText(line: Node): string {
  return line.children
    .map((child) => {
      const isCode = child.marks.some((mark) => mark.type.name === 'code');
      return child.isText && !isCode ? (child.text ?? '') : '\ufffc'.repeat(child.nodeSize);
    })
    .join('');
}

/** The cells between the bars of a line; a bar after a backslash is text. Null for a line without any. */
function cellsOf(text: string): readonly Span[] | null {
  const bars = [...text.matchAll(/(?<!\\)(?:\\\\)*\|/gu)].map((match) => match.index + match[0].length - 1);
  if (bars.length === 0) return null;
  const ends = [...bars, text.length];
  const spans = ends.map((to, index) => ({ from: index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, to }));
  const isBlank = (span: Span | undefined) =>
    span !== undefined && text.slice(span.from, span.to).trim() === '';
  const inner = spans.slice(isBlank(spans[0]) ? 1 : 0, isBlank(spans.at(-1)) ? -1 : undefined);
  return inner.map(({ from, to }) => {
    const cell = text.slice(from, to);
    const start = from + cell.length - cell.trimStart().length;
    return { from: start, to: Math.max(start, from + cell.trimEnd().length) };
  });
}

/** What the line under a table's header says of its columns: `| - | -: |`; null where it is no such line. */
export function readDelimiterRow(text: string): readonly Align[] | null {
  const cells = cellsOf(text)?.map(({ from, to }) => text.slice(from, to)) ?? [];
  if (cells.length === 0 || !cells.every((cell) => /^:?-+:?$/u.test(cell))) return null;
  return cells.map((cell) => {
    if (cell.startsWith(':') && cell.endsWith(':')) return 'center';
    return cell.endsWith(':') ? 'right' : cell.startsWith(':') ? 'left' : null;
  });
}

function newTable(schema: Schema, header: readonly Fragment[], align: readonly Align[]): Node {
  const row = (name: string, content: readonly Fragment[]) =>
    schema.node(
      'tableRow',
      { id: newId() },
      content.map((inside, column) => schema.node(name, { align: align[column] ?? null }, inside)),
    );
  const blank = header.map(() => Fragment.empty);
  return schema.node('table', { id: newId() }, [row('tableHeader', header), row('tableCell', blank)]);
}

interface TypedTable {
  readonly table: Node;
  readonly from: number;
  readonly to: number;
}

/** The table that the line with the caret and the one above it make, and where the two stand. */
function typedTable({ schema, selection }: EditorState): TypedTable | null {
  const { $from, empty } = selection;
  const line = $from.parent;
  if (!empty || line.type.name !== 'paragraph' || $from.parentOffset !== line.content.size) return null;
  const align = readDelimiterRow(plainText(line));
  const to = $from.after();
  const above = $from.doc.resolve($from.before()).nodeBefore;
  if (align === null || above?.type.name !== 'paragraph') return null;
  const cells = cellsOf(plainText(above));
  if (cells?.length !== align.length) return null;
  const header = cells.map((cell) => above.content.cut(cell.from, cell.to));
  const parent = $from.node(-1);
  const table = newTable(schema, header, align);
  const index = $from.index(-1);
  if (!parent.canReplaceWith(index - 1, index + 1, table.type)) return null;
  return { table, from: $from.before() - above.nodeSize, to };
}

/**
 * Enter after `| - | -: |` under a line with as many cells makes a table of the two, as GitHub Flavored Markdown reads
 * them (https://github.github.com/gfm/#tables-extension-), and puts the caret into the first cell of its first row.
 */
export const makeTypedTable: Command = (state, dispatch) => {
  const typed = typedTable(state);
  if (typed === null) return false;
  const { table, from, to } = typed;
  const tr = state.tr.replaceWith(from, to, table);
  const header = table.firstChild?.nodeSize ?? 0;
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from + 1 + header + 2)).scrollIntoView());
  return true;
};
