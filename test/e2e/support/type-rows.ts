import type { Node } from '@tiptap/pm/model';
import type { Page } from 'playwright-core';
import type { ActionAttributes } from '../../../renderer/document/nodes/actions';
import type { FactorAttributes } from '../../../renderer/document/nodes/factors';
import type { ImpactAttributes } from '../../../renderer/document/nodes/impacts';
import type { EventAttributes } from '../../../renderer/document/nodes/timeline';
import type { Source } from '../../../renderer/document/source';
import { readEvents, readFactors } from '../../../renderer/document/read';
import { label } from '../../../renderer/document/vocabulary';
import { caretOf, documentOf } from './editor-page';
import { fillIn } from './fields';
import type { Entry } from './fields';
import type { Keyboard } from './keyboard';
import { typeInline } from './type-inline';

export interface Typing {
  readonly page: Page;
  readonly keyboard: Keyboard;
  /** The document to be typed. */
  readonly wanted: Node;
}

async function backInText({ page }: Typing): Promise<void> {
  await page.locator('.ProseMirror-focused').waitFor();
}

async function typeLine({ keyboard }: Typing, row: Node): Promise<void> {
  const [line] = row.children;
  if (line === undefined || row.childCount > 1) throw new Error('The typist writes rows of one line.');
  await typeInline(keyboard, line);
}

/** Where an event is known from, as it is entered: with one button where the event above has the same source. */
function sourceEntries(
  source: Source | undefined,
  above: Source | undefined,
): Readonly<Record<string, Entry>> {
  if (source === undefined) return {};
  const { system, id, link, author } = source;
  if (id === '' && above?.system === system && above.link === link && above.author === author)
    return { [`Same as above: ${system}`]: true };
  return { 'Where it stands': system, 'Its number there': id, Link: link, 'Written by (role)': author };
}

/** `13:42 rules begin to deploy`; words for a time need a colon, because prose begins with such words too. */
async function typeEvent(typing: Typing, row: Node, above: Node | null): Promise<void> {
  const { keyboard } = typing;
  const { happened, known, kind, moments, sources } = row.attrs as EventAttributes;
  if (known !== null || sources.length > 1)
    throw new Error('The typist knows one source and no second time.');
  if (happened !== null)
    await keyboard.type(`${happened.written}${happened.precision === 'unknown' ? ':' : ''} `);
  await typeLine(typing, row);
  const [source] = sources;
  const entries: Record<string, Entry> = {
    ...Object.fromEntries(moments.map((moment) => [label(moment), true as const])),
    Kind: kind,
    ...sourceEntries(source, (above?.attrs as EventAttributes | undefined)?.sources[0]),
  };
  if (Object.values(entries).every((entry) => entry === '')) return;
  await keyboard.press('Tab', 'Tab', 'Enter');
  await fillIn(typing.page, keyboard, entries);
  await keyboard.press('Escape');
  await backInText(typing);
}

async function typeImpact(typing: Typing, row: Node): Promise<void> {
  const { keyboard, page } = typing;
  const { who, measure, source } = row.attrs as ImpactAttributes;
  await typeLine(typing, row);
  await keyboard.press('Tab');
  await fillIn(page, keyboard, { who, measure, source });
  await keyboard.press('Escape');
  await backInText(typing);
}

async function typeFactor(typing: Typing, row: Node): Promise<void> {
  const { keyboard, page } = typing;
  const { depth, kind } = row.attrs as FactorAttributes;
  const there = (await caretOf(page)).depth;
  for (let at = there; at < depth; at += 1) await keyboard.press('Tab');
  for (let at = there; at > depth; at -= 1) await keyboard.press('Shift+Tab');
  await typeLine(typing, row);
  if (kind === '') return;
  await keyboard.press('Alt+Enter');
  await fillIn(page, keyboard, { kind });
  await keyboard.press('Escape');
  await backInText(typing);
}

async function typeAction(typing: Typing, row: Node): Promise<void> {
  const { keyboard, page, wanted } = typing;
  const { type, owner, due, priority, status, link, answers } = row.attrs as ActionAttributes;
  await typeLine(typing, row);
  await keyboard.press('Tab');
  await fillIn(page, keyboard, { type, owner, due, priority, status, link });
  if (answers.length > 0) {
    const isAtAnswers = (): Promise<boolean> =>
      page.evaluate(() => document.activeElement?.matches('[data-field="answers"]') === true);
    await keyboard.pressUntil('Tab', isAtAnswers, 10);
    await keyboard.press('Enter');
    const factors = readFactors(wanted);
    for (const [index, { id }] of factors.entries()) {
      if (id !== null && answers.includes(id)) await keyboard.press('Space');
      const rest = factors.slice(index + 1);
      if (!rest.some((factor) => factor.id !== null && answers.includes(factor.id))) break;
      await keyboard.press('Tab');
    }
    await keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.matches('[data-field="answers"]'));
  }
  await keyboard.press('Escape');
  await backInText(typing);
}

async function typeRow(typing: Typing, row: Node, above: Node | null): Promise<void> {
  switch (row.type.name) {
    case 'event':
      return typeEvent(typing, row, above);
    case 'impact':
      return typeImpact(typing, row);
    case 'factor':
      return typeFactor(typing, row);
    case 'action':
      return typeAction(typing, row);
    default:
      throw new Error(`The typist does not know how to type a ${row.type.name}.`);
  }
}

/** Types the rows of a structured block that is selected and empty. The caret stays in the last row. */
export async function typeRows(typing: Typing, container: Node): Promise<void> {
  for (const [index, row] of container.children.entries()) {
    await typing.keyboard.press('Enter');
    const { around, child } = await caretOf(typing.page);
    if (around[0] !== container.type.name || child !== index)
      throw new Error(
        `Enter does not lead to row ${index + 1} of ${container.type.name}, but to ${around.join('/')}.`,
      );
    await typeRow(typing, row, container.maybeChild(index - 1));
  }
}

/**
 * Names the events between which an impact lasted. A pass of its own, because the timeline stands below the impacts;
 * the caret has to be above them.
 */
export async function nameEventsOfImpacts(typing: Typing): Promise<void> {
  const { page, keyboard, wanted } = typing;
  const impacts = wanted.children.find((block) => block.type.name === 'impacts');
  if (impacts === undefined) return;
  const timeline = (await documentOf(page)).content?.find((block) => block.type === 'timeline');
  const events = readEvents(wanted);
  const optionOf = (id: string | null): string => {
    const index = events.findIndex((event) => event.id === id);
    const option = timeline?.content?.[index]?.attrs?.['id'];
    return typeof option === 'string' ? option : '';
  };
  for (const [index, row] of impacts.children.entries()) {
    const { start, end } = row.attrs as ImpactAttributes;
    if (start === null && end === null) continue;
    const isThere = async (): Promise<boolean> => {
      const { around, child } = await caretOf(page);
      return around[0] === 'impacts' && child === index;
    };
    await keyboard.pressUntil('ArrowDown', isThere, 200);
    await keyboard.press('Tab');
    const entry = (id: string | null): string => (id === null ? '' : optionOf(id));
    await fillIn(page, keyboard, { start: entry(start), end: entry(end) });
    await keyboard.press('Escape');
    await backInText(typing);
  }
}
