import { Extension } from '@tiptap/core';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { DocAttrStep } from '@tiptap/pm/transform';

/** Before every other extension: what is not allowed reaches none of them. */
const first = 20_000;

const why =
  'This round asks for comments only, so the post-mortem stays as it is. Select words and comment on them.';

/** It is not said again for so many milliseconds. */
const silence = 20_000;

/** What a reviewer does to the document without changing what it says: agree to a section. */
function isAllowed({ docChanged, steps }: Transaction): boolean {
  return !docChanged || steps.every((step) => step instanceof DocAttrStep && step.attr === 'signOffs');
}

/** Controls in the page that take another value without asking the editor. */
const choices = 'select, input[type="checkbox"], input[type="radio"]';

/** Keys that lead on from a control and change nothing. */
const leading: ReadonlySet<string> = new Set(['Tab', 'Escape', 'Shift']);

/** What would change the text, or a field of a row, before it does. Keys that move, select or copy are none of it. */
function isChange(event: Event): boolean {
  if (event.type === 'beforeinput') return true;
  if (!(event.target instanceof Element) || event.target.closest(choices) === null) return false;
  return !(event instanceof KeyboardEvent && leading.has(event.key));
}

/**
 * The text can be read, selected and commented on, and nothing else. The caret stays, so that words can be selected from
 * the keyboard; whatever would change something is refused, and why is said.
 *
 * @param now milliseconds, of any clock
 */
export function commentOnly(say: (message: string) => void, now: () => number = Date.now): Extension {
  let said = -Infinity;
  const refuse = () => {
    if (now() - said > silence) say(why);
    said = now();
  };
  return Extension.create({
    name: 'commentOnly',
    priority: first,
    dispatchTransaction({ transaction, next }) {
      if (isAllowed(transaction)) {
        next(transaction);
        return;
      }
      refuse();
      // What was refused may already stand in the DOM, put there by an input method.
      const { view } = this.editor;
      view.updateState(view.state);
    },
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: isAllowed,
        props: { attributes: { 'aria-readonly': 'true' } },
        view: ({ dom }) => {
          const away = new AbortController();
          const stop = (event: Event) => {
            if (!isChange(event)) return;
            event.preventDefault();
            event.stopPropagation();
            refuse();
          };
          for (const name of ['beforeinput', 'mousedown', 'click', 'keydown'])
            dom.addEventListener(name, stop, { capture: true, signal: away.signal });
          return { destroy: () => away.abort() };
        },
      }),
    ],
  });
}
