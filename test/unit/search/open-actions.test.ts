import { describe, expect, it } from 'vitest';
import {
  actionsLike,
  byOwner,
  dueWords,
  openActionsOf,
  type ActionOfDraft,
} from '../../../renderer/search/open-actions';
import { node, p, title } from '../support/build';

const row = (id: string, text: string, attrs: object) => node('action', [p(text)], { id, ...attrs });
const action = (more: Partial<ActionOfDraft>): ActionOfDraft => ({
  draftId: 'd',
  draftTitle: 'The queue',
  blockId: 'a',
  text: 'Add an alert',
  owner: '',
  due: '',
  priority: '',
  status: 'open',
  ...more,
});

describe('open actions of a document', () => {
  it('are those that are neither done nor dropped, and are written', () => {
    const actions = node('actions', [
      row('a1', 'Add an alert', { owner: ' Mira ', due: '2019-08-01', priority: 'P1', status: 'open' }),
      row('a2', 'Done', { status: 'done' }),
      row('a3', 'Dropped', { status: 'dropped' }),
      row('a4', 'Under way', { status: 'in-progress' }),
      row('a5', 'No status', {}),
      row('a6', '', {}),
    ]);
    const open = openActionsOf({ type: 'doc', content: [title('A'), actions] });
    expect(open.map(({ blockId, status }) => [blockId, status])).toEqual([
      ['a1', 'open'],
      ['a4', 'in-progress'],
      ['a5', ''],
    ]);
    expect(open[0]).toEqual({
      blockId: 'a1',
      text: 'Add an alert',
      owner: 'Mira',
      due: '2019-08-01',
      priority: 'P1',
      status: 'open',
    });
  });
});

describe('open actions of all drafts', () => {
  it('stand under their owners, whoever wrote the name how, and by due date', () => {
    const groups = byOwner([
      action({ owner: 'Mira', due: 'soon', blockId: '1' }),
      action({ owner: 'mira', due: '2019-09-01', blockId: '2' }),
      action({ owner: 'Ada', due: '', blockId: '3' }),
      action({ owner: 'Mira', due: '2019-08-01', priority: 'P2', blockId: '4' }),
      action({ owner: 'Mira', due: '2019-08-01', priority: 'P1', blockId: '5' }),
      action({ owner: '', blockId: '6' }),
    ]);
    expect(
      groups.map(({ owner, actions }) => [owner, actions.map(({ blockId }) => blockId).join('')]),
    ).toEqual([
      ['', '6'],
      ['Ada', '3'],
      ['Mira', '5421'],
    ]);
  });

  it('are found by words in their text, owner and draft', () => {
    const all = [action({ owner: 'Éva' }), action({ text: 'Raise the limit' })];
    expect(actionsLike(all, 'eva QUEUE')).toEqual([all[0]]);
    expect(actionsLike(all, ' ')).toEqual(all);
    expect(actionsLike(all, 'limit alert')).toEqual([]);
  });
});

describe('when an action is due', () => {
  it.each([
    ['', '', false],
    ['end of the quarter', 'due end of the quarter', false],
    ['2019-07-02', 'due today', false],
    ['2019-07-03', 'due 3 Jul', false],
    ['2020-01-03', 'due 3 Jan 2020', false],
    ['2019-07-01', 'overdue by 1 day, since 1 Jul', true],
    ['2018-07-02', 'overdue by 365 days, since 2 Jul 2018', true],
  ])('%s: %s', (due, text, isOverdue) => {
    expect(dueWords(due, '2019-07-02')).toEqual({ text, isOverdue });
  });
});
