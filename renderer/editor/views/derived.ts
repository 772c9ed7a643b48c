import type { Attrs, Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { DecorationSet, type Decoration, type EditorView } from '@tiptap/pm/view';

import { placeholderNames } from '../../document/nodes/placeholders';
import { isContainerName } from '../../document/nodes/structures';
import type { EventAttributes } from '../../document/nodes/timeline';
import { dayOf } from '../../time/print';
import { documentZone } from '../../document/read';
import { dayDivider } from './day-divider';
import { railOf, type Rail } from './rail';

/** What a view shows that does not stand in its own node. */
export interface Surroundings {
  /** The zone whose clock is shown: the document's, unless the reader has chosen another for looking. */
  readonly zone: string;
  /** Counts up with every change of rows or facts: equal numbers mean that nothing derived has changed. */
  readonly revision: number;
  /** Whether customers are hurting at the time of this event. */
  readonly rail: Rail;
  /** Whether any event of the draft names a source: then those that name none are marked. */
  readonly usesSources: boolean;
}

interface Derived {
  readonly revision: number;
  readonly zone: string;
  /** The zone that the reader looks in; null for the document's. */
  readonly viewing: string | null;
  /** By the events' attributes, which ProseMirror keeps as one object while only text changes. */
  readonly rails: ReadonlyMap<Attrs, Rail>;
  readonly dividers: DecorationSet;
  readonly usesSources: boolean;
}

const key = new PluginKey<Derived>('derived');

const placeholders: ReadonlySet<string> = new Set(placeholderNames);

function structuresOf(doc: Node): readonly Node[] {
  return doc.children.filter((node) => isContainerName(node.type.name) || placeholders.has(node.type.name));
}

/**
 * Whether two documents hold the same rows with the same facts. Text does not count. Attributes are compared by
 * identity: ProseMirror keeps the object where it copies a node with other content.
 */
export function sameFacts(one: Node, other: Node): boolean {
  if (one === other) return true;
  for (const fact of ['zone', 'incidentDate']) if (one.attrs[fact] !== other.attrs[fact]) return false;
  const before = structuresOf(one);
  const after = structuresOf(other);
  return before.length === after.length && before.every((node, index) => sameRows(node, after[index]));
}

function sameRows(one: Node, other: Node | undefined): boolean {
  if (one === other) return true;
  if (other === undefined || one.type !== other.type || one.childCount !== other.childCount) return false;
  return one.children.every((row, index) => row.attrs === other.child(index).attrs);
}

function derive(doc: Node, revision: number, viewing: string | null): Derived {
  const zone = viewing ?? documentZone(doc).zone;
  const incidentDate: unknown = doc.attrs['incidentDate'];
  const rails = railOf(doc);
  const dividers: Decoration[] = [];
  let usesSources = false;
  doc.forEach((container, offset) => {
    if (container.type.name !== 'timeline') return;
    let day = incidentDate;
    container.forEach((row, inner) => {
      if (row.type.name !== 'event') return;
      const { happened, sources } = row.attrs as EventAttributes;
      usesSources ||= sources.length > 0;
      const ownDay = happened === null ? null : dayOf(happened, zone);
      if (ownDay === null || ownDay === day) return;
      day = ownDay;
      const rail = rails.get(row.attrs);
      dividers.push(dayDivider(offset + 1 + inner, ownDay, rail === 'rail-hurts' || rail === 'rail-ends'));
    });
  });
  return { revision, zone, viewing, rails, dividers: DecorationSet.create(doc, dividers), usesSources };
}

const refreshers = new WeakMap<Element, () => void>();

/** Has `refresh` called whenever rows or facts have changed, for as long as `dom` is in the editor. */
export function refreshWithFacts(dom: HTMLElement, refresh: () => void): void {
  dom.dataset['derived'] = '';
  refreshers.set(dom, refresh);
}

function refreshAll(view: EditorView): void {
  for (const dom of view.dom.querySelectorAll('[data-derived]')) refreshers.get(dom)?.();
}

/**
 * Works out what rows and placeholders cannot see for themselves: the document's zone, the rail, where a day begins. Anew
 * only when rows or their facts change; typing moves the dividers along, and no more. Rows are told directly: a
 * decoration for each would make ProseMirror compare each row with all (1,000 rows: 11 ms a key instead of 2).
 */
export function derivedPlugin(): Plugin {
  return new Plugin<Derived>({
    key,
    state: {
      init: (_, state) => derive(state.doc, 0, null),
      apply(transaction, derived, before, after) {
        const viewing = transaction.getMeta(key) as Pick<Derived, 'viewing'> | undefined;
        if (viewing !== undefined) return derive(after.doc, derived.revision + 1, viewing.viewing);
        if (!transaction.docChanged) return derived;
        if (sameFacts(before.doc, after.doc)) {
          return { ...derived, dividers: derived.dividers.map(transaction.mapping, transaction.doc) };
        }
        return derive(after.doc, derived.revision + 1, derived.viewing);
      },
    },
    props: { decorations: (state) => key.getState(state)?.dividers ?? null },
    view: () => ({
      update(view, before) {
        if (key.getState(view.state)?.revision !== key.getState(before)?.revision) refreshAll(view);
      },
    }),
  });
}

/**
 * Shows all times on the clock of another zone, for looking; null for the document's own. Nothing of the draft changes,
 * and times are still read and stored in the document's zone.
 */
export function lookInZone(state: EditorState, zone: string | null): Transaction {
  return state.tr.setMeta(key, { viewing: zone }).setMeta('addToHistory', false);
}

/** What the document around a node says, for its view. */
export function surroundingsOf(state: EditorState, node: Node): Surroundings {
  const derived = key.getState(state);
  if (derived === undefined) return { zone: 'UTC', revision: 0, rail: '', usesSources: false };
  const { zone, revision, rails, usesSources } = derived;
  return { zone, revision, rail: rails.get(node.attrs) ?? '', usesSources };
}
