import type { Node } from '@tiptap/pm/model';
import { isContainerName } from '../../../renderer/document/nodes/structures';
import { readFacts } from '../../../renderer/document/read';
import { caretOf } from './editor-page';
import { fillIn } from './fields';
import { typeInline, typedCell } from './type-inline';
import { nameEventsOfImpacts, typeRows } from './type-rows';
import type { Typing } from './type-rows';

/** More lines than a section has on the screen. */
const mostLines = 200;

async function typeList({ keyboard }: Typing, list: Node): Promise<void> {
  for (const [index, item] of list.children.entries()) {
    const [line] = item.children;
    if (line === undefined || item.childCount > 1) throw new Error('The typist writes items of one line.');
    if (index === 0) await keyboard.type(list.type.name === 'orderedList' ? '1. ' : '- ');
    else await keyboard.press('Enter');
    await typeInline(keyboard, line);
  }
}

const delimiters: Readonly<Record<string, string>> = { left: ':-', center: ':-:', right: '-:' };

async function typeTable({ keyboard }: Typing, table: Node): Promise<void> {
  const [header, ...rows] = table.children;
  const columns = header?.children ?? [];
  await keyboard.type(`| ${columns.map(typedCell).join(' | ')} |`);
  await keyboard.press('Enter');
  await keyboard.type(
    `| ${columns.map((cell) => delimiters[String(cell.attrs['align'])] ?? '-').join(' | ')} |`,
  );
  await keyboard.press('Enter');
  for (const [index, row] of rows.entries()) {
    if (index > 0) await keyboard.press('Enter');
    for (const [column, cell] of row.children.entries()) {
      if (column > 0) await keyboard.press('Tab');
      await typeInline(keyboard, cell);
    }
  }
}

async function typeBlock(typing: Typing, block: Node): Promise<void> {
  switch (block.type.name) {
    case 'paragraph':
      return typeInline(typing.keyboard, block);
    case 'bulletList':
    case 'orderedList':
      return typeList(typing, block);
    case 'table':
      return typeTable(typing, block);
    default:
      if (isContainerName(block.type.name)) return typeRows(typing, block);
      throw new Error(`The typist does not know how to type a ${block.type.name}.`);
  }
}

/** Goes on from the last thing typed to where the next one belongs: an empty line, or the template's empty block. */
async function goOn(typing: Typing, before: Node | null, next: Node): Promise<void> {
  const { page, keyboard } = typing;
  switch (before?.type.name) {
    case undefined:
      await keyboard.press('ArrowDown');
      break;
    case 'paragraph':
      await keyboard.press('Enter');
      break;
    case 'table':
      await keyboard.press('ControlOrMeta+Enter');
      break;
    default:
      // Twice: the new row or item stays empty, and the second leaves it.
      await keyboard.press('Enter', 'Enter');
  }
  const caret = await caretOf(page);
  const isStructure = isContainerName(next.type.name);
  const isRight = isStructure
    ? caret.selected === next.type.name
    : caret.around.join('/') === 'paragraph' && caret.line === '';
  if (!isRight)
    throw new Error(`There is no place for a ${next.type.name}: the caret is in ${JSON.stringify(caret)}.`);
}

/** Types what stands under each heading of the template into the draft that is open. */
async function typeSections(typing: Typing): Promise<void> {
  const { page, keyboard, wanted } = typing;
  let before: Node | null = null;
  let isUnderHeading = false;
  for (const block of wanted.children) {
    if (block.type.name === 'heading') {
      const section: unknown = block.attrs['section'];
      await keyboard.pressUntil(
        'ArrowDown',
        async () => (await caretOf(page)).section === section,
        mostLines,
      );
      before = null;
      isUnderHeading = true;
    } else if (isUnderHeading) {
      await goOn(typing, before, block);
      await typeBlock(typing, block);
      before = block;
    }
  }
}

/** Fills in the facts under the title, from the title. */
async function typeFacts({ page, keyboard, wanted }: Typing): Promise<void> {
  const { severity, incidentStatus, services, roles, tags } = readFacts(wanted);
  await keyboard.press('Tab', 'Enter');
  await page.waitForSelector('.facts-panel');
  await page.waitForFunction(() => document.activeElement?.closest('.facts-panel') !== null);
  await fillIn(page, keyboard, {
    Severity: severity,
    Incident: incidentStatus,
    Services: services.join(', '),
    Roles: roles.map(({ role, name }) => (name === '' ? role : `${role}: ${name}`)).join(', '),
    Tags: tags.join(', '),
  });
  await keyboard.press('Escape');
  await page.locator('.ProseMirror-focused').waitFor();
}

/** Types a document into a draft that was just made from its template, with the caret in the title. */
export async function typeDocument(typing: Typing): Promise<void> {
  await typeFacts(typing);
  await typeSections(typing);
  await typing.keyboard.press('ControlOrMeta+Home');
  await nameEventsOfImpacts(typing);
}
