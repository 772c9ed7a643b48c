import { Editor, type JSONContent } from '@tiptap/core';
import { AttrStep } from '@tiptap/pm/transform';
import type { Step } from '@tiptap/pm/transform';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { editorExtensions, type EditorOptions } from '../../../../renderer/editor/extensions';
import { withIds } from '../../../../renderer/editor/plugins/with-ids';

/** jsdom lays nothing out; ProseMirror asks where the caret is before it scrolls to it. */
const nowhere = () => [] as unknown as DOMRectList;
Range.prototype.getClientRects = nowhere;
// Nor does it know this event, of which ProseMirror makes one for a paste of its own.
globalThis.ClipboardEvent ??= class extends Event {
  readonly clipboardData = null;
} as typeof ClipboardEvent;
Range.prototype.getBoundingClientRect = () =>
  ({ left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0, x: 0, y: 0 }) as DOMRect;

export function paragraph(text: string): NodeJSON {
  return { type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] };
}

/** 2 July 2019 in UTC, to the minute. */
export function clock(hour: number, minute: number, day = 2) {
  return {
    start: Date.UTC(2019, 6, day, hour, minute),
    end: null,
    precision: 'minute',
    written: `${hour}:${String(minute).padStart(2, '0')}`,
    zone: 'UTC',
    inferred: [],
  };
}

export function event(text: string, attrs: Readonly<Record<string, unknown>> = {}): NodeJSON {
  return { type: 'event', attrs, content: [paragraph(text)] };
}

export interface Mounted {
  readonly editor: Editor;
  /** Every step since the editor was made. */
  readonly steps: Step[];
  readonly find: (selector: string, index?: number) => HTMLElement;
}

/** A whole editor in the page of the test, with a title before the blocks. */
export function mount(blocks: readonly NodeJSON[], options: EditorOptions = {}): Mounted {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const editor = new Editor({
    element: place,
    injectCSS: false,
    // jsdom does not know that editable text can have the focus.
    editorProps: { attributes: { tabindex: '0' } },
    extensions: editorExtensions({ machineZone: () => 'Europe/Berlin', ...options }),
    content: withIds({
      type: 'doc',
      attrs: { incidentDate: '2019-07-02', zoneConfirmed: true },
      content: [{ type: 'title', content: [{ type: 'text', text: 'A title' }] }, ...blocks],
    }) as JSONContent,
  });
  const steps: Step[] = [];
  editor.on('transaction', ({ transaction }) => steps.push(...transaction.steps));
  return {
    editor,
    steps,
    find: (selector, index = 0) => {
      const found = editor.view.dom.parentElement?.querySelectorAll<HTMLElement>(selector)[index];
      if (found === undefined) throw new Error(`nothing at ${selector} ${index}`);
      return found;
    },
  };
}

/** "happened" for each single-attribute step, "?" for any other step. */
export function changed(steps: readonly Step[]): readonly string[] {
  return steps.map((step) => (step instanceof AttrStep ? step.attr : '?'));
}

/** Types into a field as a person does: value, then the event. */
export function fill(field: HTMLElement, value: string): void {
  if (!(field instanceof HTMLInputElement)) throw new Error('not a field for text');
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export function press(target: Element, key: string, init: KeyboardEventInit = {}): boolean {
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
  );
}

/** Chooses in a list of choices. */
export function choose(select: HTMLElement, value: string): void {
  if (!(select instanceof HTMLSelectElement)) throw new Error('not a choice');
  select.value = value;
  for (const name of ['input', 'change']) select.dispatchEvent(new Event(name, { bubbles: true }));
}
