import { pasteAsText, type ImportSource } from '../editor/paste/source-text';
import type { DialogState } from './dialogs';
import type { Notice } from './notices';
import type { FileToOpen } from './open-file';
import type { Session } from './session';
import { isSource } from './sources-drop';
import type { GivenSource } from './sources-messages';
import type { Store } from './store';
import { whenCalm } from './when-calm';

interface SourceActionsOptions {
  readonly session: Store<Session | null>;
  readonly dialog: Store<DialogState | null>;
  readonly notices: Store<readonly Notice[]>;
  readonly bad: (text: string) => void;
}

/** The ways in which a source comes into the window. */
export interface SourceActions {
  /** Opens the preview; nothing where no draft is open. */
  readonly show: (given: GivenSource | null) => void;
  /** Opens the preview of what was pasted, if it is a source. */
  readonly importSource: ImportSource;
  /** Takes the sources out of what was dropped, and gives back the rest. */
  readonly takeDropped: (files: readonly FileToOpen[]) => readonly FileToOpen[];
}

/**
 * Whether a pasted text is a source. What tells them apart is loaded once the window has nothing better to do; a text
 * pasted before that goes into the text.
 */
let isWorthPreview: (text: string) => boolean = () => false;

function loadOffer(): void {
  whenCalm(() => {
    void import('./sources-offer').then((offer) => {
      ({ isWorthPreview } = offer);
    });
  });
}

export function createSourceActions({ session, dialog, notices, bad }: SourceActionsOptions): SourceActions {
  loadOffer();

  function show(given: GivenSource | null, asText: (() => void) | null = null): void {
    const open = session.get();
    if (open === null) return;
    // What was good news lies over the dialog's foot, and has been read.
    notices.set(notices.get().filter(({ kind }) => kind === 'bad'));
    dialog.set({ kind: 'sources', session: open, given, asText });
  }

  return {
    show,
    importSource: (text) => {
      const open = session.get();
      if (open === null || (text !== null && !isWorthPreview(text))) return false;
      if (text === null) show(null);
      else {
        const { view } = open.editor;
        show({ name: 'clipboard', text }, () => {
          // Once the dialog has given the focus back.
          requestAnimationFrame(() => pasteAsText(view, text));
        });
      }
      return true;
    },
    takeDropped: (files) => {
      const sources = files.filter(isSource);
      const [first, ...others] = sources;
      if (first === undefined) return files;
      if (session.get() === null) {
        bad(`Events can be taken from ${first.name} once the draft is open that they are for.`);
      } else {
        show(first);
        for (const { name } of others) bad(`${name} was not read: one source is looked at at a time.`);
      }
      return files.filter((file) => !sources.includes(file));
    },
  };
}
