import { describe, expect, it } from 'vitest';

import { blamelessRules } from '../../../../../renderer/checks/rules/blameless/index';
import { humanFailing } from '../../../../../renderer/checks/rules/blameless/human-failing';
import { shouldHave } from '../../../../../renderer/checks/rules/blameless/should-have';
import type { Rule } from '../../../../../renderer/checks/rule';
import { createChecker } from '../../../../../renderer/checks/run';
import type { NodeJSON } from '../../../../../renderer/document/draft';
import type { Source } from '../../../../../renderer/document/source';
import {
  action,
  at,
  bullets,
  code,
  doc,
  event,
  factor,
  h,
  item,
  marked,
  node,
  p,
  table,
} from '../../../support/build';
import { findingsIn, quotesIn, timeOf } from '../found';

const blame = 'We should have tested the rollback.';
const quotes = (content: readonly NodeJSON[], attrs: object = {}) =>
  findingsIn(shouldHave, content, { attrs }).map(({ place }) => place.quote);

const source = (system: string): Source => ({
  system,
  id: '',
  link: '',
  author: '',
  raw: null,
  hash: null,
});

describe('whose words they are', () => {
  it.each([
    ['a paragraph', p(blame)],
    ['an item of a list', bullets(item(p(blame)))],
    ['a cell', table(['Time', 'What'], ['14:02', blame])],
    ['a factor', node('factors', [factor(blame)])],
    ['an event', node('timeline', [event(blame, { happened: at('2019-07-02T13:42') })])],
    ['an alert, which is the author’s', node('blockquote', [p(blame)], { alert: 'note' })],
    ['a text after code', p([marked('rm -rf', 'code'), ` ${blame}`])],
  ])('the author’s in %s', (_, block) => {
    expect(quotes([block])).toEqual(['should have tested']);
  });

  it.each([
    ['a heading', h(2, blame)],
    ['a quotation', node('blockquote', [p(blame)])],
    ['a block of code', code(blame)],
    ['the code mark', p([marked(blame, 'code')])],
    [
      'inner quotation marks',
      p('The log of the channel reads “We should have tested the rollback.” at 14:02.'),
    ],
    ['straight quotation marks', p('She wrote "we should have tested the rollback" at 14:02.')],
    [
      'an event from a chat',
      node('timeline', [event(blame, { id: 'e', sources: [source('Slack #inc-42')] })]),
    ],
    [
      'a text below such an event',
      node('timeline', [
        event([p('Talk'), p(blame, { id: 't' })], { id: 'e', sources: [source('Microsoft Teams')] }),
      ]),
    ],
    ['a line of a chat', p('[10:42 AM] jo: we should have tested the rollback')],
    ['a line of IRC', p('10:42 <jo> we should have tested the rollback')],
    ['a line that names who speaks', p('@jo: we should have tested the rollback')],
  ])('somebody else’s in %s', (_, block) => {
    expect(quotes([block])).toEqual([]);
  });

  it('are English only in a document in English', () => {
    expect(quotes([p(blame)], { language: 'en-GB' })).toEqual(['should have tested']);
    expect(quotes([p(blame)], { language: 'de' })).toEqual([]);
  });

  it('knows an event from elsewhere for the author’s own', () => {
    const own = node('timeline', [event(blame, { id: 'e', sources: [source('PagerDuty')] })]);
    expect(quotes([own])).toEqual(['should have tested']);
  });
});

describe('names among the roles', () => {
  const roles = [{ role: 'Commander', name: 'Ada Byron' }];

  it('are people, others may be machines', () => {
    expect(quotesIn(humanFailing, 'Ada Byron failed to page the lead.', { roles })).toEqual([
      'Ada Byron failed to',
    ]);
    expect(quotesIn(humanFailing, 'Ada Byron failed to page the lead.')).toEqual([]);
    expect(quotesIn(humanFailing, 'Prometheus failed to page the lead.', { roles })).toEqual([]);
  });

  it('stand before what they say in a chat', () => {
    expect(quotesIn(humanFailing, 'Ada Byron: we failed to see it', { roles })).toEqual([]);
    expect(quotesIn(humanFailing, 'Note: we failed to see it', { roles })).toEqual(['we failed to']);
  });

  it('may hold characters that mean something in a pattern', () => {
    const odd = [{ role: 'Scribe', name: 'A. (B) [c]+*' }];
    expect(quotesIn(humanFailing, 'We failed to see it.', { roles: odd })).toEqual(['We failed to']);
  });
});

describe('a finding', () => {
  it('lies where its words stand, behind line breaks and pictures too', () => {
    const block = p(
      ['One line', { type: 'hardBreak' }, { type: 'image', attrs: { src: 'a.png', alt: 'a' } }, blame],
      { id: 'p' },
    );
    expect(findingsIn(shouldHave, [block]).map(({ place }) => place)).toEqual([
      { block: 'p', range: { from: 13, to: 31 }, quote: 'should have tested' },
    ]);
  });

  it('offers other words only where they say the same', () => {
    const [failed] = findingsIn(humanFailing, [p('We failed to notice it.', { id: 'p' })]);
    expect(failed?.fixes).toEqual([{ kind: 'replace', label: 'Write “We did not”', text: 'We did not' }]);
    const [forgot] = findingsIn(humanFailing, [p('We forgot the flag.', { id: 'p' })]);
    expect(forgot?.fixes).toEqual([]);
  });

  it('is found in an action as well', () => {
    expect(quotes([node('actions', [action(blame)])])).toEqual(['should have tested']);
  });
});

/** Texts that make a pattern with nested or unbounded repetition try again and again. */
const hostile: readonly (readonly [name: string, text: string])[] = [
  ['one word', 'a'.repeat(100_000)],
  ['white space', `we${' '.repeat(100_000)}failed`],
  ['a subject again and again', 'we had '.repeat(14_000)],
  ['auxiliaries', `we ${'really '.repeat(14_000)}failed to`],
  ['should have', 'should have '.repeat(8_000)],
  ['should have and adverbs', `should have ${'slowly '.repeat(14_000)}`],
  ['open quotation marks', '“'.repeat(100_000)],
  ['straight quotation marks', ' "a'.repeat(33_000)],
  ['exclamation marks', 'a!'.repeat(50_000)],
  ['handles', '@a-'.repeat(33_000)],
  ['a chat’s brackets', '[10:42 AM] '.repeat(9_000)],
  ['errors', 'due to human error '.repeat(5_000)],
  ['conditions', 'if we had tested '.repeat(6_000)],
  ['could', 'could have been avoided '.repeat(4_500)],
  ['did not', 'we did not a b c d e f '.repeat(4_500)],
];

describe.each(blamelessRules.map((rule: Rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(hostile)('takes time linear in the text: %s', (_name, text) => {
    timeOf(rule, text.slice(0, 1000));
    expect(timeOf(rule, text)).toBeLessThan(1500);
  });
});

it('reads a text again when names or language of the draft change, not otherwise', () => {
  const checker = createChecker({ template: null, rules: [humanFailing] });
  const text = p('Ada Byron failed to page the lead.', { id: 'p' });
  const draft = (attrs: object) => checker(doc([text], attrs)).length;
  const block = doc([text]).firstChild;
  const same = (attrs: object) => {
    if (block === null) throw new Error('There is no text.');
    return checker(doc([]).type.create(attrs, [block])).length;
  };
  const roles = [{ role: 'Commander', name: 'Ada Byron' }];
  expect([draft({}), draft({ roles }), draft({ roles, language: 'fr' }), draft({})]).toEqual([0, 1, 0, 0]);
  expect([same({}), same({ roles }), same({ roles, language: 'fr' }), same({ roles }), same({})]).toEqual([
    0, 1, 0, 1, 0,
  ]);
});
