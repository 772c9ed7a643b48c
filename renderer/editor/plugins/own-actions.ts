import { Plugin, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

import { element } from '../views/dom';
import { openPopover, type Popover } from '../views/popover';
import { listOwn, selectOwn, takeBackOwn, type OwnSuggestion } from './own-list';

/** What was changed where the caret stands; words before the row that they stand in. */
export function ownAtCaret(state: EditorState): OwnSuggestion | null {
  const { from, to } = state.selection;
  const here = listOwn(state).filter(
    (one) => one.from !== null && one.to !== null && one.from <= to && from <= one.to,
  );
  return here.find(({ kind }) => kind === 'text') ?? here[0] ?? null;
}

/** The next (1) or previous (-1) change from where the caret stands, round about; null where there is none. */
export function ownBeside(state: EditorState, step: 1 | -1): OwnSuggestion | null {
  const placed = listOwn(state).filter(({ from }) => from !== null);
  const { from: caret } = state.selection;
  const starts = (one: OwnSuggestion) => selectOwn(state, one).selection.from;
  if (step === 1) return placed.find((one) => starts(one) > caret) ?? placed[0] ?? null;
  return placed.findLast((one) => starts(one) < caret) ?? placed.at(-1) ?? null;
}

function takeBack(view: EditorView, id: string): boolean {
  const transaction = takeBackOwn(view.state, id);
  if (transaction !== null) view.dispatch(transaction.scrollIntoView());
  return transaction !== null;
}

function open(view: EditorView, anchor: HTMLElement, id: string): Popover {
  const button = element('button', { type: 'button', class: 'button button-plain' }, 'Take back');
  const popover = openPopover({ view, anchor, label: 'Your suggestion', placement: 'bottom-start' });
  button.addEventListener('click', () => {
    popover.close();
    takeBack(view, id);
    view.focus();
  });
  popover.dom.append(element('p', { class: 'own-popover' }, 'You suggest this change.'), button);
  return popover;
}

/** What is drawn of a change. */
const changes = '.suggested, .suggested-widget, .suggested-fact, .own-format';

/** Mod-Alt-X takes back what was changed where the caret stands; a click on a change offers it. */
export function ownActions(): Plugin {
  let popover: Popover | null = null;
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        const isMod = event.ctrlKey || event.metaKey;
        if (event.isComposing || !isMod || !event.altKey || event.code !== 'KeyX') return false;
        const here = ownAtCaret(view.state);
        return here !== null && takeBack(view, here.id);
      },
      handleDOMEvents: {
        click(view, { target, clientX, clientY }) {
          popover?.close();
          if (!(target instanceof Element) || target.closest(changes) === null) return false;
          // Once the caret has come: what is drawn around it may have been drawn anew.
          requestAnimationFrame(() => {
            const anchor = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>(changes);
            const id = anchor?.dataset['suggestion'];
            if (anchor && id !== undefined && view.dom.contains(anchor)) popover = open(view, anchor, id);
          });
          return false;
        },
      },
    },
    view: () => ({
      // What it was about may have gone from under it.
      update: (view, before) => {
        if (view.state.doc !== before.doc) popover?.close();
      },
      destroy: () => popover?.close(),
    }),
  });
}
