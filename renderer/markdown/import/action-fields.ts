import { defaultActionAttributes, type ActionAttributes } from '../../document/nodes/actions';
import type { ActionStatus, ActionType, Priority } from '../../document/vocabulary';
import { markOf, textOf, trim, type Inline } from './inline-text';

/** What a column of an action table holds. */
export type ActionField = 'text' | 'type' | 'owner' | 'due' | 'priority' | 'status' | 'link' | 'number';

const fieldNames: readonly (readonly [ActionField, RegExp])[] = [
  ['number', /^(?:#|no\.?|nr\.?|number|id)$/u],
  ['owner', /^(?:owner|assignee|assigned(?: to)?|who|responsible|dri|person|team|lead|owned by)s?$/u],
  ['due', /^(?:due|due date|deadline|eta|target(?: date)?|by when|when|date|expected|planned for)$/u],
  ['priority', /^(?:prio|priority)$/u],
  ['type', /^(?:type|kind|category|classification)$/u],
  ['status', /^(?:status|state|done\??|complete[d]?\??|progress)$/u],
  [
    'link',
    /^(?:bug|ticket|issue|tracker|tracking(?: bug| issue| ticket)?|link|jira|pr|reference|url)s?(?: ?#| link| number| id)?$/u,
  ],
  [
    'text',
    /\b(?:actions?|action items?|items?|tasks?|to-?dos?|what|description|remediations?|follow[- ]?ups?|improvements?|measures?|recommendations?|summary|title|details?)\b/u,
  ],
];

/** The field that a column's header names; null for a column that our actions have no place for. */
export function fieldOf(header: string): ActionField | null {
  return fieldNames.find(([, words]) => words.test(header))?.[0] ?? null;
}

const types: Readonly<Record<string, ActionType>> = {
  investigate: 'investigate',
  investigation: 'investigate',
  prevent: 'prevent',
  prevention: 'prevent',
  preventative: 'prevent',
  preventive: 'prevent',
  mitigate: 'mitigate',
  mitigation: 'mitigate',
  detect: 'detect',
  detection: 'detect',
  repair: 'repair',
  fix: 'repair',
  process: 'process',
};

const statuses: Readonly<Record<string, ActionStatus>> = {
  open: 'open',
  todo: 'open',
  'to do': 'open',
  'not started': 'open',
  no: 'open',
  '❌': 'open',
  'in progress': 'in-progress',
  'in-progress': 'in-progress',
  ongoing: 'in-progress',
  wip: 'in-progress',
  started: 'in-progress',
  done: 'done',
  complete: 'done',
  completed: 'done',
  finished: 'done',
  closed: 'done',
  resolved: 'done',
  fixed: 'done',
  merged: 'done',
  yes: 'done',
  '✅': 'done',
  '✔': 'done',
  '✔️': 'done',
  "won't do": 'dropped',
  wontfix: 'dropped',
  "won't fix": 'dropped',
  dropped: 'dropped',
  cancelled: 'dropped',
  canceled: 'dropped',
};

/** Cells that say that there is nothing to say. */
const isNothing = (text: string): boolean => /^(?:[-–—]+|n\/?a|none|tbd)?$/iu.test(text);

/**
 * What a cell says as an attribute; null where the attribute cannot hold it to the last character, so that it has to
 * stay text.
 */
export function readField(field: ActionField, cell: Inline): Partial<ActionAttributes> | null {
  const content = trim(cell);
  const text = textOf(content);
  if (text === '') return {};
  const word = text.toLowerCase();
  switch (field) {
    case 'type': {
      const type = types[word];
      return type === undefined ? null : { type };
    }
    case 'status': {
      const status = statuses[word];
      return status === undefined ? null : { status };
    }
    case 'priority': {
      const priority = /^p[0-3]$/u.test(word) ? (text.toUpperCase() as Priority) : null;
      return priority === null ? null : { priority };
    }
    case 'owner':
      return isPlain(content) ? { owner: text } : null;
    case 'due':
      return isPlain(content) ? { due: text } : null;
    case 'link':
      return readLink(content, text);
    case 'number':
      return /^#?\d{1,3}[.)]?$/u.test(text) ? {} : null;
    case 'text':
      return null;
  }
}

function isPlain(content: Inline): boolean {
  return content.every((node) => node.text !== undefined && (node.marks ?? []).length === 0);
}

/** A link whose words say no more than its address does, or the plain name of a ticket. */
function readLink(content: Inline, text: string): Partial<ActionAttributes> | null {
  const [only, second] = content;
  if (only === undefined || second !== undefined || isNothing(text))
    return isNothing(text) ? { link: text } : null;
  const link = markOf(only, 'link')?.attrs;
  if (link === undefined) return isPlain(content) ? { link: text } : null;
  const href = link['href'];
  const others = (only.marks ?? []).length > 1 || (link['title'] ?? null) !== null;
  if (typeof href !== 'string' || others) return null;
  return bare(href).includes(bare(text)) ? { link: href } : null;
}

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export function actionAttributes(parts: readonly Partial<ActionAttributes>[]): Partial<ActionAttributes> {
  const all: Partial<ActionAttributes> = Object.assign({}, ...parts);
  return Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) => value !== defaultActionAttributes[name as keyof ActionAttributes],
    ),
  );
}
