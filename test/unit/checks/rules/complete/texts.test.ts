import { describe, expect, it } from 'vitest';

import { deadAnchor } from '../../../../../renderer/checks/rules/complete/anchors';
import { openComments } from '../../../../../renderer/checks/rules/complete/comments';
import { footnotes } from '../../../../../renderer/checks/rules/complete/footnotes';
import { imageText } from '../../../../../renderer/checks/rules/complete/images';
import {
  placeholderLeft,
  templateTextLeft,
} from '../../../../../renderer/checks/rules/complete/placeholders';
import { viewDraft } from '../../../../../renderer/checks/draft-facts';
import { code, doc, h, image, linkTo, marked, node, p, table } from '../../../support/build';
import { bundled, findingsIn, messagesOf, quotesIn, timeOf } from '../found';

describe('placeholders', () => {
  it.each([
    ['The impact is TBD.', 'TBD'],
    ['TODO: write this', 'TODO'],
    ['Duration: XXX minutes', 'XXX'],
    ['FIXME before review', 'FIXME'],
    ['<describe what happened>', '<describe what happened>'],
    ['It was <insert number> users.', '<insert number>'],
    ['[insert link] for more', '[insert link]'],
    ['[your name]', '[your name]'],
    ['Lorem ipsum dolor sit amet', 'Lorem ipsum'],
    ['On YYYY-MM-DD at HH:MM', 'YYYY-MM-DD', 'HH:MM'],
    ['Root cause: ???', '???'],
    ['This is to be filled in.', 'to be filled in'],
  ])('%s', (text, ...quotes) => {
    expect(quotesIn(placeholderLeft, text).toSorted()).toEqual(quotes.toSorted());
  });

  it.each([
    'About [value redacted] requests were lost.',
    'The todo list app was down.',
    'The host XXX-XXX was masked.',
    'The flag TODO_LIST is set.',
    'See https://example.com/TODO for it.',
    'It <strong>was</strong> lost.',
    'We used List<Order> there.',
    'The ticket is to be written down elsewhere.',
    'What happened?? It was [described](x) there.',
    'Node (XX) had no place.',
    'The range [1, 2] is open.',
  ])('none in: %s', (text) => {
    expect(quotesIn(placeholderLeft, text)).toEqual([]);
  });

  it('are found in headings and cells, not in code, nor in what others said', () => {
    const found = findingsIn(placeholderLeft, [
      h(2, 'TBD'),
      table(['Time', 'What'], ['TBD', 'x']),
      code('// TODO'),
      p([marked('TODO', 'code')]),
      node('blockquote', [p('TODO')]),
    ]);
    expect(found).toHaveLength(2);
  });

  it('are found where Markdown read them as tags that no page knows', () => {
    const tag = (value: string) => ({ type: 'htmlInline', attrs: { value } });
    const found = findingsIn(placeholderLeft, [
      p([
        'It was ',
        tag('<describe the impact>'),
        ' and ',
        tag('<kbd>'),
        tag('<my-element id="x">'),
        tag('<br/>'),
      ]),
    ]);
    expect(found.map(({ place }) => place.quote)).toEqual(['<describe the impact>']);
  });

  it('take time linear in the text', () => {
    for (const text of ['<describe '.repeat(10_000), '[insert '.repeat(12_000), '?'.repeat(100_000)]) {
      expect(timeOf(placeholderLeft, text)).toBeLessThan(1500);
    }
  });
});

it('the template’s own words are found where they stand as text', () => {
  const template = bundled('public-report');
  const question = template.sections[0]?.questions[0] ?? '';
  expect(question).not.toBe('');
  expect(findingsIn(templateTextLeft, [p(question), p(`${question} Ours.`)], { template })).toHaveLength(1);
});

describe('images', () => {
  it('need a text that says something', () => {
    const found = findingsIn(imageText, [
      p([image('img/cpu.png')]),
      p([image('asset:x', ' ')]),
      p([
        image('a.png', 'Screenshot 2'),
        image('b.png', 'b.png'),
        image('c.png', 'CPU use rises to 100% at 13:42'),
      ]),
    ]);
    expect(found.map(({ message, severity }) => `${severity} ${message}`)).toEqual([
      'warning Nothing says what the image cpu.png shows.',
      'warning Nothing says what an image shows.',
      'hint “Screenshot 2” does not say what the image a.png shows.',
      'hint “b.png” does not say what the image b.png shows.',
    ]);
  });

  it('need one in HTML too, but for decoration', () => {
    const html = (text: string) => node('htmlBlock', [{ type: 'text', text }]);
    expect(findingsIn(imageText, [html('<img src="a.png"><img src="b.png" alt="">')])).toHaveLength(1);
    expect(findingsIn(imageText, [html('<picture></picture>')])).toEqual([]);
  });
});

describe('links within the page', () => {
  const to = (href: string) => p([marked('there', linkTo(href))]);
  const headings = [
    h(2, 'What happened?'),
    h(2, 'What happened?'),
    h(2, 'Größe & Zeit'),
    h(3, 'Réponse {#our-answer}'),
    h(2, 'Own words', { section: 'impact' }),
    node('htmlBlock', [{ type: 'text', text: '<a id="graph-1"></a><div name=\'old\'></div>' }]),
  ];

  it.each([
    '#what-happened',
    '#what-happened-1',
    '#what_happened_2',
    '#größe--zeit',
    '#gr%C3%B6%C3%9Fe-zeit',
    '#our-answer',
    '#reponse',
    '#impact',
    '#graph-1',
    '#old',
    '#outage',
    '#',
    '#top',
    '#fn1',
    '#user-content-fn-a',
    'https://example.com/#nowhere',
    'other.md#nowhere',
  ])('lead somewhere: %s', (href) => {
    expect(findingsIn(deadAnchor, [...headings, to(href)])).toEqual([]);
  });

  it.each(['#what-happend', '#timeline', '#what-happened-next', '#%E0%A4%A'])('lead nowhere: %s', (href) => {
    expect(messagesOf(findingsIn(deadAnchor, [...headings, to(href)]))).toEqual([
      `No heading has the anchor “${href}”.`,
    ]);
  });
});

describe('footnotes', () => {
  const mark = (label: string) => ({ type: 'footnoteReference', attrs: { label } });
  const note = (label: string) => node('footnoteDefinition', [p('Note')], { label });

  it('that are written and referred to', () => {
    expect(findingsIn(footnotes, [p(['Text', mark('A')]), note('a')])).toEqual([]);
  });

  it('that are not written, also where Markdown left them as text', () => {
    const found = findingsIn(footnotes, [
      p(['Text', mark('1')]),
      p('More[^2] of it.'),
      p([marked('x[^3]', 'code')]),
      code('[^4]'),
    ]);
    expect(messagesOf(found)).toEqual([
      'The footnote “1” is not written.',
      'The footnote “2” is not written.',
    ]);
  });

  it('that nothing refers to', () => {
    const found = findingsIn(footnotes, [p('Text'), note('1')]);
    expect(found.map(({ message, severity }) => `${severity} ${message}`)).toEqual([
      'hint Nothing refers to the footnote “1”.',
    ]);
  });
});

it('comments that are not resolved are counted', () => {
  if (openComments.about !== 'draft') throw new Error('It is about the draft.');
  const view = viewDraft(doc([p('x')]), { template: null });
  expect(openComments.check(view)).toEqual([]);
  expect(openComments.check({ ...view, openComments: 1 })[0]?.message).toBe('1 comment is not resolved.');
  expect(openComments.check({ ...view, openComments: 2 })[0]?.message).toBe('2 comments are not resolved.');
});
