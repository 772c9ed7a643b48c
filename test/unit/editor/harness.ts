import { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';

import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema } from '../../../renderer/document/schema';
import { structureExtensions } from '../../../renderer/editor/extensions';
import type { WrittenTime } from '../../../renderer/time/written-time';

type Attributes = Readonly<Record<string, unknown>>;
type Content = readonly (NodeJSON | string)[];

function json(type: string, attrs: Attributes, content: Content): NodeJSON {
  return {
    type,
    attrs,
    content: content.map((child) => (typeof child === 'string' ? { type: 'text', text: child } : child)),
  };
}

/** `node('paragraph', 'p1')('text')`: a node with an id, as JSON. */
export const node =
  (type: string, id: string, attrs: Attributes = {}) =>
  (...content: Content): NodeJSON =>
    json(type, { id, ...attrs }, content);

export const title = (text = 'Outage') => node('title', 'title')(...(text === '' ? [] : [text]));
export const p = (id: string, text = '') => node('paragraph', id)(...(text === '' ? [] : [text]));
export const section = (id: string, text: string) =>
  node('heading', id, { level: 2, section: `s-${id}` })(text);

/** A row with a headline whose id is the row's with "-line". */
const rowOf =
  (type: string) =>
  (id: string, text: string, attrs: Attributes = {}, ...body: Content): NodeJSON =>
    node(type, id, attrs)(p(`${id}-line`, text), ...body);

export const event = rowOf('event');
export const impact = rowOf('impact');
export const factor = rowOf('factor');
export const action = rowOf('action');
export const timeline = node('timeline', 'timeline');
export const impacts = node('impacts', 'impacts');
export const factors = node('factors', 'factors');
export const actions = node('actions', 'actions');

/** A minute on 2 July 2019 in UTC: `at('13:42')`. */
export function at(clock: string): WrittenTime {
  return {
    start: Date.parse(`2019-07-02T${clock}:00Z`),
    end: null,
    precision: 'minute',
    written: clock,
    zone: 'UTC',
    inferred: ['date'],
  };
}

export const facts = { zone: 'UTC', zoneConfirmed: true, incidentDate: '2019-07-02' };

/** What of a document a test reads: one line a block, with text and facts, and no ids but those of rows. */
export function outline(doc: Node): readonly string[] {
  const lines: string[] = [];
  const visit = (block: Node, indent: string): void => {
    const { name } = block.type;
    const happened = (block.attrs['happened'] as WrittenTime | null | undefined)?.written ?? '';
    const extras = [
      happened,
      ...((block.attrs['moments'] as readonly string[] | undefined) ?? []),
      (block.attrs['owner'] as string | undefined) ?? '',
      (block.attrs['kind'] as string | undefined) ?? '',
      (block.attrs['who'] as string | undefined) ?? '',
      block.attrs['depth'] === undefined || block.attrs['depth'] === 0
        ? ''
        : `depth ${String(block.attrs['depth'])}`,
      (block.attrs['section'] as string | null | undefined) ?? '',
    ].filter((extra) => extra !== '');
    const mark = extras.length === 0 ? '' : ` [${extras.join(' ')}]`;
    const text = block.isTextblock ? ` ${block.textContent}` : '';
    lines.push(`${indent}${name}${mark}${text}`.trimEnd());
    if (!block.isTextblock) block.forEach((child) => visit(child, `${indent}  `));
  };
  doc.forEach((block) => visit(block, ''));
  return lines;
}

/** A real editor on jsdom, driven by the events that a browser sends. */
export class Bench {
  readonly editor: Editor;

  constructor(content: Content, documentFacts: Attributes = facts) {
    const doc = documentSchema.nodeFromJSON(json('doc', documentFacts, content));
    doc.check();
    const element = document.createElement('div');
    document.body.append(element);
    this.editor = new Editor({
      element,
      extensions: structureExtensions,
      content: doc.toJSON(),
      injectCSS: false,
      // jsdom lays nothing out, so there is nowhere to scroll to.
      editorProps: { handleScrollToSelection: () => true },
    });
  }

  get doc(): Node {
    return this.editor.state.doc;
  }

  get view() {
    return this.editor.view;
  }

  /** Position before the block with this id. */
  pos(id: string): number {
    let found = -1;
    this.doc.descendants((block, pos) => {
      if (block.attrs['id'] === id) found = pos;
      return found < 0;
    });
    if (found < 0) throw new Error(`no block ${id}`);
    return found;
  }

  block(id: string): Node {
    const block = this.doc.nodeAt(this.pos(id));
    if (block === null) throw new Error(`no block ${id}`);
    return block;
  }

  has(id: string): boolean {
    let found = false;
    this.doc.descendants((block) => {
      found ||= block.attrs['id'] === id;
    });
    return found;
  }

  /** Position of the caret in the textblock `id`, at `offset`; negative offsets count from the end, -1 being the end. */
  at(id: string, offset: number): number {
    const block = this.block(id);
    return this.pos(id) + 1 + (offset < 0 ? block.content.size + 1 + offset : offset);
  }

  caret(id: string, offset: number): this {
    return this.range(id, offset, id, offset);
  }

  range(fromId: string, from: number, toId: string, to: number): this {
    const { state, dispatch } = this.view;
    dispatch(
      state.tr.setSelection(TextSelection.create(state.doc, this.at(fromId, from), this.at(toId, to))),
    );
    return this;
  }

  selectNode(id: string): this {
    const { state, dispatch } = this.view;
    dispatch(state.tr.setSelection(NodeSelection.create(state.doc, this.pos(id))));
    return this;
  }

  /** Sends the keydown of a key such as "Enter" or "Mod-Shift-z"; says whether somebody handled it. */
  press(name: string, more: KeyboardEventInit = {}): boolean {
    const parts = name.split('-');
    const key = parts.at(-1) ?? '';
    const keyboard = new KeyboardEvent('keydown', {
      key,
      ctrlKey: parts.includes('Mod'),
      shiftKey: parts.includes('Shift'),
      altKey: parts.includes('Alt'),
      bubbles: true,
      cancelable: true,
      ...more,
    });
    return !this.view.dom.dispatchEvent(keyboard);
  }

  /** Types as a browser does: the view is asked first, then the text is inserted. */
  type(text: string): this {
    for (const letter of text) {
      const { from, to } = this.editor.state.selection;
      const insert = () => this.editor.state.tr.insertText(letter);
      const handled = this.view.someProp('handleTextInput', (handle) =>
        handle(this.view, from, to, letter, insert),
      );
      if (handled !== true) this.view.dispatch(insert());
    }
    return this;
  }

  /** Cuts or copies, and gives back what would be on the clipboard. */
  take(how: 'cut' | 'copy'): string {
    const data = new Map<string, string>();
    const clipboard = new Event(how, { bubbles: true, cancelable: true });
    Object.assign(clipboard, {
      clipboardData: {
        clearData: () => data.clear(),
        setData: (type: string, value: string) => data.set(type, value),
        getData: (type: string) => data.get(type) ?? '',
      },
    });
    this.view.dom.dispatchEvent(clipboard);
    return data.get('text/html') ?? '';
  }

  paste(html: string): this {
    const clipboard = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(clipboard, {
      clipboardData: {
        types: ['text/html'],
        files: [],
        items: [],
        getData: (type: string) => (type === 'text/html' ? html : ''),
      },
    });
    this.view.dom.dispatchEvent(clipboard);
    return this;
  }

  undo(): this {
    this.editor.commands.undo();
    return this;
  }

  redo(): this {
    this.editor.commands.redo();
    return this;
  }

  /** Where the caret is: the id of its block and the offset in it; or the selected node's id. */
  where(): string {
    const { selection } = this.editor.state;
    if (selection instanceof NodeSelection) return `node ${String(selection.node.attrs['id'])}`;
    const { $from } = selection;
    const name = $from.parent.type.name;
    return `${name} "${$from.parent.textContent}" ${$from.parentOffset}`;
  }

  lines(): readonly string[] {
    return outline(this.doc);
  }

  destroy(): void {
    this.editor.destroy();
  }
}
