import type { NodeType } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';

import { documentSchema as schema } from '../../../renderer/document/schema';
import {
  attribute,
  deleted,
  made,
  merged,
  mergedFrom,
  moved,
  place,
  set,
  typed,
  type Edit,
} from './merge-edits';

describe('mergeReview, found by random edits', () => {
  it('keeps what both changed alike when the reviewer then changes it again, or takes it back', () => {
    const ours = [set('a1', 'owner', 'sre'), set('e1', 'moments', ['detected'])];
    const again = merged(ours, [set('a1', 'owner', 'sre'), set('a1', 'owner', 'web two')]);
    expect(attribute(again.document, 'a1', 'owner')).toBe('sre');
    expect(again.cards).toMatchObject([{ suggestion: 's1', reason: 'conflict' }]);
    const back = merged(ours, [set('e1', 'moments', ['detected']), set('e1', 'moments', [])]);
    expect(attribute(back.document, 'e1', 'moments')).toEqual(['detected']);
    expect(back.cards).toMatchObject([{ suggestion: 's1', reason: 'conflict' }]);
    const more = merged(ours, [
      set('e1', 'moments', ['detected']),
      set('e1', 'moments', ['detected', 'declared']),
    ]);
    expect(attribute(more.document, 'e1', 'moments')).toEqual(['detected', 'declared']);
  });

  it('does not take back for the author what it made a card of', () => {
    const ours = [set('e1', 'moments', ['detected'])];
    const theirs = [set('e1', 'moments', []), set('e1', 'moments', ['mitigated'])];
    const start = made([set('e1', 'moments', ['mitigated'])]);
    const result = mergedFrom(start.document, [set('e1', 'moments', []), ...ours], theirs);
    expect(attribute(result.document, 'e1', 'moments')).toEqual(['detected']);
    expect(result.cards.map(({ reason }) => reason)).toEqual(['conflict', 'conflict']);
  });

  it('does not call a deletion done because one end of it has moved behind the other', () => {
    const across: Edit = (tr) => tr.delete(place(tr.doc, 'p1') + 5, place(tr.doc, 'p2') + 4);
    const result = merged([moved('p1', 'a')], [across]);
    expect(result.outcomes[0]?.steps).toEqual(['card']);
    expect(JSON.stringify(result.cards[0]?.steps[0]?.removed)).toContain('error the error');
  });

  it('keeps a new block before the one that it was put before, when that was moved and has changed', () => {
    const added: Edit = (tr) => tr.insert(place(tr.doc, 'p2'), schema.node('paragraph', { id: 'n' }));
    const result = merged([typed('p2', 6, ' ours')], [moved('p2', 'p1'), added]);
    expect(result.document.children.slice(1, 4).map(({ attrs }) => attrs['id'])).toEqual(['n', 'p2', 'p1']);
  });

  it('says where a picture stood whose description was changed', () => {
    const picture: Edit = (tr) =>
      tr.insert(place(tr.doc, 'p2') + 4, schema.node('image', { src: 'asset:00', alt: null }));
    const start = made([picture]).document;
    const result = mergedFrom(
      start,
      [deleted('p2')],
      [(tr) => tr.setNodeAttribute(place(tr.doc, 'p2') + 4, 'alt', 'errors a minute')],
    );
    expect(result.cards[0]?.steps[0]).toMatchObject({
      stood: { block: 'p2', quote: 'sec\uFFFCond', from: 3, to: 4 },
      attribute: { name: 'alt', theirs: 'errors a minute' },
    });
  });

  it('puts a new block between its neighbours where both of them have gone', () => {
    const added: Edit = (tr) => tr.insert(place(tr.doc, 'p2'), schema.node('paragraph', { id: 'n' }));
    const result = merged([moved('p1', 'a'), moved('p2', 'a')], [added]);
    expect(result.document.children.map(({ attrs }) => attrs['id'])).toEqual([
      null,
      't',
      'f',
      'x',
      'p1',
      'n',
      'p2',
      'a',
    ]);
    expect(result.outcomes[0]?.steps).toEqual(['reanchored']);
  });

  it('does not choose between neighbours that have gone different ways', () => {
    const rows: Edit = (tr) => {
      moved('e1p', 'p2')(tr);
      moved('e2p', 'a')(tr);
      deleted('t')(tr);
    };
    const start = made([moved('e2p', 'e1p')]).document;
    const added: Edit = (tr) => tr.insert(place(tr.doc, 'e1p'), schema.node('paragraph', { id: 'n' }));
    expect(mergedFrom(start, [rows], [added]).cards).toMatchObject([{ reason: 'gone' }]);
    expect(
      merged([rows], [(tr) => tr.insert(place(tr.doc, 'e1p') + 7, schema.node('paragraph', { id: 'n' }))])
        .cards,
    ).toEqual([]);
  });

  it('makes a card of a mark that the words cannot have where they stand now', () => {
    const joined: Edit = (tr) => tr.join(place(tr.doc, 'p1'));
    const bold: Edit = (tr) =>
      tr.addMark(place(tr.doc, 'p1') + 1, place(tr.doc, 'p1') + 4, schema.mark('bold'));
    expect(merged([joined], [bold]).cards).toMatchObject([{ reason: 'changed', steps: [{ mark: 'bold' }] }]);
    expect(merged([bold], [bold]).outcomes[0]?.steps).toEqual(['same']);
  });

  it('does not put a block where neither of its neighbours is any more', () => {
    const added: Edit = (tr) => tr.insert(place(tr.doc, 'p2'), schema.node('paragraph', { id: 'n' }));
    expect(merged([moved('p1', 'a'), moved('p2', 'f')], [added]).cards).toMatchObject([{ reason: 'gone' }]);
  });

  it('keeps a new block outside what the author has put around its neighbour', () => {
    const added: Edit = (tr) => tr.insert(place(tr.doc, 'p2'), schema.node('paragraph', { id: 'n' }));
    const quoted: Edit = (tr) => {
      const range = tr.doc.resolve(place(tr.doc, 'p2') + 1).blockRange();
      if (range !== null)
        tr.wrap(range, [{ type: schema.nodes['blockquote'] as NodeType, attrs: { id: 'q' } }]);
    };
    const result = merged([quoted], [added]);
    expect(result.document.children.slice(1, 4).map(({ attrs }) => attrs['id'])).toEqual(['p1', 'n', 'q']);
  });

  it('puts a block back as it was in the draft, when the reviewer takes its deletion back', () => {
    const bold: Edit = (tr) =>
      tr.addMark(place(tr.doc, 'p2') + 1, place(tr.doc, 'p2') + 4, schema.mark('bold'));
    const back: Edit = (tr) =>
      tr.insert(place(tr.doc, 't'), schema.node('paragraph', { id: 'p2' }, schema.text('second')));
    const result = merged([bold], [deleted('p2'), back]);
    expect(result.document.child(2).firstChild?.marks).toHaveLength(1);
  });
});
