import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';

import { documentSchema } from '../../../../renderer/document/schema';
import {
  derivedPlugin,
  lookInZone,
  sameFacts,
  surroundingsOf,
} from '../../../../renderer/editor/views/derived';
import { railOf } from '../../../../renderer/editor/views/rail';
import type { Moment } from '../../../../renderer/document/vocabulary';

const at = (minute: number) => ({
  start: Date.UTC(2019, 6, 2, 13, minute),
  end: null,
  precision: 'minute',
  written: '',
  zone: 'UTC',
  inferred: [],
});

function draft(
  events: readonly {
    readonly minute?: number;
    readonly moments?: readonly Moment[];
    readonly text?: string;
  }[],
) {
  const { nodes } = documentSchema;
  return documentSchema.node('doc', null, [
    documentSchema.node(
      'timeline',
      null,
      events.map(({ minute, moments = [], text }) =>
        documentSchema.node('event', { happened: minute === undefined ? null : at(minute), moments }, [
          nodes['paragraph']?.create(null, text === undefined ? null : documentSchema.text(text)) ??
            documentSchema.node('paragraph'),
        ]),
      ),
    ),
  ]);
}

const rails = (doc: ReturnType<typeof draft>) => {
  const found = railOf(doc);
  return doc.child(0).children.map((event) => found.get(event.attrs) ?? '');
};

describe('another zone for looking', () => {
  it('is what the views are told, through edits of facts, and changes nothing of the draft', () => {
    const doc = draft([{ minute: 42 }]);
    let state = EditorState.create({ doc, plugins: [derivedPlugin()] });
    const zone = () => surroundingsOf(state, state.doc.child(0)).zone;
    expect(zone()).toBe('UTC');
    state = state.apply(lookInZone(state, 'Asia/Tokyo'));
    expect(zone()).toBe('Asia/Tokyo');
    expect(state.doc).toBe(doc);
    state = state.apply(state.tr.setDocAttribute('zone', 'Europe/Berlin'));
    expect(zone()).toBe('Asia/Tokyo');
    const before = surroundingsOf(state, state.doc.child(0)).revision;
    state = state.apply(lookInZone(state, null));
    expect(zone()).toBe('Europe/Berlin');
    expect(surroundingsOf(state, state.doc.child(0)).revision).toBeGreaterThan(before);
  });
});

describe('the rail', () => {
  it('hurts to the last event while no end is known', () => {
    expect(rails(draft([{}, { moments: ['impact-started'] }, {}]))).toEqual([
      '',
      'rail-starts',
      'rail-hurts',
    ]);
  });

  it('goes from the first start to the last end, as the metrics do', () => {
    const doc = draft([
      { moments: ['impact-started'] },
      { moments: ['impact-ended'] },
      {},
      { moments: ['impact-ended'] },
      {},
    ]);
    expect(rails(doc)).toEqual(['rail-starts', 'rail-hurts', 'rail-hurts', 'rail-ends', '']);
  });

  it('says nothing where the end comes before the start', () => {
    expect(rails(draft([{ moments: ['impact-ended'] }, { moments: ['impact-started'] }]))).toEqual(['', '']);
  });
});

describe('sameFacts', () => {
  const doc = draft([
    { minute: 42, text: 'one' },
    { minute: 45, text: 'two' },
  ]);
  const row = doc.child(0).child(0);

  it('sees through text', () => {
    const typed = doc.replace(
      3,
      6,
      documentSchema.node('paragraph', null, documentSchema.text('else')).slice(0),
    );
    expect(typed.textContent).not.toBe(doc.textContent);
    expect(sameFacts(doc, typed)).toBe(true);
  });

  it('sees every fact and every row', () => {
    const other = draft([
      { minute: 43, text: 'one' },
      { minute: 45, text: 'two' },
    ]);
    expect(sameFacts(doc, other)).toBe(false);
    expect(sameFacts(doc, doc.replace(1, 1 + row.nodeSize, doc.slice(1, 1)))).toBe(false);
  });
});
