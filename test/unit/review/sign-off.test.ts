import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';

import { documentSchema as schema } from '../../../renderer/document/schema';
import { sectionBlocks, sectionContent, signOff, signOffState } from '../../../renderer/review/sign-off';
import { action, at, doc, event, h, marked, node, p } from '../support/build';

const source = (raw: string | null) => ({ system: 'pager', id: '1', link: '', author: '', raw, hash: null });
const make = (ids: string, raw: string | null = null) =>
  doc([
    h(2, 'Causes', { id: 'h1' }),
    p(['A ', marked('full', 'bold'), ' disk.'], { id: `${ids}1` }),
    h(3, 'Why', { id: 'h2' }),
    node(
      'timeline',
      [event('Alarm', { id: 'e1', happened: at('2019-07-02T13:42'), sources: [source(raw)] })],
      { id: `${ids}2` },
    ),
    h(2, 'Actions', { id: 'h3' }),
    node('actions', [action('Add disks', { id: 'a1', due: '2019-08-01' })]),
  ]);

const text = make('x');
const author = { id: 'ann', name: 'Ann', role: 'database lead' };
const agreed = await signOff(text, 'h1', { id: 's', author, at: 5 });
const actions = await signOff(text, 'h3', { id: 's', author, at: 5 });
if (agreed === null || actions === null) throw new Error('The sections are there.');

/** The document after a change at the first place where a text stands. */
const changed = (change: (tr: Transform, position: (text: string) => number) => void) => {
  const tr = new Transform(text);
  change(tr, (words) => {
    let found = -1;
    text.descendants((node, position) => {
      const at = node.isText ? (node.text ?? '').indexOf(words) : -1;
      if (at >= 0 && found < 0) found = position + at;
    });
    return found;
  });
  return tr.doc;
};

describe('a section', () => {
  it('goes to the next heading of its level or above', () => {
    expect(sectionBlocks(text, 'h1')?.map(({ type }) => type.name)).toEqual([
      'heading',
      'paragraph',
      'heading',
      'timeline',
    ]);
    expect(sectionBlocks(text, 'h2')).toHaveLength(2);
    expect(sectionBlocks(text, 'h3')).toHaveLength(2);
    expect(sectionBlocks(text, 'gone')).toBeNull();
  });
});

describe('a sign-off', () => {
  it('names the section, what it says, who and when', () => {
    expect(agreed).toMatchObject({ section: 'h1', author, at: 5 });
    expect(agreed.contentHash).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('holds through what no reader sees', async () => {
    expect(await signOffState(make('other'), agreed)).toBe('agreed');
    expect(await signOffState(make('x', 'the raw record'), agreed)).toBe('agreed');
    const extra = changed((tr, at) => tr.setNodeAttribute(at('A ') - 1, 'extra', { colour: 'red' }));
    expect(await signOffState(extra, agreed)).toBe('agreed');
    const elsewhere = changed((tr, at) => tr.insert(at('Add disks'), schema.text('Now ')));
    expect(await signOffState(elsewhere, agreed)).toBe('agreed');
    expect(await signOffState(elsewhere, actions)).toBe('changed since');
  });

  it('ends with a word, a mark, a fact of a row, a block, or a deeper heading', async () => {
    const bold = schema.marks['bold']!;
    const changes = [
      changed((tr, at) => tr.insert(at('disk'), schema.text('x'))),
      changed((tr, at) => tr.removeMark(at('full'), at('full') + 4, bold)),
      changed((tr, at) => tr.setNodeAttribute(at('Alarm') - 2, 'moments', ['detected'])),
      changed((tr, at) => tr.setNodeAttribute(at('Alarm') - 2, 'audience', 'internal')),
      changed((tr, at) => tr.insert(at('Why') - 1, schema.node('paragraph'))),
      changed((tr, at) => tr.insert(at('Why'), schema.text('x'))),
    ];
    for (const doc of changes) expect(await signOffState(doc, agreed)).toBe('changed since');
  });

  it('says where the section is gone', async () => {
    const gone = changed((tr, at) => tr.delete(at('Actions') - 1, at('Actions') + 8));
    expect(await signOffState(gone, actions)).toBe('section gone');
    expect(await signOff(gone, 'h3', { id: 's', author, at: 5 })).toBeNull();
  });

  it('does not depend on how its text came together', () => {
    const split = changed((tr, at) =>
      tr.insert(at('disk'), schema.text('big ')).delete(at('disk'), at('disk') + 4),
    );
    expect(sectionContent(split, 'h1')).toBe(sectionContent(text, 'h1'));
  });
});
