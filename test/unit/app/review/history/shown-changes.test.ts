import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  isUnchanged,
  shownChanges,
  type ShownBlock,
  type ShownChanges,
} from '../../../../../renderer/app/review/history/shown-changes';
import { documentSchema as schema } from '../../../../../renderer/document/schema';
import { changesBetween } from '../../../../../renderer/review/changes';
import type { TextPart } from '../../../../../renderer/review/changes-words';
import { action, at, bullets, doc, event, h, item, node, p, title } from '../../../support/build';
import { structuredDocument } from '../../../support/random-document';

const timeline = (...rows: readonly ReturnType<typeof event>[]) => node('timeline', rows, { id: 't' });
const rang = event('Alarm rang', { id: 'e1', happened: at('2019-07-02T13:42') });
const fixed = event('Fixed', { id: 'e2', happened: at('2019-07-02T14:09') });

const page = (content: Parameters<typeof doc>[0], severity = 'SEV-2') =>
  doc([title('Outage'), ...content], { severity });

const causes = [
  h(2, 'Causes', { id: 'h2' }),
  p('A full disk.', { id: 'p1' }),
  p('Nobody knew.', { id: 'p2' }),
];
const before = page([h(2, 'Timeline', { id: 'h1' }), timeline(rang, fixed), ...causes]);

const sectionOf = ({ sections }: ShownChanges, heading: string) => {
  const found = sections.find((section) => section.heading === heading);
  if (found === undefined) throw new Error(`no section ${heading}`);
  return found;
};

const sideOf = (parts: readonly TextPart[], other: TextPart['kind']): string =>
  parts.map(({ kind, text }) => (kind === other ? '' : text)).join('');

/** Milliseconds for a test over random documents, on a machine that is busy. */
const patience = 30_000;

describe('changes as they are shown', () => {
  it('are none where nothing changed', () => {
    const same = shownChanges(before, before.copy(before.content));
    expect(isUnchanged(same)).toBe(true);
    expect(sectionOf(same, 'Causes').items).toEqual([
      { kind: 'unchanged', texts: ['A full disk.', 'Nobody knew.'] },
    ]);
  });

  it('fold what did not change, and count words', () => {
    const after = page([
      h(2, 'Timeline', { id: 'h1' }),
      timeline(rang, fixed),
      h(2, 'Causes', { id: 'h2' }),
      p('A very full disk.', { id: 'p1' }),
      p('Nobody knew.', { id: 'p2' }),
    ]);
    const changes = shownChanges(before, after);
    expect(changes).toMatchObject({ added: 1, removed: 0, facts: [] });
    expect(sectionOf(changes, 'Timeline').changes).toBe(0);
    expect(sectionOf(changes, 'Causes')).toMatchObject({
      changes: 1,
      items: [
        { kind: 'block', block: { kind: 'changed' } },
        { kind: 'unchanged', texts: ['Nobody knew.'] },
      ],
    });
  });

  it('tell a row once, with its headline and the facts it came with', () => {
    const late = event('Late alarm', { id: 'e3', happened: at('2019-07-02T13:50'), kind: 'alert' });
    const after = page([h(2, 'Timeline', { id: 'h1' }), timeline(rang, late, fixed), ...causes]);
    const [, added] = sectionOf(shownChanges(before, after), 'Timeline').items;
    expect(added).toMatchObject({
      kind: 'row',
      headline: 'Late alarm',
      row: {
        kind: 'added',
        attributes: [
          { label: 'time', before: '', after: '2 July 2019, 13:50' },
          { label: 'kind', after: 'alert' },
        ],
      },
      blocks: [{ kind: 'added', parts: [{ kind: 'added', text: 'Late alarm' }] }],
    });
    const [, removed] = sectionOf(shownChanges(after, before), 'Timeline').items;
    expect(removed).toMatchObject({
      kind: 'row',
      row: { kind: 'removed', attributes: [{ label: 'time', before: '2 July 2019, 13:50', after: '' }, {}] },
    });
  });

  it('tell facts of a row and of the draft in words', () => {
    const actionsDue = (due: string, severity?: string) =>
      page(
        [
          h(2, 'Actions', { id: 'h3' }),
          node('actions', [action('Add disks', { id: 'a1', due })], { id: 'as' }),
        ],
        severity,
      );
    const changes = shownChanges(actionsDue('2019-08-01'), actionsDue('2019-08-08', 'SEV-1'));
    expect(changes.facts).toMatchObject([{ label: 'severity', before: 'SEV-2', after: 'SEV-1' }]);
    expect(sectionOf(changes, 'Actions').items).toMatchObject([
      {
        kind: 'row',
        headline: 'Add disks',
        row: { attributes: [{ label: 'due', before: '2019-08-01', after: '2019-08-08' }] },
        blocks: [],
      },
    ]);
  });

  it('say where a block came from', () => {
    const after = page([
      h(2, 'Timeline', { id: 'h1' }),
      p('Nobody knew.', { id: 'p2' }),
      timeline(rang, fixed),
      h(2, 'Causes', { id: 'h2' }),
      p('A full disk.', { id: 'p1' }),
    ]);
    const [moved] = sectionOf(shownChanges(before, after), 'Timeline').items;
    expect(moved).toMatchObject({ kind: 'block', block: { kind: 'same', moved: 'from “Causes”' } });
  });

  it('say of a section that moved that it did, and not of each of its blocks', () => {
    const end = [h(2, 'End', { id: 'h3' }), p('Over.', { id: 'p3' })];
    const one = page([...causes, h(2, 'Timeline', { id: 'h1' }), timeline(rang, fixed), ...end]);
    const other = page([h(2, 'Timeline', { id: 'h1' }), timeline(rang, fixed), ...end, ...causes]);
    const moved = shownChanges(one, other).sections.filter(({ changes }) => changes > 0);
    expect(moved).toMatchObject([{ heading: 'Causes', head: { moved: 'with its section' }, changes: 1 }]);
  });

  it('do not tell a list of itself, only what it holds', () => {
    const after = page([
      h(2, 'Timeline', { id: 'h1' }),
      timeline(rang, fixed),
      ...causes,
      bullets(item(p('One', { id: 'l1' })), item(p('Two', { id: 'l2' }))),
    ]);
    const { items } = sectionOf(shownChanges(before, after), 'Causes');
    expect(items.map(({ kind }) => kind)).toEqual(['unchanged', 'block', 'block']);
  });

  it(
    'tell every block that changed, each once',
    () => {
      const told = ({ sections }: ShownChanges): readonly ShownBlock[] =>
        sections.flatMap(({ head, items }) => [
          ...(head === null ? [] : [head]),
          ...items.flatMap((item) => {
            if (item.kind === 'unchanged') return [];
            return item.kind === 'block' ? [item.block] : [item.row, ...item.blocks];
          }),
        ]);
      const texts = (blocks: readonly { readonly parts: readonly TextPart[] }[]): readonly string[] =>
        blocks
          .filter(({ parts }) => parts.length > 0)
          .map(({ parts }) => `${sideOf(parts, 'added')} → ${sideOf(parts, 'removed')}`)
          .toSorted();
      const isText = (type: string): boolean => schema.nodes[type]?.isTextblock === true;
      fc.assert(
        fc.property(structuredDocument, structuredDocument, fc.nat(), (one: Node, other: Node, at) => {
          // Blocks that stay, in another order.
          const place = at % (one.childCount + 1);
          const turned = [...one.children.slice(place), ...one.children.slice(0, place)];
          for (const next of [other, one.type.create(one.attrs, turned)]) {
            const changes = shownChanges(one, next);
            const wanted = changesBetween(one, next)
              .sections.flatMap(({ blocks }) => blocks)
              .filter(({ type, kind, movedFrom, parts }) => {
                const isMovedOnly = kind === 'same' && movedFrom !== null;
                return isText(type) && !isMovedOnly && parts.length > 0;
              });
            const shown = told(changes).filter(({ kind }) => kind !== 'same');
            expect(texts(shown)).toEqual(texts(wanted));
          }
        }),
        { numRuns: 15 },
      );
    },
    patience,
  );
});
