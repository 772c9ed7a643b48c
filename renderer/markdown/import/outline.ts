import type { NodeJSON } from '../../document/draft';
import { hasMark, textOf } from './inline-text';
import { meaningOf, type Meaning } from './meanings';

/** Under what a block stands. */
export interface Scope {
  /** What the nearest heading or label above says that it is about; null where none says so. */
  readonly meaning: Meaning | null;
  /** Whether a label under the heading says it, and not the heading. */
  readonly byLabel: boolean;
  /** Index of the heading or label that gives the meaning; -1 where none does. */
  readonly from: number;
}

/**
 * The scope of each block. A heading whose words say nothing leaves the meaning of the heading above it in force; a
 * label ("**Timeline:**" alone in a paragraph or an item) holds up to the next label or heading.
 */
export function outline(blocks: readonly NodeJSON[]): readonly Scope[] {
  let open: { readonly level: number; readonly scope: Scope }[] = [];
  let label: Scope | null = null;
  const none: Scope = { meaning: null, byLabel: false, from: -1 };
  return blocks.map((block, index) => {
    if (block.type === 'heading') {
      const level = headingLevel(block);
      open = open.filter((heading) => heading.level < level);
      const above = open.at(-1)?.scope ?? none;
      const own = meaningOf(textOf(block.content));
      const meaning = own !== null && isPhase(own, above.meaning) ? null : own;
      const scope = meaning === null ? above : { meaning, byLabel: false, from: index };
      open.push({ level, scope });
      label = null;
      return scope;
    }
    const text = labelOf(block);
    if (text !== null) {
      const meaning = meaningOf(text);
      const above = open.at(-1)?.scope ?? none;
      // A label that says nothing ends the one before it, but not its section.
      if (meaning !== null) label = { meaning, byLabel: true, from: index };
      else if (label !== null) label = { ...above, meaning: null };
    }
    return label ?? open.at(-1)?.scope ?? none;
  });
}

const phases: ReadonlySet<Meaning> = new Set([
  'background',
  'what-happened',
  'trigger',
  'detection',
  'diagnosis',
  'response',
  'resolution',
]);

/** "Detection" under "Timeline" or "Action items" groups rows of that section and is none of its own. */
function isPhase(own: Meaning, above: Meaning | null): boolean {
  return (above === 'timeline' || above === 'actions') && phases.has(own);
}

export function headingLevel(block: NodeJSON): number {
  const level = block.attrs?.['level'];
  return typeof level === 'number' ? level : 1;
}

/** Longer labels are sentences. In characters. */
const longestLabel = 60;

/** The words of a block that does nothing but name what follows; null for any other. */
export function labelOf(block: NodeJSON): string | null {
  if (block.type === 'bulletList') {
    const [item, second] = block.content ?? [];
    const [paragraph, more] = item?.content ?? [];
    const isAlone = second === undefined && more === undefined && paragraph !== undefined;
    return isAlone ? labelOf(paragraph) : null;
  }
  if (block.type !== 'paragraph') return null;
  const text = textOf(block.content).trim();
  if (text === '' || text.length > longestLabel || /[.!?]$/u.test(text)) return null;
  const content = block.content ?? [];
  const isBold = content.every(
    (node) => hasMark(node, 'bold') || (node.text ?? '').replace(/[\s:]/gu, '') === '',
  );
  return isBold || /^[^:]{1,50}:$/u.test(text) ? text.replace(/:\s*$/u, '') : null;
}

/** Index of the block after the part that a heading opens: the next heading of its own or a higher level, or the end. */
export function endOfSection(blocks: readonly NodeJSON[], heading: number): number {
  const opener = blocks[heading];
  const level = opener === undefined ? 0 : headingLevel(opener);
  const end = blocks.findIndex(
    (block, index) => index > heading && block.type === 'heading' && headingLevel(block) <= level,
  );
  return end === -1 ? blocks.length : end;
}
