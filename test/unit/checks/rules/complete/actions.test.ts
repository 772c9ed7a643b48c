import { describe, expect, it } from 'vitest';

import { actionDue, actionOwner, dueDate } from '../../../../../renderer/checks/rules/complete/action-fields';
import { actionVague, actionVerb } from '../../../../../renderer/checks/rules/complete/action-words';
import { actionTypes, coverage } from '../../../../../renderer/checks/rules/complete/coverage';
import type { ActionAttributes } from '../../../../../renderer/document/nodes/actions';
import { action, factor, node } from '../../../support/build';
import { bundled, findingsIn, messagesOf } from '../found';

const actions = (...rows: readonly (readonly [string, Partial<ActionAttributes>])[]) =>
  node(
    'actions',
    rows.map(([text, attributes], index) => action(text, { id: `a${index + 1}`, ...attributes })),
  );

describe('owner and due date', () => {
  it('are asked of open actions', () => {
    const block = actions(
      ['Add an alert', {}],
      ['Move it', { owner: 'Storage team', due: 'end of the quarter', status: 'in-progress' }],
      ['Test it', { owner: ' ', due: '2019-08-01', status: 'open' }],
      ['Drop it', { status: 'dropped' }],
      ['Mend it', { status: 'done' }],
      ['', {}],
    );
    expect(messagesOf(findingsIn(actionOwner, [block]))).toEqual([
      'Action 1, “Add an alert”, has no owner.',
      'Action 3, “Test it”, has no owner.',
    ]);
    expect(messagesOf(findingsIn(actionDue, [block]))).toEqual([
      'Action 1, “Add an alert”, has no due date.',
    ]);
    expect(findingsIn(actionDue, [block]).map(({ place }) => place.block)).toEqual(['a1']);
  });

  it('are a hint on a page for the public, which names no owners', () => {
    const block = actions(['Add an alert', {}]);
    const severities = (template: string) =>
      findingsIn(actionOwner, [block], { template: bundled(template) }).map(({ severity }) => severity);
    expect(severities('public-report')).toEqual(['hint']);
    expect(severities('google-sre')).toEqual(['warning']);
  });

  it('are one finding where more than five lack them', () => {
    const block = actions(...Array.from({ length: 6 }, (_, n) => [`Add ${n}`, {}] as const));
    const found = findingsIn(actionOwner, [block]);
    expect(messagesOf(found)).toEqual(['6 open actions have no owner.']);
    expect(found[0]?.related).toHaveLength(5);
  });
});

describe('a due date', () => {
  it.each([
    ['2019-07-01', []],
    ['2020-02-29', []],
    ['2019-02-29', ['Action 1 is due on 2019-02-29, a day that no calendar has.']],
    ['2019-07-02', []],
    ['2019-09-31', ['Action 1 is due on 2019-09-31, a day that no calendar has.']],
    ['2019-13-01', ['Action 1 is due on 2019-13-01, a day that no calendar has.']],
    ['last week', []],
    ['', []],
  ])('%s', (due, messages) => {
    const block = actions(['Add it', { due }]);
    expect(messagesOf(findingsIn(dueDate, [block]))).toEqual(messages);
  });
});

describe('the words of an action', () => {
  it.each([
    'We need a scanner',
    'The dashboard shows the queue',
    'Better monitoring',
    'Monitoring of certificates',
    'Adding a test',
    'An alert on depth',
    'No more deploys on Fridays',
    '[infra] The console',
    '3. Dashboards for the queue',
    'Documentation of the failover',
  ])('do not begin with a verb: %s', (text) => {
    expect(findingsIn(actionVerb, [actions([text, {}])])).toHaveLength(1);
  });

  it.each([
    'Add an alert',
    'Bring the console back',
    'Alert on queue depth',
    'Test the restore',
    'Document the failover',
    '[infra] Add a test',
    'P1: Add a test',
    'Re-introduce the protection',
    'Ping the database',
    'SCIM provisioning',
    'Grafana: add a panel',
    '',
  ])('may begin with a verb: %s', (text) => {
    expect(findingsIn(actionVerb, [actions([text, {}])])).toEqual([]);
  });

  it('are looked at in English only', () => {
    const block = actions(['The alert', {}], ['Improve it', {}]);
    expect(findingsIn(actionVerb, [block], { attrs: { language: 'fr' } })).toEqual([]);
    expect(findingsIn(actionVague, [block], { attrs: { language: 'fr' } })).toEqual([]);
  });

  it.each([
    'Improve monitoring',
    'Ensure that backups work',
    'Be more careful',
    'Consider a queue',
    'Look into Redis',
  ])('have no end: %s', (text) => {
    expect(findingsIn(actionVague, [actions([text, {}])])).toHaveLength(1);
  });

  it.each([
    'Improve the time to detect to 5 minutes',
    'Ensure by adding a check that the file exists',
    'Add an alert',
    'Inspect every rule',
  ])('have an end: %s', (text) => {
    expect(findingsIn(actionVague, [actions([text, {}])])).toEqual([]);
  });

  it('do not matter any more where the action is done', () => {
    expect(findingsIn(actionVague, [actions(['Improve monitoring', { status: 'done' }])])).toEqual([]);
  });
});

describe('coverage', () => {
  const factors = node('factors', [
    factor('The rule backtracks', { id: 'f1', kind: 'root-cause' }),
    factor('The engine allows it', { id: 'f2', depth: 1 }),
    factor('No alert on CPU', { id: 'f3', kind: 'detection' }),
    factor('It was early in the day', { id: 'f4', kind: 'luck' }),
    factor('', { id: 'f5' }),
  ]);

  it('names factors without an action and actions without a factor', () => {
    const block = actions(
      ['Change the engine', { answers: ['f2'] }],
      ['Tidy up', {}],
      ['Old', { answers: ['gone'] }],
    );
    expect(messagesOf(findingsIn(coverage, [factors, block]))).toEqual([
      'Factor 3, “No alert on CPU”, has no action that answers it.',
      'Action 2, “Tidy up”, answers none of the factors.',
      'Action 3, “Old”, answers none of the factors.',
    ]);
  });

  it('does not count an action that was dropped', () => {
    const block = actions(
      ['Change it', { answers: ['f1'] }],
      ['Alert', { answers: ['f3'], status: 'dropped' }],
    );
    expect(findingsIn(coverage, [factors, block]).map(({ place }) => place.block)).toEqual(['f3']);
  });

  it('says once that no action answers anything', () => {
    expect(messagesOf(findingsIn(coverage, [factors, actions(['Change it', {}])]))).toEqual([
      'No action says which factor it answers.',
    ]);
    expect(findingsIn(coverage, [factors, actions(['Change it', { answers: ['gone'] }])])).toHaveLength(1);
    expect(findingsIn(coverage, [factors])).toEqual([]);
    expect(findingsIn(coverage, [actions(['Change it', {}])])).toEqual([]);
  });
});

describe('types of actions', () => {
  it('names each of the three that is missing', () => {
    const block = actions(
      ['Change it', { type: 'prevent' }],
      ['Alert', { type: 'detect', status: 'dropped' }],
    );
    expect(messagesOf(findingsIn(actionTypes, [block]))).toEqual([
      'No action has the type “detect”.',
      'No action has the type “mitigate”.',
    ]);
  });

  it('says once that there are no types, and nothing where there are no actions', () => {
    expect(findingsIn(actionTypes, [actions(['Change it', {}])])).toHaveLength(1);
    expect(findingsIn(actionTypes, [])).toEqual([]);
    const all = actions(['A', { type: 'prevent' }], ['B', { type: 'detect' }], ['C', { type: 'mitigate' }]);
    expect(findingsIn(actionTypes, [all])).toEqual([]);
  });
});
