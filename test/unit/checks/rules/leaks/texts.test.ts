import { describe, expect, it } from 'vitest';

import { emailAddress } from '../../../../../renderer/checks/rules/leaks/email-address';
import { internalHost } from '../../../../../renderer/checks/rules/leaks/internal-host';
import { privateAddress } from '../../../../../renderer/checks/rules/leaks/private-address';
import { token } from '../../../../../renderer/checks/rules/leaks/token';
import type { Rule } from '../../../../../renderer/checks/rule';
import { quotesIn } from '../found';

interface Table {
  readonly rule: Rule;
  readonly leaks: readonly (readonly [text: string, ...quotes: readonly string[]])[];
  readonly open: readonly string[];
}

const tables: readonly Table[] = [
  {
    rule: privateAddress,
    leaks: [
      ['The node 10.128.0.7 was full.', '10.128.0.7'],
      ['From 192.168.1.20 to 172.20.3.4.', '192.168.1.20', '172.20.3.4'],
      ['Routes to 10.20.0.0/16 were gone.', '10.20.0.0/16'],
      ['It answered at http://10.1.2.3:8080/health.', '10.1.2.3'],
      ['The gateway 100.64.3.1 dropped it.', '100.64.3.1'],
      ['It fell back to 169.254.3.7.', '169.254.3.7'],
      ['The peer fd12:3456:789a::1 was lost.', 'fd12:3456:789a::1'],
      ['Its address is fe80::1ff:fe23:4567:890a.', 'fe80::1ff:fe23:4567:890a'],
    ],
    open: [
      'The resolver 1.1.1.1 was fine.',
      'The address 172.32.0.1 is public.',
      'Addresses in 10.0.0.0/8 are private.',
      'Networks such as 192.168.0.0/16 and fc00::/7.',
      'It listened on 127.0.0.1.',
      'We went back to version 10.2.3.4.',
      'The build v10.128.0.7 was bad.',
      'Metadata comes from 169.254.169.254.',
      'Windows 10.0.19041.1 was hit.',
      'The section 10.1.2.3.4 of the paper.',
      'It is 192.0.2.4 in the example.',
      'The face: fade::away',
    ],
  },
  {
    rule: internalHost,
    leaks: [
      ['The host db-1.eu.internal was full.', 'db-1.eu.internal'],
      ['See wiki.example-house.corp for it.', 'wiki.example-house.corp'],
      ['The printer nas-3.local was gone.', 'nas-3.local'],
      ['Requests to orders.shop.svc.cluster.local timed out.', 'orders.shop.svc.cluster.local'],
      ['It is behind router.lan.', 'router.lan'],
      ['The page is http://wiki/Runbooks.', 'wiki'],
      ['It called http://redis-primary:6379.', 'redis-primary'],
      ['On ip-10-0-1-2.ec2.internal the disk was full.', 'ip-10-0-1-2.ec2.internal'],
    ],
    open: [
      'The page is https://example.com/wiki.',
      'It listened on http://localhost:8080.',
      'The address is http://host:port/path.',
      'Set thread.local in the file.',
      'The package module.internal was moved.',
      'Call host.docker.internal from the container.',
      'The name kubernetes.default.svc.cluster.local is the same everywhere.',
      'Ask metadata.google.internal for it.',
      'The file .env.local was missing.',
      'Use https://your-domain/path.',
      'We have local.settings.json there.',
      'The internal page was open.',
    ],
  },
  {
    rule: emailAddress,
    leaks: [
      ['Write to jo.doe@shop.io.', 'jo.doe@shop.io'],
      ['It was sent to ops+alerts@mail.shop.co.uk and others.', 'ops+alerts@mail.shop.co.uk'],
      ['mailto:jo@shop.io', 'jo@shop.io'],
      ['(jo@shop.io)', 'jo@shop.io'],
    ],
    open: [
      'Write to jo@example.com.',
      'Clone git@github.com:shop/site.git.',
      'From noreply@shop.io.',
      'By jo@users.noreply.github.com.',
      'The picture logo@2x.png is gone.',
      'It is left-pad@1.3.0.',
      'See @jo@mastodon.social.',
      'Log in with ssh deploy@shop.io:22.',
      'https://jo:pass@shop.io/',
      'About 3 @ 5 each.',
    ],
  },
];

describe.each(tables)('$rule.id', ({ rule, leaks, open }) => {
  it.each(leaks)('%s', (text, ...quotes) => {
    expect(quotesIn(rule, text)).toEqual(quotes);
  });

  it.each(open)('nothing in: %s', (text) => {
    expect(quotesIn(rule, text)).toEqual([]);
  });
});

/** Letters and digits that look random; secrets are put together here, so that no scanner takes this file for one. */
const random = (length: number) => 'q7Zk2Wv9Xc4Rt8Yb1Nm5Lp3Hs6Jd0Gf'.repeat(40).slice(0, length);
const lower = (length: number) => 'a1b2c3d4e5f60718'.repeat(8).slice(0, length);
const joined = (...parts: readonly string[]) => parts.join('');

const secrets: readonly (readonly [name: string, shown: string, rest: string])[] = [
  ['AWS access key', 'AKIA', random(16).toUpperCase()],
  ['AWS temporary key', 'ASIA', random(16).toUpperCase()],
  ['AWS secret key', 'aws_secret_access_key = ', random(40)],
  ['GitHub', 'ghp_', random(36)],
  ['GitHub app', 'ghs_', random(36)],
  ['GitHub fine-grained', 'github_pat_', random(82)],
  ['GitLab', 'glpat-', random(20)],
  ['Slack bot', 'xoxb-', `123456-${random(24)}`],
  ['Slack webhook', 'https://hooks.slack.com/services/', `T0${random(8)}/B0${random(8)}/${random(24)}`],
  ['Google', 'AIza', random(35)],
  ['Google client', 'GOCSPX-', random(28)],
  ['Stripe', 'sk_live_', random(24)],
  ['npm', 'npm_', random(36)],
  ['PyPI', 'pypi-AgEIcHlwaS5vcmc', random(70)],
  ['SendGrid', 'SG.', `${random(22)}.${random(43)}`],
  ['OpenAI', 'sk-proj-', `${random(74)}T3BlbkFJ${random(74)}`],
  ['Anthropic', 'sk-ant-api03-', `${random(93)}AA`],
  ['Vault', 'hvs.', random(90)],
  ['Grafana', 'glsa_', `${random(32)}_${lower(8)}`],
  ['DigitalOcean', 'dop_v1_', lower(64)],
  ['JSON Web Token', 'eyJ', `${random(20)}.eyJ${random(40)}.${random(43)}`],
  ['private key', '-----BEGIN RSA PRIVATE KEY-----', `\n${random(64)}\n`],
  ['password of a database', 'postgres://shop:', `${random(12)}@db.shop.io/orders`],
  ['password of a page', 'https://jo:', `${random(12)}@shop.io/`],
];

describe('token', () => {
  it.each(secrets)('%s: shows only what all of its kind have', (_, shown, rest) => {
    const text = joined('It was ', shown, rest, ' all along.');
    expect(quotesIn(token, text)).toEqual([shown]);
  });

  it.each(secrets)('%s: a stand-in is none', (_, shown, rest) => {
    const masked = rest.replace(/[A-Za-z0-9]{8,}/gu, (run) => 'x'.repeat(run.length));
    expect(quotesIn(token, joined('It was ', shown, masked, ' all along.'))).toEqual([]);
  });

  it.each([
    joined('AKIA', 'IOSFODNN7EXAMPLE'),
    joined('aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCY', 'EXAMPLEKEY'),
    'postgres://user:password@localhost/db',
    'postgres://shop:${DB_PASSWORD}@db/orders',
    'https://user:pass@example.com/',
    'mysql://shop:shop@db/orders',
    'https://jo:[redacted]@shop.io/',
    '-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----',
    'ghp_short',
    'A commit da39a3ee5e6b4b0d3255bfef95601890afd80709 was bad.',
    'https://shop.io/a:b@c',
  ])('nothing in: %s', (text) => {
    expect(quotesIn(token, text)).toEqual([]);
  });
});
