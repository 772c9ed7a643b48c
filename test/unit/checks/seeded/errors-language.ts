import { linkTo, marked } from '../../support/build';
import { rowPlaces } from './draft';
import { append, replaceText, say } from './edit';
import type { SeededError } from './seeded-error';

const blameless = { group: 'blameless' } as const;
const leaks = { group: 'leaks' } as const;

/** Made in parts, so that nothing that looks like a secret stands in this file. It never was one. */
const token = ['ghp', '9fK2mQ7xTb4LwZ1rVn8CdYs3HgJp6AeUoX0i'].join('_');

/** Six sentences that judge people, with the eyes of afterwards. */
export const blamelessErrors: readonly SeededError[] = [
  {
    ...blameless,
    id: 'should-have',
    document: 'cloudflare',
    kind: '“should have” and a participle about people',
    description: 'The reviewer should have seen the nested quantifiers',
    apply: append('response-1', say(' The reviewer should have seen the nested quantifiers.')),
    expected: { blocks: ['response-1'], quote: 'should have seen' },
  },
  {
    ...blameless,
    id: 'could-have',
    document: 'cloudflare',
    kind: '“could have” and a participle about people',
    description: 'We could have caught it on one machine',
    apply: append(
      'response-3',
      say(' We could easily have caught this by running the rule on one machine first.'),
    ),
    expected: { blocks: ['response-3'], quote: 'could easily have caught' },
  },
  {
    ...blameless,
    id: 'failed-to',
    document: 'failover',
    kind: 'people who “failed to”',
    description: 'The engineer on call failed to check replica A',
    apply: append('detection-1', say(' Before the upgrade, the engineer on call failed to check replica A.')),
    expected: { blocks: ['detection-1'], quote: 'failed to check' },
  },
  {
    ...blameless,
    id: 'human-error',
    document: 'failover',
    kind: '“human error” as a cause',
    description: 'The root cause was human error',
    apply: append('causes-1', say(' In the end the root cause was human error.')),
    expected: { blocks: ['causes-1'], quote: 'human error' },
  },
  {
    ...blameless,
    id: 'forgot',
    document: 'certificate',
    kind: 'people who forgot',
    description: 'A factor says that somebody forgot to change the job',
    apply: replaceText(
      'f-job-1',
      'The renewal job still named the gateway that had been replaced in December',
      'When the gateway was replaced in December, the platform team forgot to change the renewal job',
    ),
    expected: { blocks: rowPlaces('f-job'), quote: 'forgot to change' },
  },
  {
    ...blameless,
    id: 'if-had',
    document: 'certificate',
    kind: '“if they had”',
    description: 'If the team had read the log of the job',
    apply: append(
      'less-1',
      say(' If the team had read the log of the job, nobody would have noticed anything.'),
    ),
    expected: { blocks: ['less-1'], quote: 'If the team had read' },
  },
];

/** Five things that are not for everybody's eyes. */
export const leakErrors: readonly SeededError[] = [
  {
    ...leaks,
    id: 'private-address',
    document: 'failover',
    kind: 'private address',
    description: 'The new primary is named with its address 10.42.7.19',
    apply: append('resolution-1', say(' The new primary listens on 10.42.7.19.')),
    expected: { blocks: ['resolution-1'], quote: '10.42.7.19' },
  },
  {
    ...leaks,
    id: 'private-host',
    document: 'failover',
    kind: 'private host',
    description: 'Replica A is named with its internal host',
    apply: append('support-1', say(' Replica A is '), marked('pg-orders-2.fra1.internal', 'code'), say('.')),
    expected: { blocks: ['support-1'], quote: 'pg-orders-2.fra1.internal' },
  },
  {
    ...leaks,
    id: 'e-mail',
    document: 'failover',
    kind: 'e-mail address',
    description: 'Questions go to a person’s mailbox',
    apply: append('lucky-1', say(' Questions go to m.brandt@ordersystems.eu.')),
    expected: { blocks: ['lucky-1'], quote: 'm.brandt@ordersystems.eu' },
  },
  {
    ...leaks,
    id: 'token',
    document: 'certificate',
    kind: 'token',
    description: 'The log in the code block holds an access token',
    apply: append('what-code', say(`\nAuthorization: token ${token}`)),
    expected: { blocks: ['what-code'], quote: token },
  },
  {
    ...leaks,
    id: 'unreachable-link',
    document: 'certificate',
    kind: 'link that an outside reader cannot open',
    description: 'The guide is linked to a wiki that only the company’s network knows',
    apply: append(
      'less-2',
      say(' The '),
      marked('guide', linkTo('http://wiki/display/OPS/Certificates')),
      say(' has been corrected.'),
    ),
    expected: { blocks: ['less-2'], quote: 'http://wiki/display/OPS/Certificates' },
  },
];
