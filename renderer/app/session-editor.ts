import { Editor, type AnyExtension } from '@tiptap/core';

import { admitDocument } from '../document/admit';
import type { Draft } from '../document/draft';
import { editorExtensions } from '../editor/extensions';
import type { ImportSource } from '../editor/paste/source-text';
import { FindingMarks } from '../editor/plugins/finding-marks';
import { PendingSuggestions } from '../editor/plugins/pending-suggestions';
import { ThreadMarks } from '../editor/plugins/thread-marks';
import type { SessionAssets } from './asset-source';
import { factsPlace } from './facts-place';

/** Pixels kept free around the caret: below it stands what a time means while it is typed, and what is asked about it. */
const caretRoom = { top: 48, bottom: 120, left: 5, right: 5 };

interface SessionEditorOptions {
  readonly draft: Draft;
  /** What the editor of a draft that came for review has beside the others; none for a draft of one's own. */
  readonly reviewing: readonly AnyExtension[];
  readonly assets: SessionAssets;
  /** Stands between title and text. */
  readonly factsElement: HTMLElement;
  readonly say: (message: string) => void;
  readonly importSource: ImportSource;
  /** Begins a comment on the selection. */
  readonly comment: () => void;
}

/** With more blocks than this, those out of sight are not laid out; see editor.css. */
const manyBlocks = 300;

/** The editor of an open draft, not in the window yet. */
export function createSessionEditor(options: SessionEditorOptions): Editor {
  const { draft, reviewing, assets, factsElement, say, importSource, comment } = options;
  const document = admitDocument(draft.document);
  const sections = new Map(draft.template.sections.map((section) => [section.id, section]));
  return new Editor({
    element: null,
    injectCSS: false,
    enableContentCheck: false,
    extensions: [
      ...editorExtensions({
        assets,
        guidance: (section) => sections.get(section) ?? null,
        say,
        importSource,
        comment,
      }),
      factsPlace(factsElement),
      FindingMarks,
      PendingSuggestions,
      ThreadMarks,
      ...reviewing,
    ],
    content: document.toJSON(),
    editorProps: {
      scrollThreshold: caretRoom,
      scrollMargin: caretRoom,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': 'Post-mortem',
        class: document.childCount > manyBlocks ? 'prose is-long' : 'prose',
        spellcheck: 'false',
      },
    },
  });
}
