import type { Node } from '@tiptap/pm/model';

import { action, at, described, doc, event, factor, h, impact, marked, node, p, title } from './build';

/** The regular expression of the outage; pipes, backticks and backslashes in one line. */
export const expression =
  '(?:(?:\\"|\'|\\]|\\}|\\\\|\\d|(?:nan|infinity|true|false|null|undefined|symbol|math)|\\`|\\-|\\+)+[)]*;?((?:\\s|-|~|!|{}|\\|\\||\\+)*.*(?:.*=.*)))';

const time = (clock: string) => at(`2019-07-02T${clock}`);

/** What is public of the Cloudflare outage of 2 July 2019 (the company's posts of 2 and 12 July 2019), in short. */
export const outage: Node = doc(
  [
    title('Cloudflare: 27 minutes without a web'),
    node('metrics'),
    h(2, 'Impact', { section: 'impact' }),
    node('impacts', [
      impact('502 errors on sites behind the network, worldwide', {
        id: 'i1',
        who: 'Visitors',
        measure: '80% of traffic lost',
        source: 'full post',
        start: 'deploy',
        end: 'back',
      }),
    ]),
    h(2, 'Background', { section: 'background' }),
    p(''),
    h(2, 'Timeline', { section: 'timeline' }),
    node('timeline', [
      event('A protection against excessive CPU use is removed by mistake', {
        id: 'protection',
        happened: described('weeks earlier'),
      }),
      event('An engineer merges the approved change', {
        id: 'merge',
        happened: time('13:31'),
        kind: 'change',
      }),
      event('The build runs the tests; all green', { id: 'build', happened: time('13:37') }),
      event(['The rules begin to deploy in ', marked('simulate', 'code'), ' mode'], {
        id: 'deploy',
        happened: time('13:42'),
        moments: ['impact-started'],
      }),
      event('First page', { id: 'page', happened: time('13:45'), moments: ['detected'] }),
      event('The WAF is identified; an attack is ruled out', {
        id: 'waf',
        happened: time('14:00'),
        moments: ['identified'],
      }),
      event('A global kill of the WAF is proposed', { id: 'proposal', happened: time('14:02') }),
      event('The global kill is executed', { id: 'kill', happened: time('14:07'), moments: ['mitigated'] }),
      event('Traffic and CPU are back to expected levels', {
        id: 'back',
        happened: time('14:09'),
        moments: ['impact-ended'],
      }),
      event('Cause understood, fix in place, WAF enabled again', {
        id: 'end',
        happened: time('14:52'),
        moments: ['resolved'],
      }),
    ]),
    h(2, 'Causes', { section: 'causes' }),
    node('factors', [
      factor(['A regular expression that could backtrack enormously: ', marked(expression, 'code')], {
        id: 'f1',
        kind: 'root-cause',
      }),
      factor('The CPU protection was removed by mistake', { id: 'f2', kind: 'latent' }),
      factor('The test suite could not see excessive CPU use', { id: 'f3', kind: 'detection' }),
    ]),
    h(2, 'Remediation', { section: 'actions' }),
    node('actions', [
      action('Re-introduce the CPU protection', {
        id: 'a1',
        type: 'mitigate',
        status: 'done',
        answers: ['f2'],
      }),
      action('Inspect all 3,868 WAF rules by hand', {
        id: 'a2',
        type: 'prevent',
        status: 'done',
        answers: ['f1'],
      }),
      action('Move to an engine with run-time guarantees', {
        id: 'a3',
        type: 'prevent',
        status: 'open',
        due: '2019-07-31',
        answers: ['f3', 'f1'],
      }),
    ]),
    node('coverage'),
    p(''),
  ],
  { severity: 'SEV-1', tags: ['waf', 'outage'], zoneConfirmed: true },
);
