// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import { movingStatus, readStatusHistory } from '../../../../../renderer/app/review/history/status-move';
import { readFacts } from '../../../../../renderer/document/read';
import type { Author } from '../../../../../renderer/document/review-record';
import type { DocumentStatus } from '../../../../../renderer/document/vocabulary';
import { addThread, resolve } from '../../../../../renderer/review/thread';
import type { Thread } from '../../../../../renderer/review/types';
import { Bench, p, title } from '../../../editor/harness';

const by: Author = { id: 'mira', name: 'Mira Okafor', role: 'incident commander' };
const anchor = { block: 'p1', quote: '', prefix: '', suffix: '', from: 0, to: 0, version: 1 };
const blocking: Thread = addThread(anchor, { id: 't1', author: by, at: 1, text: 'No.' }, true);

const bench = () => new Bench([title('Outage'), p('p1', 'A disk.')]);

function move({ editor }: Bench, to: DocumentStatus, threads: readonly Thread[] = [], at = 1) {
  const moved = movingStatus(editor.state, { to, threads, by, at });
  if (moved.ok) editor.view.dispatch(moved.transaction);
  return moved.ok ? null : moved.message;
}

describe('moving the status', () => {
  it('remembers who and when, in one undo of its own', () => {
    const one = bench();
    one.editor.view.dispatch(one.editor.state.tr.insertText('x', one.at('p1', 0)));
    expect(move(one, 'in-review', [], 7)).toBeNull();
    expect(readFacts(one.doc).status).toBe('in-review');
    expect(readStatusHistory(one.doc)).toEqual([{ from: 'draft', to: 'in-review', by, at: 7 }]);
    one.editor.commands.undo();
    expect(readFacts(one.doc).status).toBe('draft');
    expect(readStatusHistory(one.doc)).toEqual([]);
    expect(one.block('p1').textContent).toBe('xA disk.');
  });

  it('keeps the moves in order, and changes one attribute a step', () => {
    const one = bench();
    const steps: string[] = [];
    one.editor.on('transaction', ({ transaction }) => {
      for (const step of transaction.steps) {
        const { stepType, attr } = step.toJSON() as { stepType: string; attr: string };
        steps.push(`${stepType} ${attr}`);
      }
    });
    move(one, 'in-review');
    move(one, 'changes-asked');
    expect(readStatusHistory(one.doc).map(({ to }) => to)).toEqual(['in-review', 'changes-asked']);
    expect(steps).toEqual([
      'docAttr status',
      'docAttr statusHistory',
      'docAttr status',
      'docAttr statusHistory',
    ]);
  });

  it('holds the approval while a blocking comment is open, and changes nothing then', () => {
    const one = bench();
    move(one, 'in-review');
    const { doc } = one;
    expect(move(one, 'approved', [blocking])).toContain('blocking');
    expect(one.doc.eq(doc)).toBe(true);
    expect(move(one, 'approved', [resolve(blocking, by, 3)])).toBeNull();
  });

  it('does not jump over a status', () => {
    const one = bench();
    expect(move(one, 'published')).toContain('“Draft”'.slice(1, -1));
    expect(readFacts(one.doc).status).toBe('draft');
  });
});
