// @vitest-environment jsdom
import { AllSelection, NodeSelection, TextSelection, type EditorState } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { setRowAttribute } from '../../../../renderer/editor/structures/commands';
import { isSectionHeading } from '../../../../renderer/editor/structures/edges';
import { factsOf } from '../../../../renderer/editor/structures/row-facts';
import { isRow } from '../../../../renderer/editor/structures/rows';
import {
  action,
  actions,
  at,
  Bench,
  event,
  factor,
  factors,
  impact,
  impacts,
  node,
  p,
  section,
  timeline,
  title,
} from '../harness';

/** A place in the document, as a share of its size, so that shrinking and replaying keep making sense. */
const place = fc.nat({ max: 999 });
const word = fc.constantFrom('a', 'bc', ' ', '# ', '- ', '1. ', '> ', 'ß', '日本');

type Operation =
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'caret'; readonly at: number }
  | { readonly kind: 'line'; readonly at: number; readonly side: 'start' | 'middle' | 'end' }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'node'; readonly at: number }
  | { readonly kind: 'type' | 'compose' | 'replace'; readonly text: string }
  | { readonly kind: 'retime'; readonly at: number; readonly hour: number }
  | { readonly kind: 'all' | 'cut' | 'copy' | 'paste' | 'undo' | 'redo' };

const key = (name: string) => fc.constant<Operation>({ kind: 'key', name });
const keys = [
  'Enter',
  'Backspace',
  'Delete',
  'Shift-Enter',
  'Mod-Enter',
  'Tab',
  'Shift-Tab',
  'Alt-ArrowUp',
  'Alt-ArrowDown',
];
const kind = (name: 'all' | 'cut' | 'copy' | 'paste' | 'undo' | 'redo') =>
  fc.constant<Operation>({ kind: name });

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(...keys.map(key)) },
  { weight: 6, arbitrary: fc.oneof(...keys.slice(0, 3).map(key)) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('line' as const),
      at: place,
      side: fc.constantFrom('start' as const, 'middle' as const, 'end' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('caret' as const), at: place }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('range' as const), from: place, to: place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('node' as const), at: place }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('type' as const, 'compose' as const, 'replace' as const),
      text: word,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('retime' as const),
      at: place,
      hour: fc.integer({ min: 10, max: 20 }),
    }),
  },
  { weight: 1, arbitrary: kind('all') },
  { weight: 2, arbitrary: kind('cut') },
  { weight: 1, arbitrary: kind('copy') },
  { weight: 3, arbitrary: kind('paste') },
  { weight: 2, arbitrary: kind('undo') },
  { weight: 1, arbitrary: kind('redo') },
);

/** A draft with every structured block, in which each fact has a value of its own. */
const start: readonly NodeJSON[] = [
  title('Title'),
  p('intro', 'intro'),
  section('h1', 'Timeline'),
  timeline(
    event('e1', 'first', { happened: at('11:00'), moments: ['detected'] }),
    event('e2', 'second'),
    event('e3', 'third', { happened: at('12:00') }, p('e3b', 'body'), node('codeBlock', 'e3c')('log')),
    event('e4', '', { happened: at('13:00') }),
    event('e5', 'fifth', { audience: 'internal' }),
  ),
  section('h2', 'Impact'),
  impacts(impact('i1', 'pages', { who: 'visitors', start: 'e1', end: 'e3' }), impact('i2', 'more', {})),
  node('bulletList', 'list')(node('listItem', 'li')(p('lip', 'item'))),
  factors(
    factor('f1', 'why', { kind: 'trigger' }),
    factor('f2', 'because', { depth: 1 }),
    factor('f3', 'deeper', { depth: 2, kind: 'latent' }),
  ),
  node('table', 't')(node('tableRow', 'tr')(node('tableHeader', 'th')('x'), node('tableHeader', 'th2')('y'))),
  actions(action('a1', 'do', { owner: 'SRE', answers: ['f2'] }), action('a2', 'also', { due: '2019-08-01' })),
  p('end', 'end'),
];

/** The facts of every row, and the sections of headings, by id. */
type FactsById = ReadonlyMap<string, string>;

function factsById(doc: Node): FactsById {
  const facts = new Map<string, string>();
  doc.descendants((block) => {
    if (isRow(block)) facts.set(String(block.attrs['id']), JSON.stringify(factsOf(block)));
    else if (isSectionHeading(block)) facts.set(`section ${String(block.attrs['section'])}`, 'stands');
  });
  return facts;
}

function checkWhole(bench: Bench): void {
  const { doc, selection } = bench.editor.state;
  doc.check();
  expect(doc.children.map((block) => block.type.name === 'title')).toEqual(
    doc.children.map((_, index) => index === 0),
  );
  const ids: unknown[] = [];
  const sections: unknown[] = [];
  doc.descendants((block) => {
    if ('id' in block.attrs) ids.push(block.attrs['id']);
    if (isSectionHeading(block)) sections.push(block.attrs['section']);
    if (isRow(block)) expect(block.childCount).toBeGreaterThan(0);
  });
  expect(ids).not.toContain(null);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(sections).size).toBe(sections.length);
  expect(selection.$from.doc).toBe(doc);
  if (selection instanceof TextSelection) {
    expect(selection.$anchor.parent.inlineContent).toBe(true);
    expect(selection.$head.parent.inlineContent).toBe(true);
  }
  expect(['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote']).toContain(
    doc.lastChild?.type.name,
  );
}

const position = (bench: Bench, share: number) => Math.floor((share * bench.doc.content.size) / 1000);

class Session {
  readonly bench = new Bench(start);
  readonly first = this.bench.doc;
  clipboard = '';
  /** Every set of facts that a row has ever had by a person's will. */
  readonly had = new Map<string, Set<string>>();

  constructor() {
    this.remember();
  }

  remember(): void {
    for (const [id, facts] of factsById(this.bench.doc)) {
      const all = this.had.get(id) ?? new Set();
      this.had.set(id, all.add(facts));
    }
  }

  apply(operation: Operation): void {
    const { bench } = this;
    const { state, view } = bench.editor;
    const select = (from: number, to: number) =>
      view.dispatch(
        state.tr.setSelection(TextSelection.between(state.doc.resolve(from), state.doc.resolve(to))),
      );
    switch (operation.kind) {
      case 'key':
        bench.press(operation.name);
        break;
      case 'caret':
        select(position(bench, operation.at), position(bench, operation.at));
        break;
      case 'line': {
        const lines: (readonly [number, number])[] = [];
        state.doc.descendants((block, pos) => {
          if (block.isTextblock) lines.push([pos + 1, pos + 1 + block.content.size]);
        });
        const [from, to] = lines[Math.floor((operation.at * lines.length) / 1000)] ?? [1, 1];
        const middle = Math.floor((from + to) / 2);
        const caret = operation.side === 'start' ? from : operation.side === 'end' ? to : middle;
        select(caret, caret);
        break;
      }
      case 'range':
        select(position(bench, operation.from), position(bench, operation.to));
        break;
      case 'node': {
        const $at = state.doc.resolve(position(bench, operation.at));
        if ($at.nodeAfter !== null && NodeSelection.isSelectable($at.nodeAfter))
          view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, $at.pos)));
        break;
      }
      case 'all':
        bench.editor.commands.selectAll();
        break;
      case 'type':
        bench.type(operation.text);
        break;
      case 'replace':
        // As the browser does it by itself: what it did to the DOM comes as a plain replacement.
        if (!(state.selection instanceof NodeSelection)) view.dispatch(state.tr.insertText(operation.text));
        break;
      case 'compose':
        view.dom.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
        bench.press('Enter', { isComposing: true, keyCode: 229 });
        if (bench.editor.state.selection instanceof TextSelection)
          view.dispatch(bench.editor.state.tr.insertText(operation.text).setMeta('composition', 1));
        view.dom.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
        break;
      case 'retime':
        this.retime(operation.at, operation.hour);
        break;
      case 'cut':
      case 'copy':
        this.clipboard = bench.take(operation.kind) || this.clipboard;
        break;
      case 'paste':
        if (this.clipboard !== '') bench.paste(this.clipboard);
        break;
      case 'undo':
        bench.undo();
        break;
      case 'redo':
        bench.redo();
        break;
    }
  }

  retime(share: number, hour: number): void {
    const events: string[] = [];
    this.bench.doc.descendants((block) => {
      if (block.type.name === 'event') events.push(String(block.attrs['id']));
    });
    const id = events[Math.floor((share * events.length) / 1000)];
    if (id !== undefined)
      setRowAttribute(id, 'happened', at(`${hour}:30`))(this.bench.editor.state, this.bench.view.dispatch);
  }
}

/** What befell facts between two states that an operation of this kind may not do; each as a sentence. */
function faults(session: Session, operation: Operation, before: EditorState): readonly string[] {
  const had = factsById(before.doc);
  const has = factsById(session.bench.doc);
  const isHistory = operation.kind === 'undo' || operation.kind === 'redo';
  const mayRemove =
    before.selection instanceof AllSelection ||
    (before.selection instanceof NodeSelection && ['key', 'cut'].includes(operation.kind));
  const lost = [...had].filter(([id, facts]) => !has.has(id) && facts !== '{}' && !mayRemove);
  const changed = [...had].filter(([id, facts]) => has.has(id) && has.get(id) !== facts);
  const strange = [...has].filter(([id, facts]) => {
    if (facts === '{}' || (had.has(id) && !isHistory)) return false;
    // What was not there just now was there once, was copied by the clipboard, or is the internal half of a split.
    if (session.had.get(id)?.has(facts) === true) return false;
    if (operation.kind === 'paste' && [...session.had.values()].some((all) => all.has(facts))) return false;
    return !(operation.kind === 'key' && facts === '{"audience":"internal"}');
  });
  const say = (what: string) => (one: readonly [string, string]) => `${what}: ${one.join(' ')}`;
  return [
    ...(isHistory ? [] : lost.map(say('lost'))),
    ...(isHistory || operation.kind === 'retime' ? [] : changed.map(say('changed'))),
    ...strange.map(say('from nowhere')),
  ];
}

/** Does one thing and checks what must hold after anything. */
function checkStep(session: Session, operation: Operation): void {
  const before = session.bench.editor.state;
  session.apply(operation);
  checkWhole(session.bench);
  expect(faults(session, operation, before)).toEqual([]);
  session.remember();
}

describe('random editing of structured blocks', () => {
  it(
    'never moves or drops a fact without the row it belongs to, keeps the document whole, and can be undone',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(fc.array(operation, { minLength: 1, maxLength: 30 }), (operations) => {
          const session = new Session();
          try {
            for (const one of operations) checkStep(session, one);
            for (let left = 500; left > 0 && session.bench.editor.can().undo(); left -= 1)
              session.bench.undo();
            expect(session.bench.doc.toJSON()).toEqual(session.first.toJSON());
          } finally {
            session.bench.destroy();
          }
        }),
        {
          numRuns: Number(process.env['RUNS'] ?? 100),
          ...(process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']) }),
        },
      );
    },
  );
});
