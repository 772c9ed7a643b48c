import type { Node } from '@tiptap/pm/model';

import type { NodeJSON } from '../../document/draft';
import type { ActionAttributes } from '../../document/nodes/actions';
import { defaultActionAttributes } from '../../document/nodes/actions';
import { defaultFactorAttributes, type FactorAttributes } from '../../document/nodes/factors';
import type { ImpactAttributes } from '../../document/nodes/impacts';
import type { EventAttributes } from '../../document/nodes/timeline';
import type { WrittenTime } from '../../time/written-time';
import { tidySource } from '../nodes/sources';
import { branchesOf, depthsOf } from '../structures/branches';
import { layOut } from '../structures/days';
import { fillGaps } from '../structures/numbers';
import { readSpan, writeSpan, type Spans } from '../structures/span';
import { printTimeText, tidyTime } from '../structures/time-text';
import { oneLine } from '../structures/words';

/** What plain blocks become: see `plain.ts`. */
export type Plain = (blocks: readonly Node[]) => NodeJSON[];

/** Gives rows their ids by their place, so that what names them finds them again. */
type NewId = () => string;

/** The rows of a container with the blocks that are left of each. */
function contents(
  container: Node,
  plain: Plain,
): readonly { readonly row: Node; readonly content: NodeJSON[] }[] {
  const { schema } = container.type;
  const another = schema.node('paragraph', null, schema.text('x'));
  return container.children
    .filter((row) => row.type.name !== 'unknownBlock')
    .map((row) => ({
      row,
      // Nothing is the last block: the facts of the row may come after it.
      content: row.children.flatMap((block) => plain([block, another]).slice(0, -1)),
    }));
}

const node = (type: string, content: readonly NodeJSON[]): NodeJSON[] =>
  content.length === 0 ? [] : [{ type, content }];

/** Events that say something; their times on the document's clock, in the words that are printed. */
export function normaliseTimeline(container: Node, zone: string, plain: Plain, newId: NewId): NodeJSON[] {
  const rows = contents(container, plain)
    .map(({ row, content }) => {
      const { happened, known, moments, sources } = row.attrs as EventAttributes;
      return {
        content,
        happened: tidyTime(happened, zone),
        known: tidyTime(known, zone),
        moments,
        sources: sources.flatMap((source) => tidySource(source) ?? []),
      };
    })
    .filter(
      ({ content, happened, known, moments, sources }) =>
        content.length + moments.length + sources.length > 0 || happened !== null || known !== null,
    );
  const events = layOut(rows, zone).groups.flatMap(({ day, rows: ofDay }) => {
    const asPrinted = (time: WrittenTime | null) =>
      time === null ? null : printTimeText(time, { zone, day }).time;
    return ofDay.map(({ content, happened, known, moments, sources }): NodeJSON => {
      const times = { happened: asPrinted(happened), known: asPrinted(known) };
      return { type: 'event', attrs: { id: newId(), ...times, moments, sources }, content };
    });
  });
  return node('timeline', events);
}

/** The events of a document before and after: an impact is printed from the first and names the second. */
export interface EventsBefore {
  readonly before: Spans;
  readonly after: Spans;
}

export function normaliseImpacts(
  container: Node,
  { before, after }: EventsBefore,
  plain: Plain,
  newId: NewId,
): NodeJSON[] {
  const rows = contents(container, plain).flatMap(({ row, content }): NodeJSON[] => {
    const { who, measure, source, start, end } = row.attrs as ImpactAttributes;
    const words = writeSpan(before.byId.get(start ?? ''), before.byId.get(end ?? ''), before);
    const facts = { who: oneLine(who), measure: oneLine(measure), source: oneLine(source) };
    if (content.length === 0 && words === '' && Object.values(facts).every((fact) => fact === '')) return [];
    const span = readSpan(words, after) ?? { start: null, end: null };
    return [{ type: 'impact', attrs: { id: newId(), ...facts, ...span }, content }];
  });
  return node('impacts', rows);
}

interface Numbered {
  readonly number: number;
  readonly row: NodeJSON;
}

function filled(type: 'factor' | 'action', rows: readonly Numbered[], first: number, newId: NewId) {
  const defaults = type === 'factor' ? defaultFactorAttributes : defaultActionAttributes;
  const empty = (): NodeJSON => ({ type, attrs: { id: newId(), ...defaults } });
  return fillGaps(rows, first, empty) ?? rows.map(({ row }) => row);
}

/** What stands in the document before a container of factors or actions. */
export interface Before {
  /** How many rows there are, written or not: what the printed numbers count. */
  readonly rows: number;
  /** How many there are after normalising. */
  readonly kept: number;
}

export interface NormalFactors {
  readonly rows: readonly NodeJSON[];
  /** New ids and numbers of the factors that are written, by their old ids. */
  readonly written: readonly (readonly [
    old: string,
    now: { readonly id: string; readonly number: number },
  ])[];
}

export function normaliseFactors(container: Node, before: Before, plain: Plain, newId: NewId): NormalFactors {
  const rows = contents(container, plain)
    .map(({ row, content }, index) => ({
      old: row.attrs['id'] as string | null,
      attributes: row.attrs as FactorAttributes,
      number: before.rows + index + 1,
      content,
    }))
    .filter(({ attributes, content }) => content.length > 0 || attributes.kind !== '');
  const chains = depthsOf(branchesOf(rows, ({ attributes }) => attributes.depth));
  const made = chains.map(({ row: { old, attributes, number, content }, depth }) => {
    const id = newId();
    const row: NodeJSON = { type: 'factor', attrs: { id, kind: attributes.kind, depth }, content };
    return { old, id, number, row };
  });
  return {
    rows: filled('factor', made, before.kept + 1, newId),
    written: made.flatMap(({ old, id, number }) => (old === null ? [] : [[old, { id, number }] as const])),
  };
}

export function normaliseActions(
  container: Node,
  before: Before,
  factors: ReadonlyMap<string, { readonly id: string; readonly number: number }>,
  plain: Plain,
  newId: NewId,
): readonly NodeJSON[] {
  const rows = contents(container, plain).flatMap(({ row, content }, index): Numbered[] => {
    const { type, owner, due, priority, status, link, answers } = row.attrs as ActionAttributes;
    const found = new Map(
      answers.flatMap((old) => factors.get(old) ?? []).map(({ id, number }) => [number, id]),
    );
    const facts = {
      type,
      owner: oneLine(owner),
      due: oneLine(due),
      priority,
      status,
      link: oneLine(link),
      answers: [...found].toSorted(([one], [other]) => one - other).map(([, id]) => id),
    };
    const isEmpty = content.length === 0 && Object.values(facts).every((fact) => fact.length === 0);
    if (isEmpty) return [];
    const number = before.rows + index + 1;
    return [{ number, row: { type: 'action', attrs: { id: newId(), ...facts }, content } }];
  });
  return filled('action', rows, before.kept + 1, newId);
}
