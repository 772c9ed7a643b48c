import { describe, expect, it } from 'vitest';

import { marked, node, p } from '../../../support/build';
import { foundIn } from './with-outage';

/** Sentences beside an outage from 13:42 to 14:09 UTC on 2 July 2019 that contradict it, and what is found. */
const wrong: readonly (readonly [string, string])[] = [
  // Durations.
  ['The outage lasted 37 minutes.', 'error duration-mismatch “37 minutes”'],
  ['The outage lasted for 17 minutes.', 'error duration-mismatch “17 minutes”'],
  ['The incident lasted about an hour and a half.', 'error duration-mismatch “an hour and a half”'],
  ['The impact lasted more than two hours.', 'error duration-mismatch “two hours”'],
  ['The disruption went on for 2 hours.', 'error duration-mismatch “2 hours”'],
  ['A 37-minute outage hit all sites.', 'error duration-mismatch “37-minute”'],
  ['We had 37 minutes of downtime.', 'error duration-mismatch “37 minutes”'],
  ['Duration: 1h37', 'error duration-mismatch “1h37”'],
  ['Duration: 1:37', 'error duration-mismatch “1:37”'],
  ['Total downtime: 37 min', 'error duration-mismatch “37 min”'],
  ['Incident duration: ٣٧ دقيقة', 'error duration-mismatch “٣٧ دقيقة”'],
  ['The outage lasted three quarters of an hour.', 'error duration-mismatch “three quarters of an hour”'],
  ['The outage lasted 10–15 minutes.', 'error duration-mismatch “10–15 minutes”'],
  ['The outage lasted less than 20 minutes.', 'error duration-mismatch “20 minutes”'],
  ['Every site was down for 37 minutes.', 'warning duration-mismatch “37 minutes”'],
  ['Customers could not log in for 47 minutes.', 'warning duration-mismatch “47 minutes”'],
  ['The outage lasted 30 minutes.', 'hint duration-mismatch “30 minutes”'],
  ['The outage lasted 28 minutes.', 'hint duration-mismatch “28 minutes”'],
  ['The outage lasted 70 minutes.', 'hint duration-mismatch “70 minutes”'],
  ['Time to detect: 13 minutes', 'error duration-mismatch “13 minutes”'],
  ['TTD: 13 min', 'error duration-mismatch “13 min”'],
  ['It took us 13 minutes to notice.', 'error duration-mismatch “13 minutes”'],
  ['It was detected after 9 minutes.', 'error duration-mismatch “9 minutes”'],
  ['The problem went unnoticed for half an hour.', 'warning duration-mismatch “half an hour”'],
  [
    'The first page came thirteen minutes after the deployment began.',
    'warning duration-mismatch “thirteen minutes”',
  ],
  ['It took us 55 minutes to identify the cause.', 'error duration-mismatch “55 minutes”'],
  ['From the start it took 35 minutes to mitigate.', 'error duration-mismatch “35 minutes”'],
  ['MTTR: 3 hours', 'error duration-mismatch “3 hours”'],
  ['Time to recovery: 84 minutes', 'error duration-mismatch “84 minutes”'],
  ['Der Ausfall dauerte 57 Minuten.', 'warning duration-mismatch “57 Minuten”'],
  // A duration beside its own two times.
  ['Between 13:42 and 14:09 (37 minutes) nothing worked.', 'error span-duration “37 minutes”'],
  ['From 13:42 to 14:09 UTC, 37 minutes, nothing worked.', 'error span-duration “37 minutes”'],
  ['For 37 minutes, from 13:42 to 14:09, nothing worked.', 'error span-duration “37 minutes”'],
  ['It was down from 13:42 to 14:09 for about an hour.', 'error span-duration “an hour”'],
  ['13:42–14:09 (1h 27m)', 'error span-duration “1h 27m”'],
  ['De 13h42 à 14h09; 13h42–14h09 (37 min)', 'error span-duration “37 min”'],
  ['23:50–00:20 (40 minutes)', 'error span-duration “40 minutes”'],
  // Times.
  ['The global kill was executed at 14:17.', 'warning time-mismatch “14:17”'],
  ['At 15:52 the cause was understood and the fix in place.', 'warning time-mismatch “15:52”'],
  ['The global kill was proposed at 14:12 and executed at 14:07.', 'warning time-mismatch “14:12”'],
  ['At 13:21 an engineer merged the approved change.', 'warning time-mismatch “13:21”'],
  ['The impact started at 13:47.', 'warning moment-time “13:47”'],
  ['The incident was resolved at 14:25.', 'warning moment-time “14:25”'],
  ['At 22:07 UTC the global kill was executed.', 'warning time-mismatch “22:07 UTC”'],
  ['It was detected at 13:55.', 'warning moment-time “13:55”'],
  ['From 13:42 to 14:19 UTC all visits ended in an error.', 'warning moment-time “From 13:42 to 14:19 UTC”'],
  ['Between 13:22 and 14:09 UTC users saw errors.', 'warning moment-time “Between 13:22 and 14:09 UTC”'],
  [
    'A kill was proposed 45 minutes after the build ran the green tests.',
    'warning relative-time “45 minutes”',
  ],
  // Dates and clocks that cannot be.
  ['On 2 July 2018 it happened.', 'error date-far “2 July 2018”'],
  ['On July 2nd, 2020 all sites went down.', 'error date-far “July 2nd, 2020”'],
  ['On 2019-06-02 at 13:42 the rules began to deploy.', 'warning date-far “2019-06-02 at 13:42”'],
  ['On 2 June 2019 all sites went down.', 'hint date-far “2 June 2019”'],
  ['On Monday, 2 July 2019 it happened.', 'error weekday-mismatch “Monday, 2 July 2019”'],
  ['It happened on Friday 2 July.', 'warning weekday-mismatch “Friday 2 July”'],
  ['At 13:75 UTC it began.', 'error impossible-time “13:75 UTC”'],
  ['At 25:10 UTC it began.', 'error impossible-time “25:10 UTC”'],
  ['On 31 June 2019 it began.', 'error impossible-time “31 June 2019”'],
  ['On 30 February 2019 we looked again.', 'error impossible-time “30 February 2019”'],
  // Zones.
  ['It began at 13:42 UTC / 07:42 PDT.', 'error zone-pair “13:42 UTC / 07:42 PDT”'],
  ['13:42–14:09 UTC (06:42–07:19 PDT)', 'error zone-pair “13:42–14:09 UTC (06:42–07:19 PDT”'],
  ['The call began at 06:50 PDT.', 'hint zone-mixed “06:50 PDT”'],
  // Counts and shares.
  ['We agreed on seven actions.', 'warning count-mismatch “seven”'],
  ['There are 5 action items below.', 'warning count-mismatch “5”'],
  ['Four contributing factors came together.', 'warning count-mismatch “Four”'],
  ['Two root causes were found.', 'warning count-mismatch “Two”'],
  ['We lost 90% of our traffic.', 'warning number-mismatch “90%”'],
  ['Traffic dropped by 70%.', 'warning number-mismatch “70%”'],
];

/** Sentences that are right, or about something else. */
const right: readonly string[] = [
  'The outage lasted 27 minutes.',
  'The outage lasted about 30 minutes.',
  'The outage lasted about half an hour.',
  'The outage lasted roughly 25 minutes.',
  'The outage lasted nearly 30 minutes.',
  'The outage lasted less than half an hour.',
  'The outage lasted over 25 minutes.',
  'The outage lasted 20–30 minutes.',
  'A 27-minute outage hit all sites.',
  'Duration: 27 min',
  'Duration: 0:27',
  'Downtime: 27分',
  'Der Ausfall dauerte 27 Minuten.',
  'Some customers saw errors for 12 minutes.',
  'One region was down for 12 minutes.',
  'Visitors saw errors for 20 minutes.',
  'Time to detect: 3 minutes',
  'It took us three minutes to notice.',
  'Fifteen minutes after detection the cause was known.',
  'It took 18 minutes to identify the WAF.',
  'It took 15 minutes to identify the WAF.',
  'From the start of impact it took us 25 minutes to mitigate, and 70 to resolve.',
  'MTTR: 70 minutes',
  'The incident was fixed within 25 minutes.',
  'Our previous outage lasted three hours.',
  'The second outage lasted 12 minutes.',
  'An outage of this kind could have lasted hours; the last one took 2 hours.',
  'An outage should not last more than 5 minutes.',
  'Our SLO allows 43 minutes of downtime a month.',
  'The target is a time to detect of 5 minutes.',
  'If the outage lasts 60 minutes we owe credits.',
  'The build takes 40 minutes.',
  'It took 17 minutes to find out why the job had been refused.',
  'It took 40 minutes to restore the backup.',
  'It took 40 minutes to identify all affected customers.',
  'Traffic dropped by 85% at worst.',
  'The call lasted 2 hours.',
  'The timeout is 30 seconds.',
  'We poll every 10 minutes.',
  'A 5-minute rolling average hid it.',
  'The job retries after 15 minutes.',
  'In the 60 days before the incident there were 476 requests.',
  'Two days later we met.',
  'The change was made 3 weeks before the outage.',
  'The rule was merged 11 minutes before the outage.',
  'Support answers within 4 hours.',
  'We kept the logs for 30 days.',
  'The certificate had expired 2 days ago.',
  'The next maintenance window is 2 hours long.',
  'A planned outage of 2 hours was announced.',
  'An average outage lasts 2 hours.',
  'Between 13:42 and 14:09 (27 minutes) nothing worked.',
  'Between 13:42 and 14:09 (about half an hour) nothing worked.',
  'For 27 minutes, from 13:42 to 14:09, nothing worked.',
  'For about 13 minutes, between 12:17 and 12:30 UTC on 2019-07-02, the tests were red.',
  '22:30 UTC on October 29 to 05:39 UTC on October 30 (7 hours 9 minutes)',
  '23:50–00:20 (30 minutes)',
  'From 13:42 to 14:09 it checked every 10 minutes.',
  'From 13:42 to 14:09 UTC all visits ended in an error.',
  'The global kill was executed at 14:07.',
  'The global kill was proposed at 14:02 and executed at 14:07.',
  'The global kill was executed at 14:07; it was executed once more at 14:27.',
  'By 14:00 an attack was ruled out.',
  'Until 14:20 some caches were cold.',
  'At 14:30 we had coffee.',
  'At 16:00 the review of the global kill began, which was executed at 14:07.',
  'Around 14:15 the kill had reached the last machine.',
  'At 13:42 the rules began to deploy.',
  'The impact started at 13:42.',
  'The incident was resolved at 14:52.',
  'A kill was proposed 25 minutes after the build ran the green tests.',
  'On 2 July 2019 it happened.',
  'On 12 July 2019 we published the details.',
  'On 24 June it had been a route leak.',
  'The rule was introduced on 2 July 2017.',
  'On 4 July 2018 another team met.',
  'The first version was released on 14 March 2012.',
  'Tuesday, 2 July 2019',
  'It happened on Tuesday 2 July.',
  'At 24:00 UTC the day ends.',
  'On 29 February 2020 we test the leap day.',
  'version 2019.13.40 is out',
  'It began at 13:42 UTC / 06:42 PDT.',
  'It began at 13:42 UTC (15:42 CEST).',
  '13:42–14:09 UTC (06:42–07:09 PDT)',
  'We agreed on three actions.',
  'Two actions are done.',
  'Four of the actions are open.',
  'Two more actions will follow.',
  'The last two actions are done.',
  'Another 5 action items are internal.',
  'Three contributing factors came together.',
  'One root cause was found.',
  'The on-call took two actions per page.',
  'We lost 80% of our traffic.',
  'Traffic dropped by about 80%.',
  'Traffic dropped by over 75%.',
  'CPU use rose to 100%.',
  '90% of our machines were idle.',
  'See https://example.com/2018/07/02/outage?at=25:10 for more.',
  'The port is 8080 and the address 10.0.0.1:53.',
  'A ratio of 10:1 and a score of 3:15.',
  '24/7',
  'It was on fire 99.9% of the time.',
];

describe('sentences beside an outage', () => {
  it.each(wrong)('%s', (sentence, expected) => {
    expect(foundIn(sentence)).toEqual([expected]);
  });

  it.each(right)('finds nothing in: %s', (sentence) => {
    expect(foundIn(sentence)).toEqual([]);
  });

  it('takes what others said for a hint at most', () => {
    for (const [sentence] of wrong) {
      const quoted = node('blockquote', [p(sentence)]);
      for (const found of foundIn(quoted)) expect(found).toMatch(/^hint /u);
    }
    expect(foundIn('The news said: “The outage lasted 37 minutes.”')).toEqual([
      'hint duration-mismatch “37 minutes”',
    ]);
  });

  it('leaves code alone', () => {
    for (const [sentence] of wrong) {
      expect(foundIn(node('codeBlock', [{ type: 'text', text: sentence }]))).toEqual([]);
      expect(foundIn(p([marked(sentence, 'code')]))).toEqual([]);
    }
  });

  it('has enough of both', () => {
    expect(wrong.length + right.length).toBeGreaterThanOrEqual(150);
  });
});
