import { describe, expect, it } from 'vitest';

import { emailAddress } from '../../../../../renderer/checks/rules/leaks/email-address';
import { internalHost } from '../../../../../renderer/checks/rules/leaks/internal-host';
import { leakRules } from '../../../../../renderer/checks/rules/leaks/index';
import { privateAddress } from '../../../../../renderer/checks/rules/leaks/private-address';
import { unreachableLink } from '../../../../../renderer/checks/rules/leaks/unreachable-link';
import { action, code, event, image, impact, linkTo, marked, node, p } from '../../../support/build';
import { findingsIn, messagesOf, timeOf } from '../found';

const leak = 'at 10.1.2.3 there';
const source = { system: '', id: '', link: '', author: '', raw: null, hash: null };

describe('what is read', () => {
  it.each([
    ['a block of code', code(leak, { id: 'x' })],
    ['the code mark', p([marked(leak, 'code')])],
    ['a quotation', node('blockquote', [p(leak)])],
    ['HTML', node('htmlBlock', [{ type: 'text', text: `<!-- ${leak} -->` }])],
    ['HTML in a line', p(['Text', { type: 'htmlInline', attrs: { value: `<!-- ${leak} -->` } }])],
    ['the address of a link', p([marked('here', linkTo('http://10.1.2.3/x'))])],
    ['the address of an image', p([image('http://10.1.2.3/x.png', 'Graph')])],
    ['the text of an image', p([image('x.png', leak)])],
    [
      'an event’s source',
      node('timeline', [event('x', { sources: [{ ...source, link: 'http://10.1.2.3/' }] })]),
    ],
    ['an event’s system', node('timeline', [event('x', { sources: [{ ...source, system: leak }] })])],
    ['an impact’s measure', node('impacts', [impact('x', { measure: leak })])],
  ])('%s', (_, block) => {
    expect(findingsIn(privateAddress, [block])).toHaveLength(1);
  });

  it('facts that are published, each by its name', () => {
    const found = findingsIn(privateAddress, [], { attrs: { services: [leak], tags: ['10.9.9.9'] } });
    expect(found.map(({ place }) => place.quote)).toEqual(['Services', 'Tags']);
  });

  it('not what is marked internal, nor what is left out of a page', () => {
    const internal = { audience: 'internal' } as const;
    expect(
      findingsIn(
        privateAddress,
        [
          p(leak, internal),
          node('blockquote', [p(leak)], internal),
          node('timeline', [
            event(leak, internal),
            event('x', { ...internal, sources: [{ ...source, system: leak }] }),
            event('x', { sources: [{ ...source, raw: leak, hash: null }] }),
          ]),
          node('impacts', [impact('x', { measure: leak, ...internal })]),
          node('actions', [action('x', { owner: leak, link: 'http://10.1.2.3/' })]),
        ],
        { attrs: { services: [leak], servicesAudience: 'internal', roles: [{ role: 'IC', name: leak }] } },
      ),
    ).toEqual([]);
  });

  it('a link whose text is its address once', () => {
    const address = 'http://10.1.2.3/x';
    expect(findingsIn(privateAddress, [p([marked(address, linkTo(address))])])).toHaveLength(1);
    const two = p([marked('one', linkTo(address)), ' and ', marked('two', linkTo(address))], { id: 'p' });
    expect(findingsIn(privateAddress, [two]).map(({ place }) => place.quote)).toEqual(['one', 'two']);
    const mail = p([marked('jo@shop.io', linkTo('mailto:jo@shop.io'))]);
    expect(findingsIn(emailAddress, [mail])).toHaveLength(1);
  });
});

describe('links that a reader cannot open', () => {
  it.each([
    'https://shop.slack.com/archives/C1/p2',
    'https://shop.pagerduty.com/incidents/Q1',
    'https://shop.atlassian.net/browse/OPS-1',
    'https://docs.google.com/document/d/abc/edit',
    'https://app.datadoghq.com/notebook/1',
    'https://shop.grafana.net/d/abc',
    'https://console.cloud.google.com/monitoring',
    'https://eu-west-1.console.aws.amazon.com/ec2',
    'http://localhost:3000/',
    'http://127.0.0.1/',
    'http://[::1]:8080/',
    'file:///home/jo/graph.png',
  ])('%s', (address) => {
    expect(findingsIn(unreachableLink, [p([marked('graph', linkTo(address))])])).toHaveLength(1);
  });

  it.each([
    'https://slack.com/blog',
    'https://status.pagerduty.com/',
    'https://www.atlassian.com/incident-management',
    'https://docs.google.com/document/d/e/abc/pub',
    'https://docs.google.com/forms/d/abc',
    'https://grafana.example.org/d/abc',
    'https://github.com/shop/site/issues/1',
    'https://www.datadoghq.com/blog/post',
    '#timeline',
    '../other.md',
    'mailto:jo@shop.io',
    'https://example.com/?next=https://shop.slack.com/archives/C1',
  ])('not %s', (address) => {
    expect(findingsIn(unreachableLink, [p([marked('graph', linkTo(address))])])).toEqual([]);
  });

  it('leaves addresses in running text alone, but for hosts of the house', () => {
    expect(findingsIn(unreachableLink, [code('curl http://localhost:3000/')])).toEqual([]);
    expect(messagesOf(findingsIn(internalHost, [p([marked('wiki', linkTo('http://wiki/a'))])]))).toEqual([
      '“wiki” is the name of a host inside a network: it means nothing to a reader outside. Say what it is instead.',
    ]);
  });
});

const hostile: readonly (readonly [name: string, text: string])[] = [
  ['one word', 'a'.repeat(100_000)],
  ['digits and points', '10.'.repeat(33_000)],
  ['labels', 'a.'.repeat(50_000)],
  ['hyphens', 'a-'.repeat(50_000)],
  ['at signs', 'a@'.repeat(50_000)],
  ['mail', 'a.b@c.'.repeat(16_000)],
  ['colons', 'fd00:'.repeat(20_000)],
  ['starts of keys', '-----BEGIN RSA PRIVATE KEY-----\n'.repeat(3_000)],
  ['web tokens', `eyJ${'a'.repeat(50_000)}.eyJ${'b'.repeat(49_000)}`],
  ['starts of web tokens', 'eyJaaaaaaaaaa.'.repeat(7_000)],
  ['addresses', 'https://'.repeat(12_500)],
  ['passwords', 'postgres://a:'.repeat(7_500)],
  ['tokens of Slack', 'xoxb-'.repeat(20_000)],
  ['keys with a space', 'secret_access_key = '.repeat(5_000)],
];

describe.each(leakRules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(hostile)('takes time linear in the text: %s', (_name, text) => {
    timeOf(rule, text.slice(0, 1000));
    expect(timeOf(rule, text)).toBeLessThan(1500);
  });
});
