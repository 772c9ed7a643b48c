import type { Editor } from '@tiptap/core';
import { TextSelection, type Transaction } from '@tiptap/pm/state';

import {
  dropPending,
  markCurrent,
  pendingPlace,
  showPending,
  suggestionAt,
} from '../../../editor/plugins/pending-suggestions';
import { shownAuthor } from '../../../review/files/author';
import type { Plan } from '../../../review/home/plan-types';
import type { Database } from '../../../storage/database';
import { getSetting, setSetting } from '../../../storage/settings';
import { createStore, type Store } from '../../store';

interface PendingViewOptions {
  readonly db: Database;
  readonly editor: Editor;
  /** A suggestion was clicked in the text. */
  readonly onChoose: (suggestion: string) => void;
}

/** Suggestions in the text of an editor: shown or not, one of them stronger, found again to be looked at. */
export interface PendingView {
  /** Settled once the editor is on the page: before that it has no history and shows nothing. */
  readonly ready: Promise<void>;
  readonly shown: Store<boolean>;
  readonly show: (on: boolean, plan: Plan | null, current: string | null) => void;
  readonly paint: (plan: Plan, current: string | null) => void;
  readonly mark: (current: string | null) => void;
  readonly drop: (tr: Transaction, suggestions: readonly string[]) => Transaction;
  /** Brings a suggestion into sight. The focus and the caret stay. */
  readonly reveal: (suggestion: string, plan: Plan | null) => void;
  /** Puts the caret to a suggestion. */
  readonly focus: (suggestion: string, plan: Plan | null) => void;
  readonly stop: () => void;
}

const settingKey = 'showSuggestions';

/** Whether an editor has its plugins: Tiptap gives them to it when it is put on a page. */
const isMounted = (editor: Editor): boolean => editor.state.plugins.length > 0;

export function createPendingView({ db, editor, onChoose }: PendingViewOptions): PendingView {
  const shown = createStore(true);
  let isPainted = false;

  const clicked = ({ target }: MouseEvent) => {
    const suggestion = suggestionAt(target);
    if (suggestion !== null) onChoose(suggestion);
  };
  const listen = () => editor.view.dom.addEventListener('click', clicked);
  let settle: () => void = () => undefined;
  const mounted = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const onMount = () => {
    listen();
    settle();
  };
  if (isMounted(editor)) onMount();
  editor.on('mount', onMount);
  const known = getSetting(db, settingKey).then(
    (value) => shown.set(value !== false),
    () => undefined,
  );

  function paint(plan: Plan | null, current: string | null): void {
    if (editor.isDestroyed || !isMounted(editor)) return;
    const pending =
      plan === null || !shown.get()
        ? []
        : [...plan.suggestions, ...plan.conflicts.flatMap(({ suggestions }) => suggestions)];
    if (pending.length === 0 && !isPainted) return;
    isPainted = pending.length > 0;
    const suggestions = pending.map(({ id, author, changes }) => ({ id, by: shownAuthor(author), changes }));
    editor.view.dispatch(showPending(editor.state, suggestions, current));
  }

  function placeOf(suggestion: string, plan: Plan | null): number | null {
    const place = pendingPlace(editor.state, suggestion);
    if (place !== null || plan === null) return place;
    const all = [...plan.suggestions, ...plan.conflicts.flatMap(({ suggestions }) => suggestions)];
    const from = all.find(({ id }) => id === suggestion)?.from ?? null;
    return from === null ? null : Math.min(from, editor.state.doc.content.size);
  }

  return {
    ready: Promise.all([mounted, known]).then(() => undefined),
    shown,
    show: (on, plan, current) => {
      shown.set(on);
      paint(plan, current);
      void setSetting(db, settingKey, on);
    },
    paint,
    mark: (current) => {
      if (isPainted) editor.view.dispatch(markCurrent(editor.state, current));
    },
    drop: (tr, suggestions) => dropPending(tr, new Set(suggestions)),
    reveal: (suggestion, plan) => {
      const drawn = [...editor.view.dom.querySelectorAll('[data-suggestion]')].find(
        (found) => found.getAttribute('data-suggestion') === suggestion,
      );
      const place = drawn === undefined ? placeOf(suggestion, plan) : null;
      const node = place === null ? null : editor.view.domAtPos(place).node;
      const target = drawn ?? (node instanceof Element ? node : (node?.parentElement ?? null));
      if (target !== editor.view.dom) target?.scrollIntoView({ block: 'center' });
    },
    focus: (suggestion, plan) => {
      const place = placeOf(suggestion, plan);
      if (place !== null) {
        const { doc, tr } = editor.state;
        editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(place))));
      }
      editor.view.focus();
    },
    stop: () => {
      editor.off('mount', onMount);
      if (isMounted(editor) && !editor.isDestroyed) editor.view.dom.removeEventListener('click', clicked);
      settle();
    },
  };
}
