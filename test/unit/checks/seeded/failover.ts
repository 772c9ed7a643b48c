import type { WrittenTime } from '../../../../renderer/time/written-time';
import {
  action,
  bullets,
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

/** A clock time in Berlin, which is UTC+1 on both days. */
export function berlin(day: 18 | 19, clock: string, until?: string, year = 2025): WrittenTime {
  const instant = (on: number, text: string) => Date.parse(`${year}-11-${on}T${text}+01:00`);
  return {
    start: instant(day, clock),
    end: until === undefined ? null : instant(19, until),
    precision: until === undefined ? 'minute' : 'range',
    written: until === undefined ? clock : `${clock} to ${until}`,
    zone: 'Europe/Berlin',
    inferred: [],
  };
}

const pager = [source('PagerDuty', '', 'P-2291')];
const chat = [source('Slack', '', 'inc-orders')];
const audit = [source('database audit log')];

const timeline = node('timeline', [
  event('The planned upgrade of the operating system on replica B begins', {
    id: 'upgrade',
    happened: berlin(18, '20:40'),
    kind: 'change',
    sources: audit,
  }),
  event('The upgrade of replica B is finished; it begins to catch up', {
    id: 'upgraded',
    happened: berlin(18, '21:02'),
    kind: 'change',
    sources: audit,
  }),
  event('The primary loses its storage volume; orders and reports fail', {
    id: 'loss',
    happened: berlin(18, '21:12'),
    kind: 'observation',
    moments: ['impact-started'],
    sources: audit,
  }),
  event('Alert: more than 5% of writes end in an error', {
    id: 'alert',
    happened: berlin(18, '21:14'),
    kind: 'alert',
    moments: ['detected'],
    sources: pager,
  }),
  event('The database engineer on call acknowledges the page', {
    id: 'acknowledged',
    happened: berlin(18, '21:18'),
    kind: 'action',
    moments: ['acknowledged'],
    sources: pager,
  }),
  event('The incident is declared as SEV-1, and an incident commander takes over', {
    id: 'declared',
    happened: berlin(18, '21:25'),
    kind: 'decision',
    moments: ['declared'],
    sources: chat,
  }),
  event('The log shows that the automatic failover was refused: both replicas lag by more than 30 seconds', {
    id: 'refused',
    happened: berlin(18, '21:31'),
    kind: 'observation',
    sources: audit,
  }),
  event('Replica A turns out to have stopped applying changes at the schema migration', {
    id: 'found',
    happened: berlin(18, '21:48'),
    kind: 'observation',
    moments: ['identified'],
    sources: chat,
  }),
  event('Decision: promote replica B, and accept that 40 seconds of writes are missing', {
    id: 'decision',
    happened: berlin(18, '22:05'),
    kind: 'decision',
    sources: chat,
  }),
  event('Replica B is the primary; orders are taken again', {
    id: 'promoted',
    happened: berlin(18, '22:17'),
    kind: 'action',
    moments: ['mitigated'],
    sources: audit,
  }),
  event('Status page: orders work, reports stay off until the next day', {
    id: 'notice',
    happened: berlin(18, '22:30'),
    kind: 'communication',
    sources: [source('Statuspage')],
  }),
  event('The rebuild of replica A begins', {
    id: 'rebuild',
    happened: berlin(18, '23:05'),
    kind: 'action',
    sources: audit,
  }),
  event('2.1 TB are copied overnight; nothing is changed, and the engineer on call watches the rate', {
    id: 'overnight',
    happened: berlin(18, '23:10', '06:30'),
    kind: 'note',
    sources: chat,
  }),
  event('Replica A has caught up', {
    id: 'caught-up',
    happened: berlin(19, '06:34'),
    kind: 'observation',
    sources: audit,
  }),
  event('Reports are switched on again', {
    id: 'reports',
    happened: berlin(19, '07:15'),
    kind: 'action',
    moments: ['impact-ended'],
    sources: chat,
  }),
  event('Customers are told what happened, by mail', {
    id: 'mail',
    happened: berlin(19, '08:00'),
    kind: 'communication',
    sources: [source('Mailing')],
  }),
  event('The orders that were carried out twice are corrected', {
    id: 'corrected',
    happened: berlin(19, '09:40'),
    kind: 'action',
    sources: chat,
  }),
  event('The incident is closed', {
    id: 'closed',
    happened: berlin(19, '10:05'),
    kind: 'decision',
    moments: ['resolved'],
    sources: chat,
  }),
]);

const factors = node('factors', [
  factor('The storage volume of the primary was lost', { id: 'f-volume', kind: 'trigger' }),
  factor('Replica A had stopped applying changes at the schema migration of the day before', {
    id: 'f-replica',
    kind: 'root-cause',
  }),
  factor('No alert watches whether a replica still applies changes', {
    id: 'f-lag',
    kind: 'detection',
    depth: 1,
  }),
  factor('The upgrade of replica B took the second replica out of the failover at the same time', {
    id: 'f-upgrade',
    kind: 'contributing',
  }),
  factor('The checklist for upgrades does not ask for the state of the other replica', {
    id: 'f-checklist',
    kind: 'latent',
    depth: 1,
  }),
]);

const actions = node('actions', [
  action('Alert when a replica has applied no change for two minutes', {
    id: 'a-alert',
    type: 'detect',
    owner: 'Database team',
    due: '2025-11-28',
    priority: 'P0',
    status: 'done',
    answers: ['f-replica', 'f-lag'],
  }),
  action('Add the state of all replicas to the checklist for upgrades', {
    id: 'a-checklist',
    type: 'process',
    owner: 'Platform team',
    due: '2025-12-05',
    priority: 'P1',
    status: 'in-progress',
    answers: ['f-checklist', 'f-upgrade'],
  }),
  action('Refuse an upgrade while another replica lags', {
    id: 'a-refuse',
    type: 'prevent',
    owner: 'Platform team',
    due: '2025-12-19',
    priority: 'P1',
    status: 'open',
    answers: ['f-upgrade'],
  }),
  action('Move the primary to mirrored storage volumes', {
    id: 'a-volumes',
    type: 'mitigate',
    owner: 'Storage team',
    due: '2026-01-30',
    priority: 'P2',
    status: 'open',
    answers: ['f-volume'],
  }),
]);

/** An invented failover over two days, in Berlin. */
export const failover: CleanDraft = {
  name: 'failover',
  template: 'google-sre',
  document: cleanDocument(
    [
      title('Orders and reports after a lost database primary, 18 and 19 November 2025'),
      node('metrics'),
      node('picture'),
      h(2, 'Summary', { section: 'summary', id: 'h-summary' }),
      p(
        'On Tuesday, 18 November 2025, at 21:12 CET, the primary of our order database lost its storage volume. The automatic failover was refused because both replicas lagged. Orders failed for an hour and five minutes, from 21:12 to 22:17; reports were unavailable for 10 hours and 3 minutes, until 07:15 the next morning.',
        { id: 'summary-1' },
      ),
      p(
        [
          'No order is lost. 312 orders were carried out twice and were corrected by 09:40 on Wednesday, 19 November 2025. What we change stands under ',
          marked('Action Items', linkTo('#action-items')),
          '.',
        ],
        { id: 'summary-2' },
      ),
      h(2, 'Impact', { section: 'impact', id: 'h-impact' }),
      node('impacts', [
        impact('Orders could not be placed', {
          id: 'i-orders',
          who: 'Shops',
          measure: 'about 4,100 attempts refused',
          source: 'order gateway',
          start: 'loss',
          end: 'promoted',
        }),
        impact('Reports could not be opened', {
          id: 'i-reports',
          who: 'Accountants of the shops',
          measure: 'all reports',
          source: 'report service',
          start: 'loss',
          end: 'reports',
        }),
        impact('Orders were carried out twice', {
          id: 'i-twice',
          who: 'Shops and their customers',
          measure: '312 orders',
          source: 'nightly reconciliation',
        }),
      ]),
      grid(
        'services',
        ['Service', 'From (CET)', 'Until (CET)', 'Unavailable'],
        ['Orders', '18 November, 21:12', '18 November, 22:17', '1 h 5 min'],
        ['Reports', '18 November, 21:12', '19 November, 07:15', '10 h 3 min'],
      ),
      h(2, 'Root Causes', { section: 'root-causes', id: 'h-causes' }),
      p('Five factors came together, of which the first is the trigger.', { id: 'causes-1' }),
      factors,
      h(2, 'Trigger', { section: 'trigger', id: 'h-trigger' }),
      p(
        'The storage volume under the primary became read-only after a fault of its controller. A volume of this kind fails about once in four years.',
        { id: 'trigger-1' },
      ),
      h(2, 'Resolution', { section: 'resolution', id: 'h-resolution' }),
      p(
        'Replica B was promoted at 22:17 CET, with 40 seconds of writes missing; they were read back from the queue of the order gateway, which keeps messages for 7 days. Reports were switched on at 07:15 on 19 November 2025, once replica A had been rebuilt.',
        { id: 'resolution-1' },
      ),
      p(
        [
          'The rebuild overnight: ',
          image(asset('b'), 'Copied terabytes over time: a straight line from 0 to 2.1'),
        ],
        {
          id: 'resolution-2',
        },
      ),
      h(2, 'Detection', { section: 'detection', id: 'h-detection' }),
      p(
        'An alert on failed writes fired at 21:14, two minutes after the loss, and was acknowledged four minutes later. What had stopped replica A was identified 36 minutes after the start. The replica itself had raised no alert for more than a day.',
        { id: 'detection-1' },
      ),
      h(2, 'Action Items', { section: 'action-items', id: 'h-actions' }),
      p('Until the checklist is changed, upgrades are frozen; the freeze ends on 30 November 2025.', {
        id: 'actions-1',
      }),
      actions,
      node('coverage'),
      h(2, 'Lessons Learned', { section: 'lessons', id: 'h-lessons' }),
      h(3, 'What went well', { section: 'went-well', id: 'h-well' }),
      bullets(
        item(p('The alert on failed writes came within two minutes.', { id: 'well-1' })),
        item(
          p('The queue of the gateway made it possible to promote a replica that was behind.', {
            id: 'well-2',
          }),
        ),
      ),
      h(3, 'What went wrong', { section: 'went-wrong', id: 'h-wrong' }),
      bullets(
        item(p('A replica that applies nothing looked healthy on every dashboard.', { id: 'wrong-1' })),
        item(p('It took 17 minutes to find out why the failover had been refused.', { id: 'wrong-2' })),
      ),
      h(3, 'Where we got lucky', { section: 'got-lucky', id: 'h-lucky' }),
      p('The loss came late in the evening, when a fifth of the usual orders arrive.', { id: 'lucky-1' }),
      h(2, 'Timeline', { section: 'timeline', id: 'h-timeline' }),
      p(['All times are local time in Berlin (CET, UTC+1).', footnote('zone')], { id: 'timeline-note' }),
      timeline,
      h(2, 'Supporting information', { section: 'supporting-information', id: 'h-support' }),
      p('The order database runs as one primary with two replicas, in two data centres.', {
        id: 'support-1',
      }),
      footnoteText('zone', [p('Logs of the database are in UTC and were converted.', { id: 'note-zone' })]),
    ],
    {
      severity: 'SEV-1',
      incidentStatus: 'resolved',
      services: ['Orders', 'Reports'],
      roles: [{ role: 'Incident commander', name: '' }],
      zone: 'Europe/Berlin',
      zoneConfirmed: true,
      incidentDate: '2025-11-18',
      tags: ['database', 'failover'],
    },
  ),
};
