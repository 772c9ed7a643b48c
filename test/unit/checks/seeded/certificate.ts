import type { WrittenTime } from '../../../../renderer/time/written-time';
import {
  action,
  at,
  bullets,
  code,
  event,
  factor,
  h,
  image,
  impact,
  item,
  linkTo,
  marked,
  node,
  p,
  title,
} from '../../support/build';
import { asset, cleanDocument, footnote, footnoteText, grid, type CleanDraft } from './draft';
import { source } from './sources';

export const clock = (text: string): WrittenTime => at(`2026-03-05T${text}`);

const chat = (id: string) => [source('Slack', '', id)];

const timeline = node('timeline', [
  event('The certificate of the sign-in gateway expires', {
    id: 'expiry',
    happened: at('2026-03-05T08:00:00', 'second'),
    known: clock('08:31'),
    kind: 'observation',
    moments: ['impact-started'],
    sources: [source('certificate')],
  }),
  event('Support: first ticket, “mobile app says it cannot connect”', {
    id: 'ticket',
    happened: clock('08:11'),
    kind: 'alert',
    moments: ['detected'],
    sources: [source('ticket system', '', '88213')],
  }),
  event('support: three customers cannot sign in on their phones, does anyone else see this?', {
    id: 'ask',
    happened: clock('08:13'),
    kind: 'communication',
    sources: chat('m-1'),
  }),
  event('on call: looking', {
    id: 'looking',
    happened: clock('08:16'),
    kind: 'action',
    moments: ['acknowledged'],
    sources: chat('m-2'),
  }),
  event('on call: all gateways answer on the health check, but real sign-ins drop out before they reach us', {
    id: 'odd',
    happened: clock('08:20'),
    kind: 'observation',
    sources: chat('m-3'),
  }),
  event('commander: I declare this a SEV-2 and take command', {
    id: 'declare',
    happened: clock('08:24'),
    kind: 'decision',
    moments: ['declared'],
    sources: chat('m-4'),
  }),
  event('on call: the browser says that the certificate ended at 08:00 today', {
    id: 'identified',
    happened: clock('08:31'),
    kind: 'observation',
    moments: ['identified'],
    sources: chat('m-5'),
  }),
  event('on call: the renewal job is green, but it renews the old gateway and not this one', {
    id: 'job',
    happened: clock('08:37'),
    kind: 'observation',
    sources: chat('m-6'),
  }),
  event('commander: decision, we issue one by hand and repair the job afterwards', {
    id: 'by-hand',
    happened: clock('08:45'),
    kind: 'decision',
    sources: chat('m-7'),
  }),
  event('security: new certificate issued, valid until 3 June 2026', {
    id: 'issued',
    happened: clock('09:02'),
    kind: 'action',
    sources: chat('m-8'),
  }),
  event('on call: first 7 gateways have it', {
    id: 'half',
    happened: clock('09:10'),
    kind: 'action',
    sources: chat('m-9'),
  }),
  event('Status page: sign-in on mobile phones is recovering', {
    id: 'notice',
    happened: clock('09:21'),
    kind: 'communication',
    sources: [source('Statuspage')],
  }),
  event('on call: all 14 gateways have it, the error rate is at zero', {
    id: 'all',
    happened: clock('09:37'),
    kind: 'action',
    moments: ['mitigated', 'impact-ended'],
    sources: chat('m-10'),
  }),
  event('on call: renewal job repaired and run once for this gateway', {
    id: 'repaired',
    happened: clock('10:20'),
    kind: 'action',
    sources: chat('m-11'),
  }),
  event('commander: closing this, thank you all', {
    id: 'closed',
    happened: clock('10:45'),
    kind: 'communication',
    moments: ['resolved'],
    sources: chat('m-12'),
  }),
]);

const factors = node('factors', [
  factor('The renewal job still named the gateway that had been replaced in December', {
    id: 'f-job',
    kind: 'root-cause',
  }),
  factor('The job reports success when it renews nothing for a gateway', { id: 'f-success', kind: 'latent' }),
  factor('The health check does not look at the certificate', { id: 'f-health', kind: 'detection' }),
  factor('The guide for issuing a certificate by hand was out of date', { id: 'f-guide', kind: 'recovery' }),
]);

const actions = node('actions', [
  action('Take the list of gateways from the inventory', {
    id: 'a-inventory',
    type: 'prevent',
    owner: 'Platform team',
    due: '2026-03-20',
    status: 'in-progress',
    answers: ['f-job', 'f-success'],
  }),
  action('Alert 21 days before any public certificate ends', {
    id: 'a-alert',
    type: 'detect',
    owner: 'Security team',
    due: '2026-03-13',
    status: 'done',
    answers: ['f-health', 'f-success'],
  }),
  action('Rewrite the guide for issuing by hand, and rehearse it twice a year', {
    id: 'a-guide',
    type: 'process',
    owner: 'Security team',
    due: '2026-04-10',
    status: 'open',
    answers: ['f-guide'],
  }),
]);

/** An invented certificate expiry of a few hours, with a timeline that is mostly chat. */
export const certificate: CleanDraft = {
  name: 'certificate',
  template: 'pagerduty',
  document: cleanDocument(
    [
      title('97 minutes without sign-in on mobile phones'),
      h(2, 'Overview', { section: 'overview', id: 'h-overview' }),
      p(
        'On Thursday, 5 March 2026, sign-in from our mobile apps failed from 08:00 to 09:37 UTC, because the certificate of the sign-in gateway had expired. All 14 gateways were affected; people who were signed in already noticed nothing.',
        { id: 'overview-1' },
      ),
      h(2, 'What Happened', { section: 'what-happened', id: 'h-what' }),
      p(
        [
          'The certificate had been issued on 5 December 2025 for 90 days and ended at 08:00 UTC. The renewal job ran every night and reported success, but it still named the gateway that had been replaced in December.',
          footnote('job'),
          ' The mobile apps refuse an expired certificate without a retry.',
        ],
        { id: 'what-1' },
      ),
      code('renew --gateway sign-in-old\nok: nothing to do', { id: 'what-code' }),
      h(2, 'Contributing Factors', { section: 'contributing-factors', id: 'h-factors' }),
      factors,
      h(2, 'Resolution', { section: 'resolution', id: 'h-resolution' }),
      p(
        'A certificate was issued by hand at 09:02 and rolled out to the 14 gateways in two halves. The error rate was at zero by 09:37. The job was repaired at 10:20, and the incident was closed at 10:45 UTC.',
        { id: 'resolution-1' },
      ),
      p(
        [
          'Sign-ins came back in two steps: ',
          image(asset('c'), 'Share of failed sign-ins: two steps down to zero'),
        ],
        {
          id: 'resolution-2',
        },
      ),
      h(2, 'Impact', { section: 'impact', id: 'h-impact' }),
      node('metrics'),
      node('impacts', [
        impact('Sign-in failed', {
          id: 'i-signin',
          who: 'People with the mobile app',
          measure: '21,300 failed sign-ins',
          source: 'app telemetry',
          start: 'expiry',
          end: 'all',
        }),
      ]),
      grid(
        'figures',
        ['Figure', 'Value'],
        ['Duration of the impact', '1h37'],
        ['Failed sign-ins', '21,300'],
        ['Support tickets', '46'],
      ),
      h(2, 'Responders', { section: 'responders', id: 'h-responders' }),
      p(
        'An incident commander, the platform engineer on call, one engineer of the security team, and support.',
        {
          id: 'responders-1',
        },
      ),
      h(2, 'Timeline', { section: 'timeline', id: 'h-timeline' }),
      p('All times are UTC. Lines that begin with a role are from the incident channel.', {
        id: 'timeline-note',
      }),
      node('picture'),
      timeline,
      h(2, 'How’d We Do?', { section: 'how-did-we-do', id: 'h-how' }),
      h(3, 'What Went Well?', { section: 'went-well', id: 'h-well' }),
      bullets(
        item(p('The cause was identified 31 minutes after the certificate had expired.', { id: 'well-1' })),
        item(p('Support asked in the right channel two minutes after the first ticket.', { id: 'well-2' })),
      ),
      h(3, 'What Didn’t Go So Well?', { section: 'went-less-well', id: 'h-less' }),
      bullets(
        item(p('We learned of it from a customer and not from an alert.', { id: 'less-1' })),
        item(p('Issuing by hand took 17 minutes, of which the guide cost most.', { id: 'less-2' })),
      ),
      h(2, 'Action Items', { section: 'action-items', id: 'h-actions' }),
      actions,
      node('coverage'),
      h(2, 'Messaging', { section: 'messaging', id: 'h-messaging' }),
      h(3, 'Internal Email', { section: 'internal-email', id: 'h-internal' }),
      p(
        [
          'Sign-in on mobile phones works again since 09:37 UTC. The details stand under ',
          marked('What Happened', linkTo('#what-happened')),
          '.',
        ],
        { id: 'internal-1' },
      ),
      h(3, 'External Message', { section: 'external-message', id: 'h-external' }),
      p(
        'From 08:00 to 09:37 UTC today, sign-in from our mobile apps failed. It works again, and no data was at risk. We are sorry for the lost time.',
        { id: 'external-1' },
      ),
      footnoteText('job', [
        p('The old gateway has a certificate of its own, so the job had something to look at.', {
          id: 'note-job',
        }),
      ]),
    ],
    {
      severity: 'SEV-2',
      incidentStatus: 'resolved',
      services: ['Sign-in'],
      roles: [{ role: 'Incident commander', name: '' }],
      zone: 'UTC',
      zoneConfirmed: true,
      incidentDate: '2026-03-05',
      tags: ['certificate', 'mobile'],
    },
  ),
};
