import type { Node } from '@tiptap/pm/model';
import { Step } from '@tiptap/pm/transform';

import { documentSchema as schema } from '../../../renderer/document/schema';
import {
  action,
  at,
  bullets,
  code,
  doc,
  event,
  factor,
  h,
  impact,
  item,
  node,
  p,
  table,
  title,
} from '../support/build';

/*
 * Documents whose words are all different, and edits of every kind on them. The same document with a handful of words that
 * come again and again has the same positions, so the first says what is right in the second.
 */

const vocabulary = ['alpha', 'bravo', 'carol', 'delta', 'echos', 'fleet', 'gamma'] as const;

/** The same text with words that repeat. */
export const repeating = (text: string): string =>
  text.replace(/w(\d{4})/gu, (_, digits: string) => vocabulary[Number(digits) % vocabulary.length] ?? '');

export function repeatingDocument(unique: Node): Node {
  return schema.nodeFromJSON(JSON.parse(repeating(JSON.stringify(unique.toJSON()))));
}

export const repeatingStep = (step: Step): Step =>
  Step.fromJSON(schema, JSON.parse(repeating(JSON.stringify(step.toJSON()))));

/** A document over the schema; every block has an id, every word stands once. */
export function wordsDocument(lengths: readonly number[]): Node {
  let word = 0;
  let block = 0;
  let turn = 0;
  const id = () => ({ id: `b${(block += 1)}` });
  const words = (): string => {
    const count = lengths[(turn += 1) % lengths.length] ?? 3;
    return Array.from({ length: count }, () => `w${String((word += 1)).padStart(4, '0')}`).join(' ');
  };
  const text = () => p(words(), id());
  const cells = table([words(), words()], [words(), words()], [words(), words()]);
  const withIds = (json: ReturnType<typeof node>): ReturnType<typeof node> =>
    json.type === 'text'
      ? json
      : { ...json, attrs: { ...id(), ...json.attrs }, content: (json.content ?? []).map(withIds) };
  return doc(
    [
      title(words()),
      h(2, words(), id()),
      text(),
      text(),
      bullets(item(text()), item(text(), text()), item(text())),
      h(2, words(), id()),
      node('timeline', [
        event([text()], { ...id(), happened: at('2019-07-02T13:42') }),
        event([text(), text()], { ...id(), moments: ['detected'] }),
        event([text()], id()),
      ]),
      text(),
      node('blockquote', [text(), text()], id()),
      h(3, words(), id()),
      node('impacts', [impact([text()], { ...id(), who: 'visitors' })]),
      node('factors', [factor([text()], id()), factor([text()], { ...id(), depth: 1 })]),
      text(),
      cells,
      code(words(), id()),
      node('actions', [action([text()], { ...id(), owner: 'web team' }), action([text()], id())]),
      text(),
      text(),
    ].map(withIds),
  );
}
