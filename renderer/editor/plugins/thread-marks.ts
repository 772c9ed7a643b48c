import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** What a comment is about, in the text. */
export interface ThreadMark {
  /** Of the thread. */
  readonly id: string;
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
  /** True for a block or row as a whole, which the one stretch then is. */
  readonly whole: boolean;
  readonly look: 'open' | 'blocking' | 'resolved' | 'composing';
}

const key = new PluginKey<DecorationSet>('threadMarks');

/** What is said of a decoration here: whose it is, and how it looks. */
interface ThreadSpec {
  readonly thread: string;
  readonly look: string;
}

const described: Readonly<Record<ThreadMark['look'], string>> = {
  open: 'commented',
  blocking: 'commented, blocking',
  resolved: 'commented, resolved',
  composing: 'being commented',
};

function decorationsOf(
  { id, stretches, whole, look }: ThreadMark,
  isCurrent: boolean,
): readonly Decoration[] {
  // A thread that is done leaves the text alone, until somebody looks at it.
  if (look === 'resolved' && !isCurrent) return [];
  const kind = whole ? 'commented-block' : 'commented';
  const attributes = {
    class: `${kind} ${kind}-${look}${isCurrent ? ' is-current' : ''}`,
    'data-thread': id,
    'aria-description': described[look],
  };
  const spec: ThreadSpec = { thread: id, look: attributes.class };
  return stretches.map(({ from, to }) =>
    whole
      ? Decoration.node(from, to, attributes, spec)
      : Decoration.inline(from, to, { ...attributes, role: 'mark' }, spec),
  );
}

const nameOf = ({ from, to, spec }: Decoration): string => {
  const { thread, look } = spec as ThreadSpec;
  return `${from} ${to} ${thread} ${look}`;
};

function areShown(shown: DecorationSet, wanted: readonly Decoration[]): boolean {
  const names = new Set(shown.find().map(nameOf));
  return names.size === wanted.length && wanted.every((decoration) => names.has(nameOf(decoration)));
}

/**
 * Has these threads marked and no others, until they are given anew. The marks move along with edits.
 *
 * @returns null where they are marked just so already
 */
export function markThreads(
  state: EditorState,
  marks: readonly ThreadMark[],
  current: string | null,
): Transaction | null {
  const wanted = marks
    .flatMap((mark) => decorationsOf(mark, mark.id === current))
    // A set of decorations takes those of nodes in document order only.
    .toSorted((one, other) => one.from - other.from);
  const shown = key.getState(state);
  if (shown === undefined || areShown(shown, wanted)) return null;
  return state.tr.setMeta(key, wanted).setMeta('addToHistory', false);
}

/** Ids of the threads that are marked where a position stands, the narrowest first. */
export function threadsAt(state: EditorState, position: number): readonly string[] {
  const found = key.getState(state)?.find(position, position) ?? [];
  return found
    .toSorted((one, other) => one.to - one.from - (other.to - other.from))
    .map(({ spec }) => (spec as ThreadSpec).thread);
}

const draw = (doc: Node, wanted: readonly Decoration[]): DecorationSet =>
  DecorationSet.create(doc, [...wanted]);

/** The words that comments are about. What is said of them stands beside the text, for everyone. */
export const ThreadMarks = Extension.create({
  name: 'threadMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, shown) {
          const wanted = transaction.getMeta(key) as readonly Decoration[] | undefined;
          if (wanted !== undefined) return draw(transaction.doc, wanted);
          return transaction.docChanged ? shown.map(transaction.mapping, transaction.doc) : shown;
        },
      },
      props: { decorations: (state) => key.getState(state) ?? null },
    }),
  ],
});
