// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';

import {
  toggleSectionSignOff,
  toggleSignOff,
} from '../../../../../renderer/app/review/history/sign-off-actions';
import {
  agrees,
  createAgreementReader,
  headingAt,
  readSignOffs,
  toggled,
  type Agreement,
} from '../../../../../renderer/app/review/history/sign-offs';
import { createStore } from '../../../../../renderer/app/store';
import type { Author, SignOff } from '../../../../../renderer/document/review-record';
import { allowRemoval } from '../../../../../renderer/editor/structures/edits';
import { Bench, p, section, title } from '../../../editor/harness';

const mira: Author = { id: 'mira', name: 'Mira Okafor', role: 'database lead' };
const ben: Author = { id: 'ben', name: 'Ben', role: '' };

const content = [
  title('Outage'),
  p('top', 'Above all headings.'),
  section('causes', 'Causes'),
  p('p1', 'A full disk.'),
  section('lessons', 'Lessons'),
  p('p2', 'Watch disks.'),
];

const as = (author: Author | null) => {
  const ask = () => Promise.resolve(author);
  return { current: createStore(author), ask, change: ask };
};

let bench: Bench;
const said: string[] = [];
const say = (message: string) => void said.push(message);
const session = (author: Author | null) => ({ editor: bench.editor, identity: as(author) });
const states = async () =>
  (await createAgreementReader()(bench.doc)).map(({ signOff, state }) => [
    signOff.section,
    signOff.author.id,
    state,
  ]);

afterEach(() => {
  bench.editor.destroy();
  said.length = 0;
});

describe('the section of a place', () => {
  it('is the heading it stands in or under', () => {
    bench = new Bench(content);
    const { doc } = bench;
    expect(headingAt(doc, bench.at('p1', 3))).toBe('causes');
    expect(headingAt(doc, bench.at('causes', 0))).toBe('causes');
    expect(headingAt(doc, doc.content.size)).toBe('lessons');
    expect(headingAt(doc, bench.at('top', 0))).toBeNull();
    expect(headingAt(doc, 0)).toBeNull();
  });
});

describe('agreeing to a section', () => {
  it('is one step on one attribute, and one undo', async () => {
    bench = new Bench(content);
    bench.caret('p1', 2);
    const steps: unknown[] = [];
    bench.editor.on('transaction', ({ transaction }) =>
      steps.push(...transaction.steps.map((step) => step.toJSON() as unknown)),
    );
    await toggleSignOff(session(mira), say);
    expect(await states()).toEqual([['causes', 'mira', 'agreed']]);
    expect(steps).toMatchObject([{ stepType: 'docAttr', attr: 'signOffs' }]);
    bench.editor.commands.undo();
    expect(readSignOffs(bench.doc)).toEqual([]);
  });

  it('is taken back by the same person, and given anew where the section changed since', async () => {
    bench = new Bench(content);
    await toggleSectionSignOff(session(mira), 'causes', say);
    await toggleSectionSignOff(session(ben), 'causes', say);
    bench.editor.view.dispatch(bench.editor.state.tr.insertText('very ', bench.at('p1', 2)));
    expect(await states()).toEqual([
      ['causes', 'mira', 'changed since'],
      ['causes', 'ben', 'changed since'],
    ]);
    await toggleSectionSignOff(session(mira), 'causes', say);
    expect(await states()).toEqual([
      ['causes', 'ben', 'changed since'],
      ['causes', 'mira', 'agreed'],
    ]);
    await toggleSectionSignOff(session(mira), 'causes', say);
    expect(await states()).toEqual([['causes', 'ben', 'changed since']]);
  });

  it('changes nothing above the first heading, nor for somebody who does not say who they are', async () => {
    bench = new Bench(content);
    bench.caret('top', 2);
    await toggleSignOff(session(mira), say);
    expect(said).toHaveLength(1);
    await toggleSectionSignOff(session(null), 'causes', say);
    await toggleSectionSignOff(session(mira), 'gone', say);
    expect(said).toHaveLength(2);
    expect(readSignOffs(bench.doc)).toEqual([]);
  });

  it('is told of a section that is gone', async () => {
    bench = new Bench(content);
    await toggleSectionSignOff(session(mira), 'lessons', say);
    const from = bench.pos('lessons');
    const { tr } = bench.editor.state;
    bench.editor.view.dispatch(allowRemoval(tr.delete(from, from + bench.block('lessons').nodeSize)));
    expect(await states()).toEqual([['lessons', 'mira', 'section gone']]);
  });
});

describe('reading agreements again', () => {
  it('follows every edit, within the section and out of it', async () => {
    bench = new Bench(content);
    await toggleSectionSignOff(session(mira), 'causes', say);
    const read = createAgreementReader();
    const now = async () => (await read(bench.doc)).map(({ state }) => state);
    expect(await now()).toEqual(['agreed']);
    const { editor } = bench;
    editor.view.dispatch(editor.state.tr.insertText('Do ', bench.at('p2', 0)));
    expect(await now()).toEqual(['agreed']);
    editor.view.dispatch(editor.state.tr.insertText('x', bench.at('p1', 0)));
    expect(await now()).toEqual(['changed since']);
    editor.view.dispatch(editor.state.tr.delete(bench.at('p1', 0), bench.at('p1', 1)));
    expect(await now()).toEqual(['agreed']);
  });
});

describe('toggling', () => {
  const signOff = (id: string, author: Author, section: string): SignOff => ({
    id,
    section,
    author,
    contentHash: 'h',
    at: 1,
  });
  const agreement = (own: SignOff, state: Agreement['state'] = 'agreed'): Agreement => ({
    signOff: own,
    state,
  });

  it('leaves the agreement of others, and to other sections, alone', () => {
    const others = [signOff('1', ben, 'a'), signOff('2', mira, 'b')];
    const fresh = signOff('3', mira, 'a');
    const given = toggled(
      others.map((own) => agreement(own)),
      fresh,
    );
    expect(given).toEqual({ kind: 'agreed', signOffs: [...others, fresh] });
    const back = toggled(
      given.signOffs.map((own) => agreement(own)),
      signOff('4', mira, 'a'),
    );
    expect(back).toEqual({ kind: 'taken back', signOffs: others });
  });

  it('knows whether somebody agrees to a section as it is', () => {
    const list = [agreement(signOff('1', mira, 'a')), agreement(signOff('2', mira, 'b'), 'changed since')];
    expect([agrees(list, 'a', mira), agrees(list, 'b', mira), agrees(list, 'a', ben)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
