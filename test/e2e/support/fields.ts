import type { Page } from 'playwright-core';
import { focusedControl } from './editor-page';
import type { FocusedControl } from './editor-page';
import type { Keyboard } from './keyboard';

/** What is to be in a control: a text, an option's value, or a tick; for a button, that it is to be pressed. */
export type Entry = string | true;

/** More than any row, panel or dialog has. */
const mostFields = 30;
const mostOptions = 400;

async function enter(page: Page, keyboard: Keyboard, control: FocusedControl, entry: Entry): Promise<void> {
  switch (control.kind) {
    case 'checkbox':
      await keyboard.press('Space');
      return;
    case 'button':
      await keyboard.press('Enter');
      return;
    case 'select':
      await keyboard.pressUntil(
        'ArrowDown',
        async () => (await focusedControl(page)).value === entry,
        mostOptions,
      );
      return;
    case 'text':
      if (control.value === entry) return;
      if (control.value !== '') await keyboard.press('ControlOrMeta+a');
      await keyboard.type(String(entry));
      return;
    default:
      throw new Error(`“${control.name}” is a ${control.kind}; the typist has no way to fill it in.`);
  }
}

/**
 * Fills in fields from the one with the focus on, with Tab between them, and stops at the last that has something to
 * be put into it.
 */
export async function fillIn(
  page: Page,
  keyboard: Keyboard,
  entries: Readonly<Record<string, Entry>>,
): Promise<void> {
  const open = new Map(Object.entries(entries).filter(([, entry]) => entry !== ''));
  const seen: string[] = [];
  while (open.size > 0) {
    const control = await focusedControl(page);
    const entry = open.get(control.name);
    seen.push(control.name);
    if (entry !== undefined) await enter(page, keyboard, control, entry);
    open.delete(control.name);
    if (open.size === 0) return;
    if (seen.length > mostFields)
      throw new Error(`Tab came past ${seen.join(', ')}, but not to ${[...open.keys()].join(', ')}.`);
    await keyboard.press('Tab');
  }
}
