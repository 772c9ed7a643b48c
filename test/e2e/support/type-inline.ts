import type { Mark, Node } from '@tiptap/pm/model';
import type { Keyboard } from './keyboard';

/** Markdown that makes a mark as its closing characters are typed. */
const typed: Readonly<Record<string, string>> = { bold: '**', italic: '*', strike: '~~', code: '`' };

/** Keys that switch a mark on and off. */
const switches: Readonly<Record<string, string>> = {
  bold: 'ControlOrMeta+b',
  italic: 'ControlOrMeta+i',
  strike: 'ControlOrMeta+Shift+X',
  code: 'ControlOrMeta+Shift+M',
};

function keyOf(mark: Mark): string {
  const key = switches[mark.type.name];
  if (key === undefined) throw new Error(`The typist knows no key for the mark ${mark.type.name}.`);
  return key;
}

/** Types a text with its marks: as Markdown where that says it, else with the keys that switch marks. */
async function typeText(keyboard: Keyboard, text: string, marks: readonly Mark[]): Promise<void> {
  const [mark] = marks;
  const sign = marks.length === 1 && mark !== undefined ? typed[mark.type.name] : undefined;
  if (mark === undefined) await keyboard.type(text);
  else if (mark.type.name === 'link') {
    const { href, title } = mark.attrs as { readonly href: string; readonly title: string | null };
    if (marks.length > 1 || /[[\]]/u.test(text)) throw new Error(`No Markdown for the link “${text}”.`);
    await keyboard.type(`[${text}](${href}${title === null ? '' : ` "${title}"`})`);
  } else if (sign !== undefined && !/[*_~`[\]]/u.test(text)) await keyboard.type(`${sign}${text}${sign}`);
  else {
    await keyboard.press(...marks.map(keyOf));
    await keyboard.type(text);
    await keyboard.press(...marks.map(keyOf));
  }
}

/** Types what stands in a line. */
export async function typeInline(keyboard: Keyboard, line: Node): Promise<void> {
  for (const child of line.children) {
    if (child.isText) await typeText(keyboard, child.text ?? '', child.marks);
    else if (child.type.name === 'hardBreak') await keyboard.press('Shift+Enter');
    else throw new Error(`The typist does not know how to type a ${child.type.name}.`);
  }
}

/** The cell as it stands between the bars of a typed row. */
export function typedCell(cell: Node): string {
  const isPlain = cell.children.every((child) => child.isText && child.marks.length === 0);
  if (!isPlain) throw new Error('The typist writes the header of a table without marks.');
  return cell.textContent.replaceAll('|', String.raw`\|`);
}
