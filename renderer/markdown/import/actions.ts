import type { NodeJSON } from '../../document/draft';
import { actionsOfHeadings, actionsOfList, hasBox } from './action-list';
import { actionsOfTable } from './action-table';
import type { Pass, Placed } from './block-list';
import { labelOf, outline, type Scope } from './outline';
import type { Became, Stayed } from './report';
import { isList, itemsOf, makeContainer } from './structure';

type Note = { readonly became: Became } | { readonly stayed: Stayed };

/** Makes action items of the tables, lists and numbered headings in sections of actions, and of tables that say so. */
export function recogniseActions(placed: readonly Placed[]): Pass<Note> {
  const blocks = placed.map(({ block }) => block);
  const scopes = outline(blocks);
  const made: Placed[] = [];
  const notes: Note[] = [];
  let index = 0;
  while (index < blocks.length) {
    const at = placed[index];
    const scope = scopes[index];
    if (at === undefined || scope === undefined) break;
    const found = actionsAt(blocks, scopes, index);
    if (found === null) {
      made.push(at);
      if (scope.meaning === 'actions') notes.push(...stayedNote(at));
      index += 1;
      continue;
    }
    const source = blocks.slice(index, index + found.taken);
    made.push({ block: makeContainer('actions', found.actions, source), line: at.line });
    notes.push({ became: { kind: 'actions', place: at.line, rows: found.actions.length } });
    index += found.taken;
  }
  return { blocks: made, notes };
}

interface Found {
  readonly actions: readonly NodeJSON[];
  readonly taken: number;
}

function actionsAt(blocks: readonly NodeJSON[], scopes: readonly Scope[], index: number): Found | null {
  const block = blocks[index];
  const scope = scopes[index];
  if (block === undefined || scope === undefined) return null;
  const isActions = scope.meaning === 'actions';
  if (block.type === 'table') {
    const actions = actionsOfTable(block, isActions);
    return actions === null ? null : { actions, taken: 1 };
  }
  if (!isActions) return null;
  if (block.type === 'heading' && scope.from !== index) return actionsOfHeadings(blocks, index);
  if (!isList(block) || labelOf(block) !== null || isOvershadowed(blocks, scopes, index)) return null;
  const actions = actionsOfList(block);
  return actions === null ? null : { actions, taken: 1 };
}

/** Beside a table of actions or a list of boxes, a plain list of the same section explains and asks for nothing. */
function isOvershadowed(blocks: readonly NodeJSON[], scopes: readonly Scope[], index: number): boolean {
  const list = blocks[index];
  if (list !== undefined && itemsOf(list).some(hasBox)) return false;
  return blocks.some((block, other) => {
    if (other === index || scopes[other]?.from !== scopes[index]?.from) return false;
    return block.type === 'table'
      ? actionsOfTable(block, true) !== null
      : isList(block) && itemsOf(block).some(hasBox);
  });
}

function stayedNote({ block, line }: Placed): readonly Note[] {
  if (labelOf(block) !== null) return [];
  if (block.type === 'table') {
    return [
      {
        stayed: {
          what: 'table',
          place: line,
          why: 'no column of it names an owner, a date, a status or a ticket',
        },
      },
    ];
  }
  if (!isList(block)) return [];
  return [
    {
      stayed: { what: 'list', place: line, why: 'it groups or explains the actions rather than being them' },
    },
  ];
}
