import type { Node } from '@tiptap/pm/model';

/** The footnotes of a document, numbered in the order in which the text first leads to them. */
export interface Notes {
  /** The number of the note with this label; null where there is no such note. */
  readonly refer: (label: string) => number | null;
  /** Notes that were referred to and not yet taken, in the order of their numbers. */
  readonly take: () => readonly Note[];
  /** Notes to which no text leads, numbered after the others. Asked for last. */
  readonly takeRest: () => readonly Note[];
}

export interface Note {
  readonly number: number;
  readonly definition: Node;
}

/** Labels are compared without regard to case, as GFM does. */
const keyOf = (label: unknown) => String(label).toLowerCase();

export function collectNotes(doc: Node): Notes {
  const definitions = new Map<string, Node>();
  doc.descendants((node) => {
    if (node.type.name !== 'footnoteDefinition') return;
    const key = keyOf(node.attrs['label']);
    // Of two notes with one label readers of Markdown see the first; the other comes at the end.
    definitions.set(definitions.has(key) ? `${key} ${definitions.size}` : key, node);
  });
  const numbers = new Map<string, number>();
  let taken = 0;

  const number = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size + 1);
    return numbers.size;
  };
  const take = (): readonly Note[] => {
    const fresh = [...numbers].filter(([, at]) => at > taken);
    taken = numbers.size;
    return fresh.flatMap(([key, at]) => {
      const definition = definitions.get(key);
      return definition === undefined ? [] : [{ number: at, definition }];
    });
  };
  return {
    refer: (label) => {
      const key = keyOf(label);
      return definitions.has(key) ? number(key) : null;
    },
    take,
    takeRest: () => {
      for (const key of definitions.keys()) number(key);
      return take();
    },
  };
}
