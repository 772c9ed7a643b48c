import type { NodeJSON } from '../../document/draft';
import type { ActionAttributes } from '../../document/nodes/actions';
import { actionAttributes, fieldOf, readField, type ActionField } from './action-fields';
import { textOf, type Inline } from './inline-text';
import { plainHeading } from './meanings';
import { cellsOf, labelled, paragraphs } from './structure';

/** Without a section of actions around it, the table's header has to say that it holds some. */
const surely =
  /^(?:action(?: item)?s?|follow[- ]?up(?: item| action)?s?|remediations?(?: items?)?|corrective actions?|to-?dos?|task)$/u;

/** A table of actions: a column of text and at least one of owner, due date, priority, type, status or ticket. */
export function actionsOfTable(table: NodeJSON, isActions: boolean): readonly NodeJSON[] | null {
  if (table.type !== 'table') return null;
  const [head, ...rows] = cellsOf(table);
  if (head === undefined || rows.length === 0) return null;
  const names = head.map((cell) => textOf(cell).trim());
  const fields = fieldsOf(names);
  const text = fields.indexOf('text');
  if (text === -1) return null;
  const facts = fields.filter((field) => field !== null && field !== 'text' && field !== 'number');
  const isSure = surely.test(plainHeading(names[text] ?? '')) && facts.length > 0;
  if (!(isActions ? facts.length > 0 || names.length <= 2 : isSure)) return null;
  if (rows.some((row) => textOf(row[text]).trim() === '' && row.some((cell) => textOf(cell).trim() !== '')))
    return null;
  return rows.map((row) => actionOf(row, names, fields, text));
}

/** Each field once; a second column of the same field is none. */
function fieldsOf(names: readonly string[]): readonly (ActionField | null)[] {
  const taken = new Set<ActionField>();
  return names.map((name) => {
    const plain = name.trim() === '#' ? '#' : plainHeading(name);
    const field = fieldOf(plain);
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

function actionOf(
  row: readonly Inline[],
  names: readonly string[],
  fields: readonly (ActionField | null)[],
  text: number,
): NodeJSON {
  const first = paragraphs(row[text] ?? []);
  const content: NodeJSON[] = first.length === 0 ? [{ type: 'paragraph' }] : [...first];
  const read: Partial<ActionAttributes>[] = [];
  for (const [column, cell] of row.entries()) {
    if (column === text) continue;
    const field = fields[column] ?? null;
    const attributes = field === null ? null : readField(field, cell);
    if (attributes === null) content.push(...labelled(names[column] ?? '', cell));
    else read.push(attributes);
  }
  return { type: 'action', attrs: actionAttributes(read), content };
}
