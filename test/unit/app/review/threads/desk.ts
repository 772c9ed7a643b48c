import { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';

import { createThreads, type Threads } from '../../../../../renderer/app/review/threads/model';
import { nothingUnsent, type Unsent } from '../../../../../renderer/app/review/threads/unsent';
import { createStore } from '../../../../../renderer/app/store';
import type { NodeJSON } from '../../../../../renderer/document/draft';
import { structureExtensions } from '../../../../../renderer/editor/extensions';
import { ThreadMarks } from '../../../../../renderer/editor/plugins/thread-marks';
import type { Author } from '../../../../../renderer/document/review-record';
import { doc } from '../../../support/build';

export const ana: Author = { id: 'a1', name: 'Ana', role: 'database lead' };
export const ben: Author = { id: 'b1', name: 'Ben', role: '' };

// jsdom lays nothing out, so there is nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;

/** A draft with comments in a real editor on jsdom. What is kept of it outlives it, as a database would. */
export class Desk {
  readonly editor: Editor;
  readonly threads: Threads;
  /** How often the comments asked to be saved. */
  changes = 0;
  readonly kept: { unsent: Unsent };

  constructor(
    content: readonly NodeJSON[] | Node,
    comments: readonly unknown[] = [],
    kept: { unsent: Unsent } = { unsent: nothingUnsent },
    author: Author | null = ana,
  ) {
    const element = document.createElement('div');
    document.body.append(element);
    this.kept = kept;
    this.editor = new Editor({
      element,
      extensions: [...structureExtensions, ThreadMarks],
      content: ('type' in content ? content : doc(content)).toJSON(),
      injectCSS: false,
      // jsdom lays nothing out, so there is nowhere to scroll to.
      editorProps: { handleScrollToSelection: () => true },
    });
    const current = createStore<Author | null>(author);
    this.threads = createThreads({
      editor: this.editor,
      comments,
      version: 1,
      identity: {
        current,
        ask: () => Promise.resolve(current.get()),
        change: () => Promise.resolve(current.get()),
      },
      unsent: {
        read: () => Promise.resolve(kept.unsent),
        keep: (unsent) => {
          kept.unsent = unsent;
        },
      },
      onChange: () => {
        this.changes += 1;
      },
    });
  }

  get doc(): Node {
    return this.editor.state.doc;
  }

  /** Position before the block with this id. */
  pos(id: string): number {
    let found = -1;
    this.doc.descendants((block, at) => {
      if (block.attrs['id'] === id) found = at;
      return found < 0;
    });
    if (found < 0) throw new Error(`no block ${id}`);
    return found;
  }

  /** Positions of words in the whole text. */
  find(words: string): { readonly from: number; readonly to: number } {
    let from = -1;
    this.doc.descendants((block, at) => {
      const index = block.isTextblock ? block.textContent.indexOf(words) : -1;
      if (from < 0 && index >= 0) from = at + 1 + index;
    });
    if (from < 0) throw new Error(`no “${words}”`);
    return { from, to: from + words.length };
  }

  select(words: string): this {
    const { from, to } = this.find(words);
    const { tr } = this.editor.state;
    this.editor.view.dispatch(tr.setSelection(TextSelection.create(this.doc, from, to)));
    return this;
  }

  caret(words: string): this {
    const { tr } = this.editor.state;
    this.editor.view.dispatch(tr.setSelection(TextSelection.create(this.doc, this.find(words).from + 1)));
    return this;
  }

  selectNode(id: string): this {
    const { tr } = this.editor.state;
    this.editor.view.dispatch(tr.setSelection(NodeSelection.create(this.doc, this.pos(id))));
    return this;
  }

  /** Deletes words as an undo step of its own. */
  cut(words: string): this {
    const { from, to } = this.find(words);
    this.editor.view.dispatch(this.editor.state.tr.delete(from, to));
    return this;
  }

  insert(before: string, text: string): this {
    this.editor.view.dispatch(this.editor.state.tr.insertText(text, this.find(before).from));
    return this;
  }

  async comment(text: string, blocking = false): Promise<string> {
    if (!this.threads.begin()) throw new Error('nothing to comment on');
    this.threads.compose({ text, blocking });
    await this.threads.send();
    return this.threads.current.get() ?? '';
  }

  /** The words that are marked, by the class of the mark that says most. */
  marked(): readonly string[] {
    return [...this.editor.view.dom.querySelectorAll('[data-thread]')].map((element) => {
      const looks = [...element.classList].filter((name) => /^(?:commented|is-current)/u.test(name));
      return `${element.textContent} [${looks.join(' ')}]`;
    });
  }

  /** What each thread is about and says, in their order. */
  list(): readonly string[] {
    return this.threads.threads.get().map(({ thread, placement }) => {
      const about =
        placement.kind === 'detached'
          ? `detached “${placement.quote}” in ${placement.stood.section ?? 'nothing'}`
          : placement.how === 'block'
            ? `block ${placement.block}`
            : `“${thread.anchor.quote}”`;
      return `${about}: ${thread.comments.map(({ text }) => text).join(' / ')}`;
    });
  }

  close(): void {
    this.threads.stop();
    this.editor.destroy();
  }
}
