import type { Change } from '@tiptap/pm/changeset';
import type { Node, Slice } from '@tiptap/pm/model';
import { Decoration } from '@tiptap/pm/view';

import type { NodeJSON } from '../../document/draft';
import { changeId } from './own-changes';
import { suggestedBlock, suggestedInline, suggestedWidget, type SuggestedKind } from './suggestion-widgets';

/** What is kept with a decoration: that it is of words, and where its change begins in the document that came. */
export interface WordsSpec {
  readonly own: 'words';
  readonly fromA: number;
}

const specOf = ({ fromA }: Change): WordsSpec => ({ own: 'words', fromA });

/** Stands for the end of a line that was taken out or put in. */
const lineEnd = '¶';

/** How a change looks in the text. */
export function changeDecorations(change: Change, base: Node, doc: Node): readonly Decoration[] {
  const { fromA, toA, fromB, toB } = change;
  const id = changeId(change);
  const gone = base.slice(fromA, toA);
  const come = doc.slice(fromB, toB);
  if (isFormat(gone, come)) {
    const look = { class: 'own-format', 'data-suggestion': id, title: 'The formatting was changed' };
    return [Decoration.inline(fromB, toB, look, specOf(change))];
  }
  return [
    ...(toA > fromA ? goneDecorations(change, gone, doc, id) : []),
    ...(toB > fromB ? comeDecorations(change, doc, id) : []),
  ];
}

/** Whether the same words stand there with other marks. */
function isFormat(gone: Slice, come: Slice): boolean {
  if (gone.size === 0 || gone.size !== come.size) return false;
  const plain = ({ content }: Slice) => content.textBetween(0, content.size, '\n', '￼');
  return plain(gone) === plain(come) && plain(gone) !== '' && gone.openStart === come.openStart;
}

/** What is no longer in the text, drawn where it stood. */
function goneDecorations(change: Change, gone: Slice, doc: Node, id: string): readonly Decoration[] {
  const { fromB } = change;
  const inline = doc.resolve(fromB).parent.inlineContent;
  const content = inline ? inlineOf(gone, doc) : blocksOf(gone);
  return [widget({ at: fromB, kind: 'goes', content, inline, id, spec: specOf(change) })];
}

interface Drawn {
  readonly at: number;
  readonly kind: SuggestedKind;
  readonly content: readonly NodeJSON[];
  readonly inline: boolean;
  readonly id: string;
  readonly spec: WordsSpec;
}

function widget({ at, kind, content, inline, id, spec }: Drawn): Decoration {
  return Decoration.widget(
    at,
    ({ state }) => suggestedWidget({ kind, content, inline, by: '', suggestion: id }, state.doc),
    { ...spec, key: `${id} ${kind} ${JSON.stringify(content)}`, side: -1, ignoreSelection: true, marks: [] },
  );
}

/** The words of a slice in one line, with a sign between two blocks. */
function inlineOf({ content }: Slice, { type: { schema } }: Node): readonly NodeJSON[] {
  const words: NodeJSON[] = [];
  let blocks = 0;
  const add = (node: Node) => {
    if (node.isInline) {
      words.push(node.toJSON() as NodeJSON);
      return false;
    }
    if (node.isTextblock && blocks > 0) words.push(schema.text(lineEnd).toJSON() as NodeJSON);
    blocks += Number(node.isTextblock);
    return true;
  };
  content.forEach((node) => {
    if (add(node)) node.descendants(add);
  });
  return words.length === 0 ? [schema.text(lineEnd).toJSON() as NodeJSON] : words;
}

function blocksOf({ content }: Slice): readonly NodeJSON[] {
  return content.content.map((node) => node.toJSON() as NodeJSON);
}

/** What is in the text and was not. */
function comeDecorations(change: Change, doc: Node, id: string): readonly Decoration[] {
  const { fromB, toB } = change;
  const spec = specOf(change);
  const found: Decoration[] = [];
  let hasWords = false;
  doc.nodesBetween(fromB, toB, (node, position) => {
    if (node.isInline) {
      hasWords = true;
      return false;
    }
    const isWhole = position >= fromB && position + node.nodeSize <= toB;
    if (isWhole)
      found.push(Decoration.node(position, position + node.nodeSize, suggestedBlock('comes', id), spec));
    return !isWhole || node.isTextblock || node.childCount > 0;
  });
  if (hasWords) found.push(Decoration.inline(fromB, toB, suggestedInline('comes', id), spec));
  const $from = doc.resolve(fromB);
  const isSplit = $from.parent.inlineContent && toB > $from.end();
  const mark = doc.type.schema.text(lineEnd).toJSON() as NodeJSON;
  if (isSplit)
    found.push(widget({ at: $from.end(), kind: 'comes', content: [mark], inline: true, id, spec }));
  return found;
}
