import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import { DecorationSet, type EditorView } from '@tiptap/pm/view';

import { decorate, mapChange, stretchOf, type PendingSuggestion } from './pending-decorations';

type Meta =
  | {
      readonly kind: 'show';
      readonly suggestions: readonly PendingSuggestion[];
      readonly current: string | null;
    }
  | { readonly kind: 'current'; readonly current: string | null }
  | { readonly kind: 'drop'; readonly suggestions: ReadonlySet<string> }
  | { readonly kind: 'window'; readonly window: Stretch };

interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Shown {
  /** All that are shown somewhere, with positions of the document before `since`. */
  readonly all: readonly PendingSuggestion[];
  readonly since: Mapping;
  readonly current: string | null;
  /** The part of the document in which they are drawn. */
  readonly window: Stretch;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Shown>('pendingSuggestions');

/**
 * More than this are drawn only where the page is looked at: 2,000 on a page made a key four times as dear and held the
 * window for two seconds when they were drawn (measured).
 */
const drawnEverywhere = 150;

/** Positions around what is in sight in which they are drawn too: some screens of text. */
const margin = 8_000;

const nothing: Shown = {
  all: [],
  since: new Mapping(),
  current: null,
  window: { from: 0, to: 2 * margin },
  decorations: DecorationSet.empty,
};

/** Shows these suggestions in the text and no others, until they are given anew. They move along with edits. */
export function showPending(
  state: EditorState,
  suggestions: readonly PendingSuggestion[],
  current: string | null,
): Transaction {
  return withMeta(state.tr, { kind: 'show', suggestions, current });
}

/** Shows one of the suggestions stronger than the others. */
export function markCurrent(state: EditorState, current: string | null): Transaction {
  return withMeta(state.tr, { kind: 'current', current });
}

/** Has a transaction take suggestions off the page, such as the one that accepts them. */
export function dropPending(tr: Transaction, suggestions: ReadonlySet<string>): Transaction {
  return tr.setMeta(key, { kind: 'drop', suggestions } satisfies Meta);
}

/** Where a suggestion is shown; null where it is not. */
export function pendingPlace(state: EditorState, suggestion: string): number | null {
  const shown = key.getState(state);
  const found = shown?.all.find(({ id }) => id === suggestion);
  if (shown === undefined || found === undefined || found.changes.length === 0) return null;
  return Math.min(...found.changes.map((change) => stretchOf(mapChange(change, shown.since)).from));
}

/** The suggestion that an element of the text shows; null where it shows none. */
export function suggestionAt(target: EventTarget | null): string | null {
  const found = target instanceof Element ? target.closest('[data-suggestion]') : null;
  return found?.getAttribute('data-suggestion') ?? null;
}

/** Suggestions of reviewers in the text of the author: what goes is struck, what comes is drawn beside it. */
export const PendingSuggestions = Extension.create({
  name: 'pendingSuggestions',
  addProseMirrorPlugins: () => [
    new Plugin<Shown>({
      key,
      state: { init: () => nothing, apply: (transaction, shown) => next(transaction, shown) },
      props: { decorations: (state) => key.getState(state)?.decorations ?? null },
      view: followSight,
    }),
  ],
});

function withMeta(tr: Transaction, meta: Meta): Transaction {
  return tr.setMeta(key, meta).setMeta('addToHistory', false);
}

function next(transaction: Transaction, shown: Shown): Shown {
  const meta = transaction.getMeta(key) as Meta | undefined;
  const moved = transaction.docChanged ? move(transaction, shown) : shown;
  switch (meta?.kind) {
    case undefined:
      return moved;
    case 'show':
      return draw(transaction, {
        ...moved,
        all: meta.suggestions,
        since: new Mapping(),
        current: meta.current,
      });
    case 'current':
      return draw(transaction, { ...moved, current: meta.current });
    case 'drop':
      return draw(transaction, { ...moved, all: moved.all.filter(({ id }) => !meta.suggestions.has(id)) });
    case 'window':
      return draw(transaction, { ...moved, window: meta.window });
  }
}

/** What an edit does to them. It costs what is drawn and not what is pending. */
function move({ mapping, doc }: Transaction, shown: Shown): Shown {
  if (shown.all.length === 0) return shown;
  const since = new Mapping([...shown.since.maps, ...mapping.maps]);
  const { from, to } = shown.window;
  const window = { from: mapping.map(from, -1), to: mapping.map(to, 1) };
  return { ...shown, since, window, decorations: shown.decorations.map(mapping, doc) };
}

/** Draws what is in the window anew. */
function draw({ doc }: Transaction, shown: Shown): Shown {
  const { since, current, window } = shown;
  const all =
    since.maps.length === 0
      ? shown.all
      : shown.all.map((one) => ({ ...one, changes: one.changes.map((change) => mapChange(change, since)) }));
  const isDrawn = ({ changes }: PendingSuggestion): boolean =>
    all.length <= drawnEverywhere ||
    changes.some((change) => {
      const { from, to } = stretchOf(change);
      return from <= window.to && to >= window.from;
    });
  const decorations = all.filter(isDrawn).flatMap((one) => decorate(one, doc, one.id === current));
  return { ...shown, all, since: new Mapping(), decorations: DecorationSet.create(doc, decorations) };
}

/** Has the window follow what is in sight. */
function followSight(view: EditorView): { readonly update: () => void; readonly destroy: () => void } {
  let frame: number | undefined;
  let known: readonly PendingSuggestion[] = [];
  const look = () => {
    frame = undefined;
    const shown = key.getState(view.state);
    if (view.isDestroyed || shown === undefined || shown.all.length <= drawnEverywhere) return;
    const sight = inSight(view);
    if (sight === null || (sight.from >= shown.window.from && sight.to <= shown.window.to)) return;
    const window = { from: sight.from - margin, to: sight.to + margin };
    view.dispatch(withMeta(view.state.tr, { kind: 'window', window }));
  };
  const soon = () => {
    frame ??= requestAnimationFrame(look);
  };
  // Scrolling does not bubble, and what scrolls is around the editor.
  document.addEventListener('scroll', soon, { capture: true, passive: true });
  return {
    update: () => {
      const all = key.getState(view.state)?.all ?? [];
      if (all === known) return;
      known = all;
      soon();
    },
    destroy: () => {
      document.removeEventListener('scroll', soon, { capture: true });
      if (frame !== undefined) cancelAnimationFrame(frame);
    },
  };
}

/** The part of the document that is on the screen; null where nothing of it is. */
function inSight(view: EditorView): Stretch | null {
  const { top, bottom, left, width } = view.dom.getBoundingClientRect();
  const middle = left + width / 2;
  const first = view.posAtCoords({ left: middle, top: Math.max(top, 0) + 2 });
  const last = view.posAtCoords({ left: middle, top: Math.min(bottom, window.innerHeight) - 2 });
  if (first === null && last === null) return null;
  const from = first?.pos ?? last?.pos ?? 0;
  return { from, to: Math.max(from, last?.pos ?? from) };
}
