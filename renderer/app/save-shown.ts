import type { SaveState } from './session';
import { createStore, type Store } from './store';

/** How long everything has to be saved before the window says so, in milliseconds: it does not flicker between words. */
const calm = 400;

/** What the window says of saving: the same as long as one save follows the other. */
export type ShownSave =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string };

const saved: ShownSave = { kind: 'saved' };
const saving: ShownSave = { kind: 'saving' };

/**
 * The state of saving as it is shown. While somebody types it changes twice with every save; whoever shows that would
 * render as often, and each time React asks for the selection, for which the browser walks the whole text.
 */
export function shownSave(state: Store<SaveState>): Pick<Store<ShownSave>, 'get' | 'subscribe'> {
  const first = state.get();
  const shown = createStore<ShownSave>(
    first.kind === 'saved' ? saved : first.kind === 'failed' ? first : saving,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  state.subscribe(() => {
    const now = state.get();
    clearTimeout(timer);
    if (now.kind === 'failed') shown.set(now);
    else if (now.kind !== 'saved') shown.set(saving);
    else timer = setTimeout(() => shown.set(saved), calm);
  });
  return shown;
}
