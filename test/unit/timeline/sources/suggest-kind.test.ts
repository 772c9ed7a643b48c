import { describe, expect, it } from 'vitest';

import type { EventKind } from '../../../../renderer/document/vocabulary';
import { suggestKind } from '../../../../renderer/timeline/sources/suggest-kind';

const suggest = (text: string) => suggestKind({ kind: '', system: 'notes.txt', text });

/** Sentences of the kind that stand in timelines, each with what a reader takes it for. */
const sentences: readonly (readonly [EventKind | '', string])[] = [
  ['alert', 'PagerDuty alert: checkout error rate above 5%'],
  ['alert', 'On-call engineer is paged for high CPU'],
  ['alert', 'TRIGGERED: p99 latency on api'],
  ['alert', '[FIRING:2] DiskFull on db-3'],
  ['alert', 'The synthetic monitor fired for the login page'],
  ['alert', 'Second alarm for the queue depth'],
  ['change', 'Version 4.2 is deployed to production'],
  ['change', 'Ada deploys the new firewall rules'],
  ['change', 'The migration of the orders table starts'],
  ['change', 'Feature flag new-cart enabled for 10% of users'],
  ['change', 'PR 812 merged'],
  ['change', 'Config change to the load balancer goes out'],
  ['change', 'Release 2019.27 rolled out to all regions'],
  ['action', 'Ada rolls back the deploy'],
  ['action', 'Rolled back to version 4.1'],
  ['action', 'We reverted the rules'],
  ['action', 'Restarting the workers one by one'],
  ['action', 'Failing over to the replica'],
  ['action', 'The global kill switch: WAF disabled everywhere'],
  ['action', 'Scaled up the API to 40 pods'],
  ['action', 'Traffic drained from eu-west'],
  ['action', 'Fix deployed to all regions'],
  ['action', 'Added more capacity to the pool'],
  ['decision', 'We decided to turn off the WAF'],
  ['decision', 'Decision: keep the maintenance page up'],
  ['decision', "Let's roll back"],
  ['decision', 'The IC agrees to fail over'],
  ['communication', 'Status page updated: investigating'],
  ['communication', 'Grace emailed the affected customers'],
  ['communication', 'Escalated to the network team'],
  ['communication', 'Ada joined the call'],
  ['communication', 'Incident channel opened'],
  ['communication', 'Support was told, and support told users to wait; posted to customers'],
  ['hypothesis', 'I think it is the new regular expression'],
  ['hypothesis', 'Maybe the cache is cold'],
  ['hypothesis', 'We suspect an attack'],
  ['hypothesis', 'Could be DNS?'],
  ['observation', 'Error rate is back to normal'],
  ['observation', 'CPU at 100% on all machines'],
  ['observation', 'Seeing 502s from every region'],
  ['observation', 'Customers report that they cannot log in'],
  ['observation', 'The database is down'],
  ['observation', 'Traffic drops by 80%'],
  ['observation', 'Queue depth rises to 90,000'],
  ['', 'Lunch is here'],
  ['', 'Good morning everyone'],
  ['', 'Thanks, Grace!'],
  ['', 'Who is on call?'],
  ['', 'Should we roll back?'],
  ['', 'ok'],
  ['', 'The incident commander hands over to Grace'],
];

describe('suggestKind', () => {
  it.each(sentences.filter(([kind]) => kind === ''))('%s says nothing of %j', (_, text) => {
    expect(suggest(text)).toBe('');
  });

  it('is right about what it suggests, and suggests something for most', () => {
    const told = sentences.filter(([kind]) => kind !== '');
    const suggested = told.filter(([, text]) => suggest(text) !== '');
    const right = suggested.filter(([kind, text]) => suggest(text) === kind);
    const wrong = suggested
      .filter(([kind, text]) => suggest(text) !== kind)
      .map(([kind, text]) => [text, kind, suggest(text)]);
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(2);
    expect(right.length / told.length).toBeGreaterThan(0.9);
  });

  it('leaves what the source itself says, and takes a status page for what it is', () => {
    expect(suggestKind({ kind: 'note', system: 'x', text: 'We rolled back' })).toBe('note');
    expect(suggestKind({ kind: '', system: 'Statuspage', text: 'A fix has been deployed' })).toBe(
      'communication',
    );
  });
});
