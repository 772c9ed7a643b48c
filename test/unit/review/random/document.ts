import type { Node } from '@tiptap/pm/model';

import type { NodeJSON } from '../../../../renderer/document/draft';
import {
  action,
  at,
  bullets,
  code,
  doc,
  event,
  factor,
  h,
  image,
  impact,
  item,
  node,
  p,
  table,
  title,
} from '../../support/build';
import { below, pick, type Random } from './random';
import { baseWord } from './words';

/**
 * A document over the schema, of `blocks` blocks, whose words are all different and whose blocks all have an id. Few
 * lengths: with words that repeat (`repeatedDocument`) many paragraphs, rows and cells are equal.
 */
export function uniqueDocument(random: Random, blocks = 12): Node {
  let block = 0;
  let ids = 0;
  const id = () => ({ id: `b${(ids += 1)}` });
  const words = (...lengths: readonly number[]): string => {
    block += 1;
    return Array.from({ length: pick(random, lengths) ?? 3 }, (_, index) => baseWord(block, index)).join(' ');
  };
  const text = (): NodeJSON => p(words(6, 9, 12), id());
  const picture = (): NodeJSON => {
    const line = words(6, 9);
    return p([`${line} `, image('asset:00', baseWord(block, 50)), ` ${baseWord(block, 51)}`], id());
  };
  const time = (): string => `2019-07-02T13:${String(10 + below(random, 50))}`;
  const cells = (): readonly string[] => [words(3, 6), words(3, 6)];
  const makers: readonly (() => NodeJSON)[] = [
    text,
    text,
    text,
    picture,
    () => h(2, words(3), id()),
    () => bullets(item(text()), item(text(), text()), item(text())),
    () => node('blockquote', [text()]),
    () => table(cells(), cells(), cells()),
    () => code(words(6), id()),
    () =>
      node('timeline', [
        ...[time(), time(), time()].toSorted().map((happened) =>
          event([text()], {
            ...id(),
            happened: at(happened),
            moments: random() < 0.5 ? ['detected'] : [],
          }),
        ),
        event([text()], id()),
      ]),
    () =>
      node(
        'factors',
        [0, 1, 0].map((depth) => factor([text()], { ...id(), depth })),
      ),
    () =>
      node('impacts', [
        impact([text()], { ...id(), who: 'visitors' }),
        impact([text()], { ...id(), who: 'visitors' }),
      ]),
    () =>
      node('actions', [
        action([text()], { ...id(), owner: 'web team', type: 'prevent' }),
        action([text()], { ...id(), due: '2019-08-01' }),
      ]),
  ];
  const withIds = (json: NodeJSON): NodeJSON =>
    json.type === 'text' || json.type === 'image'
      ? json
      : { ...json, attrs: { ...id(), ...json.attrs }, content: (json.content ?? []).map(withIds) };
  const content = Array.from({ length: blocks }, () => (pick(random, makers) ?? text)());
  return doc([title(words(6, 9)), ...content].map(withIds), {
    severity: 'SEV-2',
    tags: ['cdn'],
    services: ['api'],
  });
}
