import { source } from './sources';
import {
  action,
  at,
  bullets,
  described,
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
import { expression } from '../../support/outage';
import { asset, cleanDocument, footnote, footnoteText, grid, type CleanDraft } from './draft';

const time = (clock: string) => at(`2019-07-02T${clock}`);
const sources = [
  source('company blog', 'https://blog.cloudflare.com/details-of-the-cloudflare-outage-on-july-2-2019/'),
];

const timeline = node('timeline', [
  event('A protection against excessive CPU use is removed by mistake, in a refactoring of the WAF', {
    id: 'protection',
    happened: described('weeks earlier'),
    sources,
  }),
  event('An engineer merges the approved change with the new rule', {
    id: 'merge',
    happened: time('13:31'),
    kind: 'change',
    sources,
  }),
  event('The build system builds the rules and runs the tests; all green', {
    id: 'build',
    happened: time('13:37'),
    kind: 'change',
    sources,
  }),
  event(['The rules begin to deploy worldwide, in ', marked('simulate', 'code'), ' mode'], {
    id: 'deploy',
    happened: time('13:42'),
    kind: 'change',
    moments: ['impact-started'],
    sources,
  }),
  event('The first page goes out', {
    id: 'page',
    happened: time('13:45'),
    kind: 'alert',
    moments: ['detected'],
    sources,
  }),
  event('The WAF is identified as the component; an attack is ruled out', {
    id: 'waf',
    happened: time('14:00'),
    kind: 'observation',
    moments: ['identified'],
    sources,
  }),
  event('A global kill of the WAF is proposed', {
    id: 'proposal',
    happened: time('14:02'),
    kind: 'decision',
    sources,
  }),
  event('The global kill is executed', {
    id: 'kill',
    happened: time('14:07'),
    kind: 'action',
    moments: ['mitigated'],
    sources,
  }),
  event('Traffic and CPU use are back to expected levels worldwide', {
    id: 'back',
    happened: time('14:09'),
    kind: 'observation',
    moments: ['impact-ended'],
    sources,
  }),
  event('The cause is understood, a fix is in place, and the WAF is enabled again everywhere', {
    id: 'end',
    happened: time('14:52'),
    kind: 'action',
    moments: ['resolved'],
    sources,
  }),
]);

const factors = node('factors', [
  factor(['A regular expression that could backtrack enormously: ', marked(expression, 'code')], {
    id: 'f-regex',
    kind: 'root-cause',
  }),
  factor('The CPU protection had been removed by mistake', { id: 'f-protection', kind: 'latent' }),
  factor('The regular-expression engine gives no guarantee of complexity', {
    id: 'f-engine',
    kind: 'contributing',
  }),
  factor('The test suite could not see excessive CPU use', { id: 'f-tests', kind: 'detection' }),
  factor('The procedure let a rule change that was no emergency go out worldwide without stages', {
    id: 'f-stages',
    kind: 'contributing',
  }),
  factor('The plan for a rollback needed the complete WAF build twice', {
    id: 'f-rollback',
    kind: 'recovery',
  }),
  factor('The first alert for the global drop of traffic came late', { id: 'f-alert', kind: 'detection' }),
  factor('The status page was not updated quickly enough', { id: 'f-status', kind: 'response' }),
  factor('Our own systems were behind the failing edge, and the way around it was not well trained', {
    id: 'f-bypass',
    kind: 'response',
  }),
  factor('Credentials of some engineers had timed out', { id: 'f-credentials', kind: 'response' }),
  factor('Customers could not reach the Dashboard or the API, which pass through the edge', {
    id: 'f-dashboard',
    kind: 'contributing',
  }),
]);

const planned = { owner: 'Cloudflare engineering', status: 'open', due: 'no date published' } as const;
const done = { owner: 'Cloudflare engineering', status: 'done', due: '2019-07-12' } as const;

const actions = node('actions', [
  action('Re-introduce the protection against excessive CPU use', {
    id: 'a-protection',
    type: 'mitigate',
    answers: ['f-protection'],
    ...done,
  }),
  action('Inspect all 3,868 WAF rules by hand for the same pattern', {
    id: 'a-inspect',
    type: 'prevent',
    answers: ['f-regex'],
    ...done,
  }),
  action('Profile the performance of every rule in the test suite', {
    id: 'a-profile',
    type: 'detect',
    answers: ['f-tests', 'f-alert'],
    ...planned,
  }),
  action('Move to a regular-expression engine with run-time guarantees', {
    id: 'a-engine',
    type: 'prevent',
    answers: ['f-engine', 'f-regex'],
    ...planned,
    due: '2019-07-31',
  }),
  action('Roll rule changes out in stages, and keep a global path for emergencies', {
    id: 'a-stages',
    type: 'process',
    answers: ['f-stages', 'f-rollback'],
    ...planned,
  }),
  action('Build an emergency way to take the Dashboard and the API off the edge', {
    id: 'a-edge',
    type: 'mitigate',
    answers: ['f-dashboard', 'f-bypass', 'f-credentials'],
    ...planned,
  }),
  action('Automate the updates of the status page', {
    id: 'a-status',
    type: 'process',
    answers: ['f-status'],
    ...planned,
  }),
]);

/**
 * The Cloudflare outage of 2 July 2019: facts from the company's posts of 2 and 12 July 2019, sentences of our own.
 * Owners and dates that were not published are said to be so.
 */
export const cloudflare: CleanDraft = {
  name: 'cloudflare',
  template: 'public-report',
  document: cleanDocument(
    [
      title('Cloudflare, 2 July 2019: 27 minutes of error pages'),
      node('metrics'),
      node('picture'),
      h(2, 'What happened', { section: 'what-happened', id: 'h-what' }),
      p(
        'On 2 July 2019, between 13:42 and 14:09 UTC, most people who visited a site behind our network saw “502 Bad Gateway” in place of the page. The outage lasted 27 minutes and was worldwide. It was not an attack: a new rule for our web application firewall (the WAF) used up the processors of every machine that handles traffic.',
        { id: 'what-1' },
      ),
      p(
        [
          'The first page went out at 13:45, three minutes after the rules began to deploy. At 14:00 the WAF was identified, at 14:07 it was switched off everywhere, and two minutes later traffic and CPU use were back to expected levels. At 14:52, 70 minutes after the start, the WAF was on again for everyone. The ',
          marked('timeline', linkTo('#timeline')),
          ' has each step.',
          footnote('news'),
        ],
        { id: 'what-2' },
      ),
      footnoteText('news', [
        p('Our first-day post and the news spoke of about 30 minutes; the events give 27.', {
          id: 'note-news',
        }),
      ]),
      h(2, 'Background', { section: 'background', id: 'h-background' }),
      p(
        'The rules of the WAF change often: there were 476 change requests in the 60 days before the incident. New rules reach every machine in more than 180 cities within seconds; the 99th percentile is 2.29 s.',
        { id: 'background-1' },
      ),
      p(
        'It was our first global outage in six years. On 24 June 2019, about a week before, a BGP route leak through Verizon had been our previous incident.',
        { id: 'background-2' },
      ),
      h(2, 'Impact', { section: 'impact', id: 'h-impact' }),
      node('impacts', [
        impact('“502 Bad Gateway” in place of the page', {
          id: 'i-visitors',
          who: 'Visitors to sites behind our network, worldwide',
          measure: '80% of traffic lost',
          source: 'post of 12 July 2019',
          start: 'deploy',
          end: 'back',
        }),
        impact('No way to the Dashboard or the API, which pass through the same edge', {
          id: 'i-customers',
          who: 'Customers',
          source: 'post of 12 July 2019',
        }),
      ]),
      p('By the count of the first-day post, traffic had dropped by 82% at worst; the full post says 80%.', {
        id: 'impact-1',
      }),
      grid(
        'spans',
        ['From the start of impact', 'Time'],
        ['to detection', '3 min'],
        ['to identification', '18 min'],
        ['to mitigation', '25 min'],
        ['to the end of impact', '27 min'],
        ['to resolution', '1 h 10 min'],
      ),
      h(2, 'Timeline', { section: 'timeline', id: 'h-timeline' }),
      p('All times are UTC, on 2 July 2019.', { id: 'timeline-note' }),
      timeline,
      h(2, 'Root cause and contributing factors', { section: 'causes', id: 'h-causes' }),
      p('Eleven factors came together. Not one of them would have been enough alone.', { id: 'causes-1' }),
      factors,
      h(2, 'How we responded', { section: 'response', id: 'h-response' }),
      p(
        'The engineers on call first saw a drop of traffic in all regions at once, which looked like an attack. Fifteen minutes after the first page, the processor profiles had led them to the WAF. A global kill was proposed at 14:02 and executed at 14:07.',
        { id: 'response-1' },
      ),
      p(
        [
          'Traffic fell in all regions at once: ',
          image(asset('a'), 'Requests per second, falling steeply at 13:42 UTC'),
        ],
        {
          id: 'response-2',
        },
      ),
      p(
        'Reaching our own systems took longer than planned, because they were behind the failing edge themselves. The way around it exists but was not well trained, and some credentials had timed out.',
        { id: 'response-3' },
      ),
      h(2, 'What we are changing', { section: 'changes', id: 'h-changes' }),
      p('Two of the seven actions were done by 12 July 2019.', { id: 'changes-1' }),
      actions,
      h(2, 'Lessons learned', { section: 'lessons', id: 'h-lessons' }),
      bullets(
        item(p('An impact of 27 minutes is short on a clock and long for the web.', { id: 'lesson-1' })),
        item(
          p(
            'Speed of deployment is worth much in an emergency; here it meant that no city could warn another.',
            {
              id: 'lesson-2',
            },
          ),
        ),
        item(p('A rule that only simulates uses the same processor as one that blocks.', { id: 'lesson-3' })),
      ),
      h(2, 'Sources', { section: 'sources', id: 'h-sources' }),
      p(
        [
          'Our posts of 2 July 2019 and of ',
          marked(
            '12 July 2019',
            linkTo('https://blog.cloudflare.com/details-of-the-cloudflare-outage-on-july-2-2019/'),
          ),
          '.',
        ],
        { id: 'sources-1' },
      ),
    ],
    {
      severity: 'SEV-1',
      incidentStatus: 'resolved',
      services: ['WAF', 'Edge', 'Dashboard', 'API'],
      roles: [{ role: 'Author', name: 'Chief Technology Officer' }],
      zone: 'UTC',
      zoneConfirmed: true,
      incidentDate: '2019-07-02',
      tags: ['waf', 'regex', 'cpu'],
    },
  ),
};
