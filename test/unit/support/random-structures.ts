import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';

import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema } from '../../../renderer/document/schema';
import {
  actionStatuses,
  actionTypes,
  eventKinds,
  factorKinds,
  moments,
  priorities,
} from '../../../renderer/document/vocabulary';
import { blocks } from './random-document';
import { block, fact, headline, lookAlike, plainRun, text } from './random-look-alikes';
import { days, time, zones } from './random-times';

/*
 * Random documents with several of each structured block, in any order, whose text looks like the forms in which
 * structured blocks are printed, and whose plain blocks do.
 */

const under: fc.Arbitrary<readonly NodeJSON[]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: blocks },
  { weight: 1, arbitrary: fc.array(lookAlike, { maxLength: 2 }) },
);
const row = fc
  .tuple(fc.oneof({ weight: 5, arbitrary: headline }, { weight: 1, arbitrary: lookAlike }), under)
  .map(([first, rest]) => [first, ...rest]);

const source = fc.record({
  system: fact,
  id: fact,
  link: fc.oneof(
    fact,
    fc.constantFrom('https://x.test/i/1', 'https://x.test/a b|c', 'javascript:x', '/a_(b'),
  ),
  author: fact,
  raw: fc.constantFrom(null, 'raw'),
  hash: fc.constant(null),
});

const ids = (letter: string) => Array.from({ length: 9 }, (_, index) => `${letter}${index}`);
const eventIds = ids('e');
const factorIds = ids('f');

/** Rows get ids afterwards, by their place in the document, so that what names them may or may not exist. */
const rows = (type: string, attrs: fc.Arbitrary<object>) =>
  fc.tuple(row, attrs).map(([content, facts]) => block(type, content, { ...facts }));

function containers(day: number, zone: string): fc.Arbitrary<NodeJSON> {
  const at = time(day, zone);
  const event = rows(
    'event',
    fc.record({
      happened: fc.option(at, { freq: 5 }),
      known: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: at }),
      kind: fc.constantFrom('', ...eventKinds),
      moments: fc.oneof(fc.constant([]), fc.subarray([...moments], { maxLength: 2 })),
      sources: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(source, { maxLength: 3 }) },
      ),
    }),
  );
  const impact = rows(
    'impact',
    fc.record({
      who: fact,
      measure: fact,
      source: fact,
      start: fc.constantFrom(null, ...eventIds),
      end: fc.constantFrom(null, ...eventIds),
    }),
  );
  const factor = rows(
    'factor',
    fc.record({ kind: fc.constantFrom('', '', ...factorKinds), depth: fc.integer({ min: 0, max: 4 }) }),
  );
  const action = rows(
    'action',
    fc.record({
      type: fc.constantFrom('', ...actionTypes),
      owner: fact,
      due: fact,
      priority: fc.constantFrom('', ...priorities),
      status: fc.constantFrom('', ...actionStatuses),
      link: fc.oneof(
        fact,
        fc.constantFrom('OPS-12', 'https://x.test/browse/OPS-12', '/issues/4?a=b|c', 'javascript:x'),
      ),
      answers: fc.array(fc.constantFrom(...factorIds), { maxLength: 3 }),
    }),
  );
  const container = (type: string, of: fc.Arbitrary<NodeJSON>) =>
    fc.array(of, { maxLength: 4 }).map((content) => block(type, content));
  return fc.oneof(
    container('timeline', event),
    container('impacts', impact),
    container('factors', factor),
    container('actions', action),
    fc.constantFrom('metrics', 'picture', 'coverage').map((type) => block(type)),
  );
}

/** Gives rows their ids by place. */
function withIds(content: readonly NodeJSON[]): readonly NodeJSON[] {
  const counts: Record<string, number> = {};
  return content.map((container) => ({
    ...container,
    content: (container.content ?? []).map((child) => {
      if (!['event', 'impact', 'factor', 'action'].includes(child.type)) return child;
      const count = (counts[child.type] = (counts[child.type] ?? -1) + 1);
      return { ...child, attrs: { ...child.attrs, id: `${child.type[0] ?? ''}${count}` } };
    }),
  }));
}

const sectionHeading = fc
  .tuple(fact, fc.constantFrom(1, 2, 2, 3, 6), fc.constantFrom(null, 'impact', 'timeline'))
  .map(([words, level, section]) => block('heading', words === '' ? [] : [text(words)], { level, section }));

const title = fact.map((words) => block('title', words === '' ? [] : [text(words)]));

/** Documents of everything, structured blocks several times, in any order. */
export const wildDocument: fc.Arbitrary<Node> = fc
  .tuple(fc.constantFrom(...days), fc.constantFrom(...zones))
  .chain(([day, zone]) =>
    fc
      .array(
        fc.oneof(
          { weight: 6, arbitrary: containers(day, zone).map((container) => [container]) },
          { weight: 2, arbitrary: plainRun },
          {
            weight: 1,
            arbitrary: fc
              .oneof({ weight: 3, arbitrary: sectionHeading }, { weight: 1, arbitrary: title })
              .map((heading) => [heading]),
          },
        ),
        { maxLength: 8 },
      )
      .map((parts) => {
        const doc = documentSchema.nodeFromJSON({
          type: 'doc',
          attrs: { zone },
          content: withIds(parts.flat()),
        });
        doc.check();
        return doc;
      }),
  );
