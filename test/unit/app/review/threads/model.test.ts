// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { NodeJSON } from '../../../../../renderer/document/draft';
import { addThread, reply, resolve } from '../../../../../renderer/review/thread';
import type { Thread } from '../../../../../renderer/review/types';
import { event, h, node, p, title } from '../../../support/build';
import { ana, ben, Desk } from './desk';

const text: readonly NodeJSON[] = [
  title('Outage'),
  h(2, 'What happened', { id: 'h' }),
  p('The pool was empty because the pool was small.', { id: 'a' }),
  p('We restarted the database twice.', { id: 'b' }),
  node(
    'timeline',
    [
      event([p('The alarm rang', { id: 'e1-line' })], { id: 'e1' }),
      event([p('All was quiet', { id: 'e2-line' })], { id: 'e2' }),
    ],
    { id: 't' },
  ),
  p('The end.', { id: 'z' }),
];

const desks: Desk[] = [];
const sit = (...given: ConstructorParameters<typeof Desk>): Desk => {
  const desk = new Desk(...given);
  desks.push(desk);
  return desk;
};

afterEach(() => {
  vi.useRealTimers();
  for (const desk of desks.splice(0)) desk.close();
  document.body.replaceChildren();
});

/** The same draft, closed and opened again. */
function again(desk: Desk, version = 2): Desk {
  const stored: unknown = JSON.parse(JSON.stringify(desk.threads.stored(version)));
  const { doc, kept } = desk;
  desk.close();
  return sit(doc, stored as readonly unknown[], kept);
}

describe('a comment', () => {
  it('is about the words that are selected, and marks them', async () => {
    const desk = sit(text);
    const id = await desk.select('restarted').comment('Why?');
    expect(desk.list()).toEqual(['“restarted”: Why?']);
    expect(desk.marked()).toEqual(['restarted [commented commented-open is-current]']);
    expect(desk.threads.threads.get()[0]?.thread.comments[0]).toMatchObject({
      id,
      author: ana,
      editedAt: null,
    });
    expect(desk.changes).toBe(1);
  });

  it('is about the row with the caret, about one that is selected, and about a paragraph', async () => {
    const desk = sit(text);
    await desk.caret('alarm').comment('one');
    await desk.selectNode('e2').comment('two', true);
    await desk.caret('end').comment('three');
    expect(desk.list()).toEqual(['block e1: one', 'block e2: two', 'block z: three']);
    expect(desk.marked().map((mark) => mark.replace(/^.*\[/u, '['))).toEqual([
      '[commented-block commented-block-open]',
      '[commented-block commented-block-blocking]',
      '[commented-block commented-block-open is-current]',
    ]);
  });

  it('is not opened without words, or by nobody', async () => {
    const empty = sit(text);
    await empty.select('twice').comment(' \n');
    expect(empty.list()).toEqual([]);
    const nobody = sit(text, [], undefined, null);
    nobody.select('twice');
    nobody.threads.begin();
    nobody.threads.compose({ text: 'words' });
    await nobody.threads.send();
    expect(nobody.list()).toEqual([]);
    expect(nobody.threads.unsent.get().comment?.text).toBe('words');
  });

  it('follows its words through edits, and says nothing is shown otherwise until something is', async () => {
    vi.useFakeTimers();
    const desk = sit(text);
    await desk.select('restarted').comment('Why?');
    const before = desk.threads.threads.get();
    desk.insert('The pool was empty', 'At noon. ').insert('We ', 'Then ');
    expect(desk.marked()).toEqual(['restarted [commented commented-open is-current]']);
    vi.runAllTimers();
    expect(desk.threads.threads.get()).toBe(before);
    const reopened = again(desk);
    expect(reopened.list()).toEqual(['“restarted”: Why?']);
    reopened.threads.go(1);
    const { from, to } = reopened.find('restarted');
    expect(reopened.editor.state.selection).toMatchObject({ from, to });
  });

  it('is detached where its words go, and an undo brings it back to them', async () => {
    const desk = sit(text);
    await desk.select('the database').comment('Which one?');
    desk.insert('We restarted', 'Then ').cut('restarted the database ');
    desk.threads.stored(2);
    desk.threads.go(1);
    expect(desk.list()).toEqual(['detached “the database” in What happened: Which one?']);
    expect(desk.marked()).toEqual([]);
    desk.editor.commands.undo();
    desk.threads.stored(3);
    desk.threads.go(1);
    expect(desk.list()).toEqual(['“the database”: Which one?']);
    expect(desk.marked()).toEqual(['the database [commented commented-open is-current]']);
  });

  it('comes back to words that were changed before they went, and beside which the text was changed', async () => {
    vi.useFakeTimers();
    const desk = sit(text);
    await desk.select('the database').comment('Which one?');
    desk.insert('database', 'primary ').insert('We restarted', 'So ');
    // So long that the next edit is an undo step of its own.
    vi.advanceTimersByTime(1_000);
    desk.cut('So We restarted the primary database ');
    desk.threads.stored(3);
    vi.runAllTimers();
    expect(desk.list()[0]).toContain('detached');
    desk.editor.commands.undo();
    vi.runAllTimers();
    expect(desk.list()).toEqual(['“the primary database”: Which one?']);
  });

  it('comes back with a whole block that went', async () => {
    vi.useFakeTimers();
    const desk = sit(text);
    await desk.caret('restarted').comment('about it all');
    const { tr } = desk.editor.state;
    desk.editor.view.dispatch(
      tr.delete(desk.pos('b'), desk.pos('b') + desk.doc.nodeAt(desk.pos('b'))!.nodeSize),
    );
    desk.threads.stored(2);
    vi.runAllTimers();
    expect(desk.list()[0]).toContain('detached');
    desk.editor.commands.undo();
    vi.runAllTimers();
    expect(desk.list()).toEqual(['block b: about it all']);
  });

  it('whose words are gone can be attached to others', async () => {
    const desk = sit(text);
    const id = await desk.select('twice').comment('Really?');
    desk.cut(' twice');
    expect(desk.select('restarted').threads.attach(id)).toBe(true);
    expect(desk.list()).toEqual(['“restarted”: Really?']);
    expect(again(desk).list()).toEqual(['“restarted”: Really?']);
  });
});

describe('what is stored', () => {
  it('has anchors of the version it is stored with, and what is no thread for this version as it was', async () => {
    const strange = { id: 'from-tomorrow', kind: 'poll', votes: [1, 2] };
    const desk = sit(text, [strange]);
    await desk.select('twice').comment('one');
    desk.insert('We restarted', 'Then ');
    const stored = desk.threads.stored(7);
    expect(stored).toHaveLength(2);
    expect(stored[1]).toEqual(strange);
    expect((stored[0] as Thread).anchor).toMatchObject({
      block: 'b',
      quote: 'twice',
      version: 7,
      from: 31,
      to: 36,
    });
  });

  it('is all there where the steps do not lead to the text', async () => {
    const desk = sit(text);
    await desk.select('twice').comment('one');
    const { tr } = desk.editor.state;
    // Behind the back of whoever listens, so that the next step stands where the text as it was has no place.
    const longer = tr.insertText('more '.repeat(40), desk.find('The end').from);
    desk.editor.view.updateState(desk.editor.state.apply(longer));
    desk.insert('The end', 'This is ');
    expect(() => desk.threads.stored(2)).not.toThrow();
    expect(desk.list()).toEqual(['“twice”: one']);
  });
});

describe('the words of a comment that is not sent', () => {
  it('are kept with their place when the draft is closed, and go when they are sent or discarded', async () => {
    const desk = sit(text);
    desk.select('restarted').threads.begin();
    desk.threads.compose({ text: 'half a thou' });
    desk.insert('We', 'Then ');
    desk.threads.stored(2);
    const reopened = again(desk);
    await vi.waitFor(() => expect(reopened.threads.unsent.get().comment?.text).toBe('half a thou'));
    expect(reopened.marked()).toEqual(['restarted [commented commented-composing is-current]']);
    await reopened.threads.send();
    expect(reopened.list()).toEqual(['“restarted”: half a thou']);
    expect(reopened.kept.unsent.comment).toBeNull();
    reopened.select('twice').threads.begin();
    reopened.threads.compose({ text: 'no' });
    reopened.threads.compose(null);
    expect(reopened.kept.unsent).toEqual({ comment: null, replies: {} });
  });

  it('follow the words they are about while these are edited', async () => {
    const desk = sit(text);
    desk.select('restarted').threads.begin();
    desk.threads.compose({ text: 'how?' });
    desk.insert('started', '-');
    await desk.threads.send();
    expect(desk.list()).toEqual(['“re-started”: how?']);
  });

  it('are kept for a reply too', async () => {
    const desk = sit(text);
    const id = await desk.select('twice').comment('Really?');
    desk.threads.write(id, 'well');
    expect(desk.kept.unsent.replies).toEqual({ [id]: 'well' });
    desk.threads.write(id, null);
    expect(desk.kept.unsent.replies).toEqual({});
  });
});

describe('the current thread', () => {
  it('is the one with the caret, the narrowest of several; a resolved one is marked only while it is chosen', async () => {
    const desk = sit(text);
    const wide = await desk.select('restarted the database').comment('wide');
    const narrow = await desk.select('database').comment('narrow');
    desk.caret('end');
    expect(desk.threads.current.get()).toBeNull();
    desk.caret('database');
    expect(desk.threads.current.get()).toBe(narrow);
    desk.caret('restarted');
    expect(desk.threads.current.get()).toBe(wide);
    desk.threads.change(wide, (thread) => resolve(thread, ana, 5));
    desk.caret('end');
    expect(desk.marked()).toEqual(['database [commented commented-open]']);
    desk.threads.choose(wide);
    expect(desk.marked().filter((mark) => mark.includes('resolved'))).not.toEqual([]);
  });

  it('goes on from the caret, around the end, through what the filter lets by', async () => {
    const desk = sit(text);
    const one = await desk.select('pool').comment('1');
    const two = await desk.select('twice').comment('2');
    const three = await desk.caret('alarm').comment('3');
    const went = (step: 1 | -1) => {
      desk.threads.go(step);
      return desk.threads.current.get();
    };
    desk.caret('restarted');
    expect([went(1), went(1), went(1), went(-1)]).toEqual([two, three, one, three]);
    desk.caret('restarted');
    expect(went(-1)).toBe(one);
    desk.threads.change(two, (thread) => resolve(thread, ana, 5));
    desk.threads.filter.set({ state: 'open' });
    expect([went(1), went(1)]).toEqual([three, one]);
  });
});

describe('a review that comes home', () => {
  const brought = (desk: Desk, id: string, words: string): Thread => {
    const { from, to } = desk.find(words);
    const $from = desk.doc.resolve(from);
    const anchor = {
      block: String($from.parent.attrs['id']),
      quote: words,
      prefix: $from.parent.textContent.slice(0, $from.parentOffset).slice(-32),
      suffix: $from.parent.textContent.slice($from.parentOffset + to - from).slice(0, 32),
      from: $from.parentOffset,
      to: $from.parentOffset + to - from,
      version: 1,
    };
    return addThread(anchor, { id, author: ben, at: 10, text: id });
  };

  it('is taken in once, and taken out again; what was answered meanwhile stays', async () => {
    const desk = sit(text);
    const own = await desk.select('twice').comment('mine');
    const mine = desk.threads.threads.get()[0]!.thread;
    const theirs = [
      brought(desk, 'r1', 'empty'),
      brought(desk, 'r2', 'restarted'),
      reply(mine, { id: 'r3', author: ben, at: 20, text: 'r3' }),
    ];
    const added = desk.threads.add(theirs);
    expect([...added].toSorted()).toEqual(['r1', 'r2', 'r3']);
    expect(desk.list()).toEqual(['“empty”: r1', '“restarted”: r2', '“twice”: mine / r3']);
    expect(desk.threads.add(theirs)).toEqual([]);
    desk.threads.change('r2', (thread) => reply(thread, { id: 'x', author: ana, at: 30, text: 'answered' }));
    desk.threads.remove(new Set(added));
    expect(desk.list()).toEqual(['“restarted”: r2 / answered', '“twice”: mine']);
    desk.threads.add(theirs);
    desk.threads.change(own, (thread) => reply(thread, { id: 'y', author: ana, at: 40, text: 'and this' }));
    desk.threads.remove(new Set(added));
    expect(desk.list()).toEqual(['“restarted”: r2 / answered', '“twice”: mine / r3 / and this']);
  });
});
