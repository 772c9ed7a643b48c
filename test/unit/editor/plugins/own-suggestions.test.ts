import * as fc from 'fast-check';
import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { Step } from '@tiptap/pm/transform';
import type { Decoration } from '@tiptap/pm/view';
import { describe, expect, it, vi } from 'vitest';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { documentSchema } from '../../../../renderer/document/schema';
import { listOwn, takeBackOwn } from '../../../../renderer/editor/plugins/own-list';
import { shownChanges } from '../../../../renderer/editor/plugins/own-changes';
import { changeDecorations } from '../../../../renderer/editor/plugins/own-decorations';
import {
  blocksById,
  draftFactDecorations,
  factDecorations,
} from '../../../../renderer/editor/plugins/own-facts';
import { ownState, ownSuggestions, type OwnState } from '../../../../renderer/editor/plugins/own-suggestions';
import { uniqueDocument } from '../../review/random/document';
import { allKinds } from '../../review/random/kinds';
import { randomFrom } from '../../review/random/random';
import { editedBy } from '../../review/random/sides';
import { action, actions, p, title } from '../harness';

const docOf = (...blocks: readonly NodeJSON[]) =>
  documentSchema.nodeFromJSON({ type: 'doc', content: [title('Outage'), ...blocks] });

const opened = (base: Node, doc: Node = base) => EditorState.create({ doc, plugins: [ownSuggestions(base)] });

function own(state: EditorState): OwnState {
  const found = ownState(state);
  if (found === null) throw new Error('no suggestions are shown');
  return found;
}

/** A decoration as a line to compare: where it stands and what it draws. */
function lineOf(decoration: Decoration): string {
  const { from, to, spec } = decoration;
  const { attrs } = (decoration as unknown as { readonly type: { readonly attrs?: unknown } }).type;
  return `${from}-${to} ${JSON.stringify([spec, attrs])}`;
}

/** The line about the draft stands below its title, and random edits move that about as no editor does. */
const lines = (found: readonly Decoration[]) =>
  found
    .map(lineOf)
    .map((line) => (line.includes('"of":"draft"') ? line.replace(/^\d+-\d+/u, '') : line))
    .toSorted();

/** The words between the changes, of the document that came or of the one that is there. */
function between({ base, changes: { changes } }: OwnState, doc: Node | null): readonly string[] {
  const edges = changes.flatMap(({ fromA, toA, fromB, toB }) => (doc === null ? [fromA, toA] : [fromB, toB]));
  const whole = doc ?? base;
  const all = [0, ...edges, whole.content.size];
  return all.flatMap((from, index) =>
    index % 2 === 0 ? [whole.textBetween(from, all[index + 1] ?? from, '\n', '?')] : [],
  );
}

/** What the whole document would be shown with, looked at from the beginning. */
function fromScratch({ base, changes }: OwnState, doc: Node): readonly Decoration[] {
  const found = shownChanges(changes, doc).flatMap((change) => changeDecorations(change, base, doc));
  const blocks = blocksById(base);
  doc.descendants((block, position) => {
    found.push(...factDecorations(block, position, { base, blocks, doc }));
    return !block.isTextblock;
  });
  return [...found, ...draftFactDecorations(base, doc)];
}

/** An editor's states through random edits, one transaction each. */
function* edited(seed: number, count: number) {
  const base = uniqueDocument(randomFrom(seed));
  const { suggestions } = editedBy(base, seed, 'reviewer', allKinds, count);
  let state = opened(base);
  for (const { steps } of suggestions) {
    const { tr } = state;
    for (const step of steps) tr.step(Step.fromJSON(documentSchema, step));
    state = state.apply(tr);
    yield { base, state };
  }
}

// Random documents and edits, several a run; many times slower where other work goes on.
vi.setConfig({ testTimeout: 60_000 });

describe('own suggestions, followed step by step', () => {
  it('are shown as if the whole document had been looked at', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const { state } of edited(seed, 8))
          expect(lines(own(state).shown.find())).toEqual(lines(fromScratch(own(state), state.doc)));
      }),
      { numRuns: 60 },
    );
  });

  it('leave nothing between them that is not what came', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        for (const { state } of edited(seed, 6))
          expect(between(own(state), state.doc)).toEqual(between(own(state), null));
      }),
      { numRuns: 60 },
    );
  });

  it('are gone once each of them is taken back', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const last = [...edited(seed, 5)].at(-1);
        if (last === undefined) return;
        let { state } = last;
        for (let turn = 0; turn < 200; turn += 1) {
          const [first] = listOwn(state);
          if (first === undefined) break;
          const tr = takeBackOwn(state, first.id);
          if (tr === null) throw new Error(`cannot be taken back: ${JSON.stringify(first)}`);
          state = state.apply(tr);
        }
        expect(state.doc.textContent).toBe(last.base.textContent);
      }),
      { numRuns: 40 },
    );
  });

  it('are found again where the document is opened again', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const last = [...edited(seed, 5)].at(-1);
        if (last === undefined) return;
        const again = own(opened(last.base, last.state.doc));
        expect(between(again, last.state.doc)).toEqual(between(again, null));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the list', () => {
  const base = docOf(p('p', 'The database was slow for an hour.'), actions(action('a', 'Add an index')));

  it('names a word that was replaced as a whole, and a fact with what it was', () => {
    const state = opened(base);
    const at = 8 + 1 + 'The database was '.length;
    const { tr } = state;
    tr.insertText('down', at, at + 4);
    let row = -1;
    tr.doc.descendants((found, position) => {
      if (found.type.name === 'action') row = position;
    });
    tr.setNodeAttribute(row, 'due', '2026-12-24').setDocAttribute('severity', 'SEV2');
    const after = state.apply(tr);
    expect(listOwn(after)).toMatchObject([
      { kind: 'fact', from: null, change: { label: 'severity', before: '', after: 'SEV2' } },
      { kind: 'text', removed: 'slow', inserted: 'down' },
      { kind: 'fact', about: 'Add an index', change: { label: 'due', before: '', after: '2026-12-24' } },
    ]);
    const back = listOwn(after).reduce((current, { id }) => {
      const taken = takeBackOwn(current, id);
      if (taken === null) throw new Error(`nothing to take back: ${id}`);
      return current.apply(taken);
    }, after);
    expect(back.doc.eq(base)).toBe(true);
    expect(own(back).shown.find()).toEqual([]);
  });

  it('forgets what was typed and deleted again', () => {
    let state = opened(base);
    state = state.apply(state.tr.insertText('very ', 10));
    expect(listOwn(state)).toHaveLength(1);
    state = state.apply(state.tr.delete(10, 15));
    expect(listOwn(state)).toEqual([]);
  });
});
