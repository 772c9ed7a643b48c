import type { Page } from 'playwright-core';
import { readFacts, readTitle } from '../../../renderer/document/read';
import { focusedControl } from './editor-page';
import { fillIn } from './fields';
import type { Typing } from './type-rows';

/** "2019-07-02" as it is typed into a date field, whose parts stand in the order of the window's language. */
async function typedDate(page: Page, date: string): Promise<string> {
  const order = await page.evaluate(() =>
    new Intl.DateTimeFormat(navigator.language, { year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts()
      .map((part): string => part.type),
  );
  const [year = '', month = '', day = ''] = date.split('-');
  const parts: Readonly<Record<string, string>> = { year, month, day };
  return order.map((type) => parts[type] ?? '').join('');
}

/** Goes through the dialog for a new post-mortem with the keyboard: title, date, zone, template. */
export async function startDraftByKeys(
  { page, keyboard, wanted }: Typing,
  templateId: string,
): Promise<void> {
  const { incidentDate, zone } = readFacts(wanted);
  await keyboard.press('ControlOrMeta+n');
  await page.waitForFunction(() => document.activeElement?.matches('[role=dialog] input') === true);
  await keyboard.type(readTitle(wanted));
  await keyboard.press('Tab');
  await keyboard.type(await typedDate(page, incidentDate));
  await fillIn(page, keyboard, { 'Time zone of the document': zone });
  const isAtTemplates = async (): Promise<boolean> => (await focusedControl(page)).kind === 'radio';
  await keyboard.pressUntil('Tab', isAtTemplates, 10);
  const isChosen = async (): Promise<boolean> => (await focusedControl(page)).value === templateId;
  await keyboard.pressUntil('ArrowDown', isChosen, 20);
  await keyboard.press('Enter');
  await page.locator('.ProseMirror-focused').waitFor();
}
