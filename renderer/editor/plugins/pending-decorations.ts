import type { Mapping } from '@tiptap/pm/transform';
import type { Node } from '@tiptap/pm/model';
import { Decoration } from '@tiptap/pm/view';

import type { NodeJSON } from '../../document/draft';
import type { ShownChange } from '../../review/home/plan-types';
import { suggestedBlock, suggestedFact, suggestedInline, suggestedWidget } from './suggestion-widgets';

/** A suggestion that came home, as it is shown in the text. Positions are of the document that it is shown in. */
export interface PendingSuggestion {
  readonly id: string;
  /** Who suggests it, as shown. */
  readonly by: string;
  readonly changes: readonly ShownChange[];
}

/** A change of an older state of a document, where it stands after some edits: approximately. */
export function mapChange(change: ShownChange, mapping: Mapping): ShownChange {
  switch (change.kind) {
    case 'content': {
      const from = mapping.map(change.from, change.from === change.to ? -1 : 1);
      return { ...change, from, to: Math.max(from, mapping.map(change.to, -1)) };
    }
    case 'mark': {
      const from = mapping.map(change.from, 1);
      return { ...change, from, to: Math.max(from, mapping.map(change.to, -1)) };
    }
    case 'attribute':
      return change.position === null ? change : { ...change, position: mapping.map(change.position, 1) };
  }
}

/** Where a change begins and ends. What is about the draft stands below its title. */
export function stretchOf(change: ShownChange): { readonly from: number; readonly to: number } {
  if (change.kind !== 'attribute') return change;
  const at = change.position ?? 0;
  return { from: at, to: at };
}

/** The decorations of one suggestion. */
export function decorate(
  { id, by, changes }: PendingSuggestion,
  doc: Node,
  isCurrent: boolean,
): readonly Decoration[] {
  const widget = (at: number, name: string, draw: () => HTMLElement) =>
    // By its key ProseMirror keeps what is drawn when the decorations are made anew.
    Decoration.widget(at, draw, {
      side: -1,
      key: `${id} ${name} ${isCurrent}`,
      ignoreSelection: true,
      marks: [],
    });
  return changes.flatMap((change, index): readonly Decoration[] => {
    const name = `${change.kind} ${index}`;
    switch (change.kind) {
      case 'content': {
        const struck = strike(doc, change.from, change.to, id, isCurrent);
        const isSeen = struck.length > 0 || change.from === change.to;
        if (change.inserted.length === 0 && isSeen) return struck;
        const shape = change.inserted.length === 0 ? paragraphEnd : fitting(doc, change);
        const kind = change.inserted.length === 0 ? 'goes' : 'comes';
        const drawn = () => suggestedWidget({ kind, ...shape, by, suggestion: id, isCurrent }, doc);
        return [...struck, widget(change.to, name, drawn)];
      }
      case 'mark': {
        const look = `suggested is-mark${isCurrent ? ' is-current' : ''}`;
        return [Decoration.inline(change.from, change.to, { class: look, 'data-suggestion': id })];
      }
      case 'attribute': {
        const drawn = () => suggestedFact(change, { by, suggestion: id, isCurrent });
        return [widget(factPlace(doc, change.position), name, drawn)];
      }
    }
  });
}

/** Strikes what goes: whole blocks as such, else the words. Empty where something goes that cannot be seen. */
function strike(
  doc: Node,
  from: number,
  to: number,
  suggestion: string,
  isCurrent: boolean,
): readonly Decoration[] {
  const struck: Decoration[] = [];
  if (from === to) return struck;
  doc.nodesBetween(from, to, (node, position) => {
    const end = position + node.nodeSize;
    if (node.isInline) {
      const look = suggestedInline('goes', suggestion, isCurrent);
      struck.push(Decoration.inline(Math.max(from, position), Math.min(to, end), look));
      return false;
    }
    if (position < from || end > to) return true;
    struck.push(Decoration.node(position, end, suggestedBlock('goes', suggestion, isCurrent)));
    return false;
  });
  return struck;
}

interface Shape {
  readonly content: readonly NodeJSON[];
  readonly inline: boolean;
}

const sign: NodeJSON = { type: 'text', text: '¶' };
const paragraphEnd: Shape = { content: [sign], inline: true };

/** Blocks that come in the middle of a line are drawn as words with a sign between them: no block may stand there. */
function fitting(doc: Node, { inserted, inline, to }: Extract<ShownChange, { kind: 'content' }>): Shape {
  const hasText = inserted.some(hasContent);
  if (inline) return { content: hasText ? inserted : [...inserted, sign], inline };
  if (!doc.resolve(to).parent.inlineContent) return { content: inserted, inline };
  return { content: inserted.flatMap((node, index) => (index === 0 ? [node] : [sign, node])), inline: true };
}

const hasContent = ({ type, text, content = [] }: NodeJSON): boolean =>
  text !== undefined || content.some(hasContent) || (content.length === 0 && type !== 'paragraph');

/** Beside the text of a row or block; below the title where it is about the draft. */
function factPlace(doc: Node, position: number | null): number {
  const node = position === null ? null : doc.nodeAt(position);
  if (position === null || node === null) return doc.firstChild?.nodeSize ?? 0;
  return node.isLeaf ? position : position + node.nodeSize - 1;
}
