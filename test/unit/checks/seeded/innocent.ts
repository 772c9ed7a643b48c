import { at, code, event, h, linkTo, marked, node, p } from '../../support/build';
import { append, insertAfter, replaceText, say, setAttributes } from './edit';
import type { InnocentEdit } from './seeded-error';
import { source } from './sources';

/** Twenty-two changes after which the draft is as true, complete, fair and discreet as before. */
export const innocentEdits: readonly InnocentEdit[] = [
  {
    id: 'about',
    document: 'cloudflare',
    description: '“about 30 minutes” for 27',
    apply: replaceText('what-1', 'lasted 27 minutes', 'lasted about 30 minutes'),
  },
  {
    id: 'half-an-hour',
    document: 'cloudflare',
    description: '“roughly half an hour” for 27 minutes',
    apply: replaceText('what-1', 'lasted 27 minutes', 'lasted roughly half an hour'),
  },
  {
    id: 'timeout',
    document: 'failover',
    description: 'A 5-minute timeout is not the incident’s duration',
    apply: append(
      'detection-1',
      say(' The probe of the orders has a 5-minute timeout and runs every 2 minutes.'),
    ),
  },
  {
    id: 'between',
    document: 'cloudflare',
    description: 'From 1:42 PM to 2:09 PM: the same times by a clock of twelve hours',
    apply: replaceText('what-1', 'between 13:42 and 14:09 UTC', 'from 1:42 PM to 2:09 PM UTC'),
  },
  {
    id: 'heading-better',
    document: 'certificate',
    description: 'A heading “What could have gone better”',
    apply: replaceText('h-less', 'What Didn’t Go So Well?', 'What could have gone better'),
  },
  {
    id: 'quoted-human-error',
    document: 'failover',
    description: 'A quotation that speaks of human error, to contradict it',
    apply: insertAfter(
      'causes-1',
      node('blockquote', [p('The cause of this was human error.')]),
      p('So the first mail to customers said. We looked further.'),
    ),
  },
  {
    id: 'example-address',
    document: 'failover',
    description: 'The address 192.0.2.1, which is kept for documentation, and a mailbox at example.com',
    apply: append(
      'support-1',
      say(' A replica is added as '),
      marked('add 192.0.2.1 ops@example.com', 'code'),
      say('.'),
    ),
  },
  {
    id: 'other-zone',
    document: 'cloudflare',
    description: 'The same instant in another zone, which is said',
    apply: replaceText('what-2', 'went out at 13:45,', 'went out at 13:45 (15:45 CEST),'),
  },
  {
    id: 'system-failed-to',
    document: 'certificate',
    description: 'A system that failed to do something',
    apply: append('what-1', say(' Every new connection failed to complete the handshake.')),
  },
  {
    id: 'obligation',
    document: 'failover',
    description: '“should have” as an obligation',
    apply: append('well-2', say(' Each service that writes should have such a queue.')),
  },
  {
    id: 'past-date',
    document: 'cloudflare',
    description: 'A date long before the incident, told as history',
    apply: append('background-1', say(' The WAF was moved to this engine in March 2017.')),
  },
  {
    id: 'due-in-words',
    document: 'failover',
    description: 'A due date in words',
    apply: setAttributes('a-volumes', { due: 'end of Q1 2026' }),
  },
  {
    id: 'todo-in-code',
    document: 'certificate',
    description: 'TODO in a code block, as a program’s own output',
    apply: insertAfter('what-code', code('grep -c TODO renew.cfg\n0')),
  },
  {
    id: 'retention',
    document: 'failover',
    description: 'Durations of other things: kept for 30 days, valid for 90 days',
    apply: append(
      'support-1',
      say(' Backups are kept for 30 days, and the logs of the database for 90 days.'),
    ),
  },
  {
    id: 'rounded-up',
    document: 'failover',
    description: '“just over an hour” for 65 minutes, “about ten hours” for 10 h 3 min',
    apply: replaceText(
      'summary-1',
      'for an hour and five minutes, from 21:12 to 22:17; reports were unavailable for 10 hours and 3 minutes',
      'for just over an hour, from 21:12 to 22:17; reports were unavailable for about ten hours',
    ),
  },
  {
    id: 'rounded-count',
    document: 'certificate',
    description: '“more than 21,000” for 21,300',
    apply: append('overview-1', say(' More than 21,000 sign-ins failed.')),
  },
  {
    id: 'look-alike-times',
    document: 'failover',
    description: 'Things that look like times: two ratios and a version',
    apply: append(
      'support-1',
      say(' Reads and writes stand at 14:1, the server is version 13.42, the screens are 16:9.'),
    ),
  },
  {
    id: 'chat-log',
    document: 'certificate',
    description: 'A chat log in a code block, in which people blame themselves',
    apply: insertAfter(
      'timeline-note',
      code('[08:33] on call: I should have looked at that date. My human error.'),
    ),
  },
  {
    id: 'other-incident',
    document: 'cloudflare',
    description: 'The duration of another incident, with its date',
    apply: append('background-2', say(' The leak of 24 June lasted about two hours, from 10:30 UTC on.')),
  },
  {
    id: 'same-minute',
    document: 'certificate',
    description: 'A second event in the same minute, to the second',
    apply: insertAfter(
      'half',
      event('on call: waiting five minutes before the second half', {
        id: 'wait',
        happened: at('2026-03-05T09:10:40', 'second'),
        kind: 'decision',
        sources: [source('Slack', '', 'm-9b')],
      }),
    ),
  },
  {
    id: 'if-machine-had',
    document: 'failover',
    description: '“If the primary had …”, about a machine',
    apply: append(
      'lucky-1',
      say(' If the primary had lost its network as well, the queue would have been out of reach.'),
    ),
  },
  {
    id: 'own-section',
    document: 'certificate',
    description: 'A section of the author’s own, with a link to a public page and one within the document',
    apply: insertAfter(
      'responders-1',
      h(2, 'How certificates work here'),
      p([
        'The ',
        marked('protocol', linkTo('https://www.rfc-editor.org/rfc/rfc8555')),
        ' renews them; see ',
        marked('our own part', linkTo('#how-certificates-work-here')),
        '.',
      ]),
    ),
  },
];
