import type { EventKind } from '../../document/vocabulary';
import { columnNames } from './column-names';
import type { ColumnChoice } from './columns';
import { folded } from './folded';
import { looksLike } from './table-times';

const noColumns: ColumnChoice = {
  time: null,
  date: null,
  person: null,
  text: null,
  link: null,
  kind: null,
  id: null,
};

/** At least this share of the cells of a column of times has to be one; empty ones do not count. */
const leastShare = 0.6;
const mostRows = 50;

type Rows = readonly (readonly string[])[];

/** Whether the first row names the columns: none of its cells is a time, and one of its words is usual or the rows below have times. */
export function isHeader(first: readonly string[], rows: Rows): boolean {
  if (first.some((cell) => looksLike(cell) !== null)) return false;
  const isUsual = first.some((cell) =>
    Object.values(columnNames).some((names) => names.includes(plainName(cell))),
  );
  return isUsual || first.some((_, column) => shareOf(rows, column, 'time') >= leastShare);
}

/** What each column most likely holds, by its name and, for times, its cells. */
export function matchColumns(header: readonly string[], rows: Rows): ColumnChoice {
  const sample = rows.slice(0, mostRows);
  const names = header.map(plainName);
  const taken = new Set<number>();
  const all = header.map((_, column) => column);
  const choice: { -readonly [Role in keyof ColumnChoice]: number | null } = { ...noColumns };
  const take = (role: keyof ColumnChoice, column: number | null): void => {
    if (column === null) return;
    choice[role] = column;
    taken.add(column);
  };
  const byName = (role: keyof ColumnChoice, fits: (column: number) => boolean = () => true): number | null =>
    best(
      all.filter((column) => !taken.has(column) && fits(column)),
      (column) => nameScore(names[column] ?? '', columnNames[role]),
    );

  const hasTimes = (column: number): boolean => shareOf(sample, column, 'time') >= leastShare;
  const hasDays = (column: number): boolean => shareOf(sample, column, 'day') >= leastShare;
  const named = byName('time', hasTimes) ?? byName('date', hasTimes);
  take('time', named ?? all.find(hasTimes) ?? byName('time', hasDays) ?? byName('date', hasDays) ?? null);
  if (choice.time !== null && !hasDays(choice.time)) take('date', byName('date', hasDays));
  for (const role of ['text', 'person', 'link', 'kind', 'id'] as const) {
    // "Name" and "id" are cells of few words; a person who is a sentence is none.
    take(
      role,
      byName(role, (column) => role === 'text' || !isLong(sample, column)),
    );
  }
  if (choice.text === null)
    take(
      'text',
      longestColumn(
        all.filter((column) => !taken.has(column)),
        sample,
      ),
    );
  return choice;
}

function best(columns: readonly number[], score: (column: number) => number): number | null {
  let found: number | null = null;
  let most = 0;
  for (const column of columns) {
    const points = score(column);
    if (points > most) {
      found = column;
      most = points;
    }
  }
  return found;
}

/** A name that is the usual word counts more than one that has it among others; a surer word more than a later one. */
function nameScore(name: string, usual: readonly string[]): number {
  if (name === '') return 0;
  const place = usual.indexOf(name);
  if (place !== -1) return 2 - place / usual.length;
  const within = usual.findIndex((word) => word.length > 2 && ` ${name} `.includes(` ${word} `));
  return within === -1 ? 0 : 0.9 - within / usual.length / 2;
}

/** "Created_At (UTC)" → "created at". */
function plainName(header: string): string {
  return folded(header)
    .replace(/[([][^)\]]*[)\]]/gu, ' ')
    .replace(/(?<=\w)[_.-](?=\w)/gu, ' ')
    .replace(/(?:^|\s)(?:utc|gmt)\s*$/u, '')
    .replace(/[:*]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

function cellsOf(rows: Rows, column: number): readonly string[] {
  return rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
}

function shareOf(rows: Rows, column: number, what: 'time' | 'day'): number {
  const cells = cellsOf(rows.slice(0, mostRows), column);
  return cells.length === 0 ? 0 : cells.filter((cell) => looksLike(cell) === what).length / cells.length;
}

function isLong(rows: Rows, column: number): boolean {
  const cells = cellsOf(rows, column);
  return cells.some((cell) => !/^\s*https?:/iu.test(cell) && cell.trim().split(/\s+/u).length > 8);
}

function longestColumn(columns: readonly number[], rows: Rows): number | null {
  return best(columns, (column) =>
    cellsOf(rows, column).reduce((sum, cell) => sum + (/\p{L}/u.test(cell) ? cell.length : 0), 0),
  );
}

const kinds: readonly (readonly [EventKind, RegExp])[] = [
  ['alert', /^(?:alert|alarm|page|paged|trigger(?:ed)?|monitor(?:ing)?)$/u],
  ['change', /^(?:change|deploy|deployment|release|rollout|config(?:uration)? change|anderung)$/u],
  ['observation', /^(?:observation|finding|symptom|impact|beobachtung)$/u],
  ['hypothesis', /^(?:hypothesis|theory|hypothese)$/u],
  ['decision', /^(?:decision|decided|entscheidung)$/u],
  ['action', /^(?:action|mitigation|fix|remediation|rollback|revert|massnahme|aktion)$/u],
  ['communication', /^(?:communication|comms?|status update|update|announcement|kommunikation)$/u],
  ['note', /^(?:note|comment|info|notiz)$/u],
];

/** The kind of event that a cell names; '' for every other word. */
export function kindOf(cell: string): EventKind | '' {
  const word = folded(cell).trim();
  return kinds.find(([, names]) => names.test(word))?.[0] ?? '';
}
