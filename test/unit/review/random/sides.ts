import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';

import type { Suggestion } from '../../../../renderer/review/types';
import type { Done } from './edits/places';
import { editOnce, type EditKind } from './kinds';
import { pick, randomFrom } from './random';
import { repeatedDocument, repeatedJSON, typedWord, type Person, type Repetition } from './words';

/** What one person made of a draft. */
export interface Side {
  readonly document: Node;
  /** One for each edit. */
  readonly suggestions: readonly Suggestion[];
  /** Kind of each suggestion. */
  readonly kinds: readonly EditKind[];
}

export const stepsOf = ({ suggestions }: Pick<Side, 'suggestions'>): readonly unknown[] =>
  suggestions.flatMap(({ steps }) => steps);

/** The kind of the edit that typed a word; null for a word of the draft that was sent. */
export function kindOfWord({ suggestions, kinds }: Side, word: string): EditKind | null {
  const turn = /^[A-Z]{4}(\d{2})/u.exec(word)?.[1];
  const index = suggestions.findIndex(({ at }) => at === Number(turn));
  return turn === undefined ? null : (kinds[index] ?? null);
}

/** So many edits of these kinds, one suggestion each. An edit that the document has no place for is left out. */
export function editedBy(
  base: Node,
  seed: number,
  person: Person,
  kinds: readonly EditKind[],
  count: number,
): Side {
  const random = randomFrom(seed);
  const suggestions: Suggestion[] = [];
  const made: EditKind[] = [];
  const history: Done[] = [];
  let document = base;
  for (let turn = 0; turn < count * 4 && suggestions.length < count; turn += 1) {
    const kind = pick(random, kinds) ?? 'insert';
    const tr = new Transform(document);
    try {
      editOnce({ tr, random, tag: typedWord(person, turn), fresh: `${person}-${turn}`, history }, kind);
      tr.doc.check();
    } catch {
      continue;
    }
    if (tr.steps.length === 0 || tr.doc.eq(document)) continue;
    if (kind === 'undo') history.pop();
    else history.push({ steps: tr.steps, docs: tr.docs });
    document = tr.doc;
    made.push(kind);
    suggestions.push({
      id: `${person}-${turn}`,
      author: { id: person, name: person, role: '' },
      at: turn,
      steps: tr.steps.map((step) => step.toJSON() as unknown),
    });
  }
  return { document, suggestions, kinds: made };
}

/** The same side with words that repeat; every position is the same. */
export function repeatedSide(side: Side, who: Repetition): Side {
  return {
    ...side,
    document: repeatedDocument(side.document, who),
    suggestions: side.suggestions.map((one) => ({
      ...one,
      steps: repeatedJSON(one.steps, who) as readonly unknown[],
    })),
  };
}
