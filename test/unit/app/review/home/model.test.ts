// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';

import { decisionsOf, receiptsOf } from '../../../../../renderer/review/home/decide';
import { receiveFiles } from '../../../../../renderer/app/review/home/receive-files';
import { listReturns } from '../../../../../renderer/storage/returns';
import { jon, mira, open, replace, returned, rowAttribute, sentAndBack, type Desk } from './desk';

const both = {
  suggest: [replace('slow', 'unavailable'), rowAttribute('a1', 'due', '10 Dec')],
};

const planned = async (desk: Desk, pending: readonly string[]) =>
  await vi.waitFor(() => expect(desk.pending()).toEqual(pending), { timeout: 3_000 });

describe('reviews that came home', () => {
  it('are taken in once, said, and shown in the text without changing it', async () => {
    const sent = await sentAndBack(both);
    expect(sent.received).toMatchObject({ drafts: ['draft1'], refused: [], notices: [] });
    const desk = await open(sent);
    await planned(desk, ['mira-0', 'mira-1']);
    expect(desk.told).toEqual(['Mira (database lead): 2 suggestions. Undo takes the whole of it back.']);
    expect(receiptsOf(desk.editor.state.doc)).toHaveLength(1);
    expect(desk.text()).toContain('slow for an hour');
    expect(desk.shown()).toEqual(['-slow', '+unavailable', '+due: 3 Dec → 10 Dec']);

    await desk.home.refresh();
    expect(receiptsOf(desk.editor.state.doc)).toHaveLength(1);
    expect(desk.told).toHaveLength(1);
  });

  it('are accepted, rejected and taken back by undo', async () => {
    const desk = await open(await sentAndBack(both));
    await planned(desk, ['mira-0', 'mira-1']);
    await desk.home.accept(['mira-0']);
    expect(desk.text()).toContain('The database was unavailable for an hour.');
    expect(desk.pending()).toEqual(['mira-1']);
    expect(desk.shown()).toEqual(['+due: 3 Dec → 10 Dec']);
    await desk.home.reject(['mira-1']);
    expect(desk.pending()).toEqual([]);
    expect(decisionsOf(desk.editor.state.doc)).toMatchObject([
      { suggestion: 'mira-0', kind: 'accepted', by: { name: 'Ada' } },
      { suggestion: 'mira-1', kind: 'rejected' },
    ]);

    desk.editor.commands.undo();
    await planned(desk, ['mira-1']);
    expect(desk.text()).toContain('unavailable');
    desk.editor.commands.undo();
    await planned(desk, ['mira-0', 'mira-1']);
    expect(desk.text()).toContain('slow for an hour');
    expect(decisionsOf(desk.editor.state.doc)).toEqual([]);
  });

  it('are accepted all at once, in one undo step', async () => {
    const desk = await open(await sentAndBack(both));
    await planned(desk, ['mira-0', 'mira-1']);
    const before = desk.editor.state.doc;
    await desk.home.accept(['mira-0', 'mira-1']);
    expect(desk.text()).toContain('unavailable');
    desk.editor.commands.undo();
    expect(desk.editor.state.doc.eq(before)).toBe(true);
  });

  it('wait where the draft moved on, and where nobody says who decides', async () => {
    const desk = await open(await sentAndBack(both), null);
    await planned(desk, ['mira-0', 'mira-1']);
    await desk.home.accept(['mira-0']);
    expect(desk.text()).toContain('slow');
    expect(desk.pending()).toEqual(['mira-0', 'mira-1']);
  });

  it('follow what is typed meanwhile', async () => {
    const desk = await open(await sentAndBack(both));
    await planned(desk, ['mira-0', 'mira-1']);
    desk.editor.commands.insertContentAt(9, 'Much of the text. ');
    await desk.home.accept(['mira-0']);
    expect(desk.text()).toContain('The database was unavailable for an hour.');
  });

  it('are an undo step of their own, also right behind what was typed', async () => {
    const desk = await open(await sentAndBack(both));
    await planned(desk, ['mira-0', 'mira-1']);
    let place = 0;
    desk.editor.state.doc.descendants((node, position) => {
      if (node.isText && node.text?.includes('slow') === true) place = position + node.text.indexOf('slow');
    });
    desk.editor.view.dispatch(desk.editor.state.tr.insertText('very ', place));
    await desk.home.accept(['mira-0']);
    expect(desk.text()).toContain('was very unavailable for');
    desk.editor.commands.undo();
    expect(desk.text()).toContain('was very slow for');
  });

  it('are taken back whole by undo, with their comments, and brought again by redo or from the list', async () => {
    const thread = {
      id: 'c1',
      anchor: { block: 'p1', quote: 'database', prefix: 'The ', suffix: ' was', from: 4, to: 12, version: 1 },
      blocking: false,
      comments: [{ id: 'c1', author: mira, at: 5, text: 'Which one?', editedAt: null }] as const,
      resolved: null,
    };
    const sent = await sentAndBack({ ...both, threads: [thread] });
    const desk = await open(sent);
    await planned(desk, ['mira-0', 'mira-1']);
    expect(desk.told[0]).toContain('2 suggestions, 1 comment');
    expect([...desk.threads.keys()]).toEqual(['c1']);

    desk.editor.commands.undo();
    expect(desk.threads.size).toBe(0);
    await planned(desk, []);
    expect(desk.home.brought.get()).toMatchObject([{ isTaken: false }]);
    await vi.waitFor(async () =>
      expect(await listReturns(sent.db, 'draft1')).toMatchObject([{ takenBack: true }]),
    );
    // Reading again does not go against what the person did.
    await desk.home.refresh();
    expect(receiptsOf(desk.editor.state.doc)).toEqual([]);

    desk.editor.commands.redo();
    expect([...desk.threads.keys()]).toEqual(['c1']);
    await planned(desk, ['mira-0', 'mira-1']);

    desk.editor.commands.undo();
    await desk.home.takeAgain(desk.home.brought.get()[0]?.hash ?? '');
    await planned(desk, ['mira-0', 'mira-1']);
    expect([...desk.threads.keys()]).toEqual(['c1']);
  });

  it('show two reviewers who disagree side by side; the other one stays', async () => {
    const desk = await open(
      await sentAndBack(
        { suggest: [replace('slow', 'unavailable')] },
        { reviewer: jon, suggest: [replace('slow', 'overloaded')] },
      ),
    );
    await planned(desk, ['jon-0 against mira-0']);
    await desk.home.accept(['mira-0']);
    expect(desk.text()).toContain('unavailable');
    await planned(desk, ['jon-0 without a place']);
  });

  it('keep what has no place, to be set aside and brought back, or placed by hand', async () => {
    const sent = await sentAndBack({
      suggest: [replace('Thanks to everybody.', 'We thank everybody who helped.')],
    });
    const desk = await open(sent);
    await planned(desk, ['mira-0']);
    const { doc } = desk.editor.state;
    const last = doc.lastChild?.type.name === 'paragraph' && doc.lastChild.textContent === '' ? 2 : 1;
    const from =
      doc.content.size - doc.children.slice(-last).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
    desk.editor.commands.deleteRange({ from, to: doc.content.size });
    await planned(desk, ['mira-0 without a place']);

    await desk.home.setAside(['mira-0']);
    expect(desk.pending()).toEqual([]);
    desk.home.bringBack(['mira-0']);
    await planned(desk, ['mira-0 without a place']);

    const state = desk.home.state.get();
    const card = state.kind === 'planned' ? state.plan.cards[0]?.card : undefined;
    if (card === undefined) throw new Error('no card');
    desk.editor.commands.setTextSelection(12);
    await desk.home.place(card);
    expect(desk.text()).toContain('We thank everybody who helped.');
    expect(desk.pending()).toEqual([]);
    desk.editor.commands.undo();
    expect(desk.text()).not.toContain('We thank');
    await planned(desk, ['mira-0 without a place']);
  });

  it('let a person choose between two values of a fact', async () => {
    const desk = await open(await sentAndBack({ suggest: [rowAttribute('a1', 'due', '10 Dec')] }));
    await planned(desk, ['mira-0']);
    desk.editor.commands.command(({ tr }) => {
      rowAttribute('a1', 'due', '5 Dec')(tr);
      return true;
    });
    await planned(desk, ['mira-0 without a place']);
    const state = desk.home.state.get();
    const card = state.kind === 'planned' ? state.plan.cards[0]?.card : undefined;
    if (card === undefined) throw new Error('no card');
    await desk.home.takeTheirs(card);
    let due: unknown = null;
    desk.editor.state.doc.descendants((node) => {
      if (node.attrs['id'] === 'a1') due = node.attrs['due'];
    });
    expect(due).toBe('10 Dec');
    expect(desk.pending()).toEqual([]);
  });

  it('say in full what was decided', async () => {
    const desk = await open(await sentAndBack(both));
    await planned(desk, ['mira-0', 'mira-1']);
    await desk.home.accept(['mira-0']);
    const [card] = await desk.home.describe(['mira-0']);
    expect(card?.steps[0]?.inserted).toMatchObject([{ text: 'unavailable' }]);
  });

  it('count the newest of several returns of one reviewer', async () => {
    const sent = await sentAndBack({ suggest: [replace('slow', 'unavailable')] }, both);
    expect(sent.received.refused).toEqual([]);
    const desk = await open(sent);
    await planned(desk, ['mira-0', 'mira-1']);
    expect(receiptsOf(desk.editor.state.doc)).toHaveLength(2);
  });

  it('go from one to the next, and around the end', async () => {
    const desk = await open(await sentAndBack(both));
    await planned(desk, ['mira-0', 'mira-1']);
    const seen = [1, 1, 1, -1].map((step) => {
      desk.home.go(step === 1 ? 1 : -1);
      return desk.home.current.get();
    });
    expect(seen).toEqual(['mira-0', 'mira-1', 'mira-0', 'mira-1']);
    expect(desk.editor.view.dom.querySelector('.is-current')?.textContent).toContain('10 Dec');
    await desk.home.accept(['mira-1']);
    expect(desk.home.current.get()).toBe('mira-0');
  });

  it('can be hidden from who writes', async () => {
    const desk = await open(await sentAndBack(both));
    await planned(desk, ['mira-0', 'mira-1']);
    desk.home.show(false);
    expect(desk.shown()).toEqual([]);
    desk.home.show(true);
    expect(desk.shown()).toHaveLength(3);
  });
});

describe('a file that comes home', () => {
  it('changes nothing the second time', async () => {
    const sent = await sentAndBack(both);
    const again = await receiveFiles(sent.db, [await returned(sent, both, 'again.postmortem')]);
    expect(again).toEqual({
      drafts: ['draft1'],
      refused: [],
      notices: ['again.postmortem: This review has come home already, so nothing changed.'],
    });
    expect(await listReturns(sent.db, 'draft1')).toHaveLength(1);
  });

  it('is refused by itself where it is of another draft, another round or another text', async () => {
    const sent = await sentAndBack();
    const files = [
      await returned(sent, { ...both, round: { id: 'other' } }, 'round.postmortem'),
      await returned(sent, { ...both, round: { draftId: 'other' } }, 'draft.postmortem'),
      await returned(sent, { ...both, round: { version: 7 } }, 'text.postmortem'),
      await returned(sent, both, 'good.postmortem'),
    ];
    const received = await receiveFiles(sent.db, files);
    expect(received.drafts).toEqual(['draft1']);
    expect(received.refused).toEqual([
      'round.postmortem: This review answers a round that was not sent from this library, so nothing was merged.',
      'draft.postmortem: This review is of a draft that is not in this library, so nothing was merged.',
      'text.postmortem: This review was made on another text than the one that was sent, so nothing was merged.',
    ]);
  });
});
