import { Extension, type Extensions } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

import { insertImages, setMediaOptions, type MediaOptions } from '../media/insert-image';
import { pendingPlugin } from '../media/pending';
import { defaultViewOptions, type ViewOptions } from '../views/options';
import { cleanClipboardHtml } from './clean-html';
import { copyPlugin } from './copy';
import { pasteEventLines } from './event-lines';
import { dropImages, holdsDataImages, imageFiles, keepDataImages, saysSomething } from './files';
import { offerSource, setImportSource } from './source-text';

/** Paste is asked here before the structured blocks, which take whatever slice comes to them. */
const beforeStructures = 20_000;

function inCode({ selection }: EditorState): boolean {
  return selection.$from.parent.type.spec.code === true;
}

/** Keeps the images in clean HTML first, and pastes it then: what is stored never refers to bytes that are not kept. */
async function pasteWithImages(view: EditorView, html: string, options: MediaOptions): Promise<void> {
  const kept = await keepDataImages(html, options);
  if (!view.isDestroyed) view.pasteHTML(kept);
}

type PasteOptions = MediaOptions & Pick<ViewOptions, 'importSource'>;

function pastePlugin(options: PasteOptions): Plugin {
  return new Plugin({
    key: new PluginKey('paste'),
    props: {
      transformPastedHTML: cleanClipboardHtml,
      handlePaste(view, event, slice) {
        const html = event.clipboardData?.getData('text/html') ?? '';
        const files = imageFiles(event.clipboardData);
        if (files.length > 0 && !saysSomething(html) && !inCode(view.state)) {
          void insertImages(view, files, view.state.selection.to, options);
          return true;
        }
        const clean = html.includes('data:') && !inCode(view.state) ? cleanClipboardHtml(html) : '';
        if (holdsDataImages(clean)) {
          void pasteWithImages(view, clean, options);
          return true;
        }
        if (offerSource(view, event.clipboardData)) return true;
        const events = pasteEventLines(view.state, slice);
        if (events !== null) view.dispatch(events);
        return events !== null;
      },
      handleDrop: (view, event, _slice, moved) => !moved && dropImages(view, event, options),
    },
    view: (view) => {
      setMediaOptions(view, options);
      setImportSource(view, options.importSource);
      return {};
    },
  });
}

/** What comes from the clipboard and by drag, and what goes to it. */
export function pasteExtensions(given: Partial<ViewOptions> = {}): Extensions {
  const { assets, say, importSource } = { ...defaultViewOptions, ...given };
  return [
    Extension.create({
      name: 'clipboard',
      priority: beforeStructures,
      addProseMirrorPlugins() {
        const { editor } = this;
        return [
          pastePlugin({ assets, say, importSource }),
          pendingPlugin(),
          copyPlugin(editor.schema, () => editor.state.doc),
        ];
      },
    }),
  ];
}
