import type { Editor } from '@tiptap/core';
import type { Page } from 'playwright-core';
import type { NodeJSON } from '../../../renderer/document/draft';

/** Where the writing is, as far as the tests look. Reading only: what is changed is changed by keys. */
export interface Caret {
  /** Whether the focus is in the text, rather than in a field or another part of the window. */
  readonly inText: boolean;
  /** Names of the nodes around the caret, outermost first, without the document. */
  readonly around: readonly string[];
  /** Index of the top-level block. */
  readonly block: number;
  /** Index of the block within that one, such as the row of a timeline. */
  readonly child: number;
  /** Name of the node that is selected as a whole; null where there is a caret. */
  readonly selected: string | null;
  /** Text of the line with the caret. */
  readonly line: string;
  /** Template section of the heading with the caret. */
  readonly section: string | null;
  /** Depth of the factor with the caret; 0 elsewhere. */
  readonly depth: number;
}

export function caretOf(page: Page): Promise<Caret> {
  return page.evaluate(() => {
    const dom = document.querySelector<HTMLElement & { editor?: Editor }>('.ProseMirror');
    const selection = dom?.editor?.state.selection;
    if (dom === null || selection === undefined) throw new Error('No draft is open.');
    const { $from } = selection;
    const around = Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1));
    const selected = 'node' in selection ? (selection.node as typeof $from.parent) : null;
    return {
      inText: document.activeElement === dom,
      around: around.map((node) => node.type.name),
      block: $from.index(0),
      child: $from.depth > 0 ? $from.index(1) : 0,
      selected: selected?.type.name ?? null,
      line: $from.depth === 0 ? '' : $from.parent.textContent,
      section: ($from.parent.attrs['section'] as string | null | undefined) ?? null,
      depth: Number(around[1]?.attrs['depth'] ?? 0),
    };
  });
}

/** The open draft's document, as the editor has it. */
export function documentOf(page: Page): Promise<NodeJSON> {
  return page.evaluate(() => {
    const dom = document.querySelector<HTMLElement & { editor?: Editor }>('.ProseMirror');
    if (dom?.editor === undefined) throw new Error('No draft is open.');
    return dom.editor.getJSON() as NodeJSON;
  });
}

/** The control that has the focus, by the name that a person reads or hears. */
export interface FocusedControl {
  readonly name: string;
  readonly kind: 'checkbox' | 'radio' | 'text' | 'date' | 'select' | 'button' | 'other';
  readonly value: string;
}

export function focusedControl(page: Page): Promise<FocusedControl> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const labels =
      focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.labels : null;
    // A field of a row goes by the name of its attribute, whatever its label says at the moment.
    const field = focused instanceof HTMLElement ? focused.dataset['field'] : undefined;
    const label = labels?.[0]?.querySelector('span:not([class])')?.textContent ?? labels?.[0]?.textContent;
    const name = field ?? focused?.getAttribute('aria-label') ?? label ?? focused?.textContent ?? '';
    const kindOf = () => {
      if (focused instanceof HTMLSelectElement) return 'select';
      if (focused instanceof HTMLButtonElement) return 'button';
      if (!(focused instanceof HTMLInputElement)) return 'other';
      const { type } = focused;
      return type === 'checkbox' || type === 'radio' || type === 'date' ? type : 'text';
    };
    const value =
      focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.value : '';
    return { name: name.trim(), kind: kindOf(), value };
  });
}
