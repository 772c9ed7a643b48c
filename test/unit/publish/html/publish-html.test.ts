import { describe, expect, it } from 'vitest';

import type { Asset, NodeJSON } from '../../../../renderer/document/draft';
import { publishHtml, type HtmlOptions } from '../../../../renderer/publish/html/publish-html';
import { pagePolicy } from '../../../../renderer/publish/html/page';
import {
  action,
  at,
  bullets,
  code,
  described,
  doc,
  event,
  factor,
  h,
  image,
  item,
  linkTo,
  marked,
  node,
  p,
  table,
  task,
  title,
} from '../../support/build';
import { expression, outage } from '../../support/outage';
import {
  all,
  attribute,
  elements,
  faultsOf,
  hasClass,
  ofClass,
  readPage,
  text,
  type Element,
} from './page-tree';

function pageOf(content: readonly NodeJSON[], attrs: object = {}, options: HtmlOptions = {}): Element {
  const page = readPage(publishHtml(doc(content, attrs), options).html);
  expect(faultsOf(page)).toEqual([]);
  return page;
}

const squeezed = (element: Element | undefined) =>
  element === undefined ? undefined : text(element).replaceAll(/\s+/gu, ' ').trim();
const texts = (found: readonly Element[]) => found.map(squeezed);

describe('the page around the text', () => {
  const page = readPage(publishHtml(outage).html);

  it('is well built', () => {
    expect(faultsOf(page)).toEqual([]);
  });

  it('has the title as its name and only h1, landmarks, and a way past the rest', () => {
    const wanted = 'Cloudflare: 27 minutes without a web';
    expect(texts(all(page, 'title', 'h1'))).toEqual([wanted, wanted]);
    const body = all(page, 'body')[0];
    const landmarks = elements(page).filter(({ parentNode }) => parentNode === body);
    expect(landmarks.map(({ tagName }) => tagName)).toEqual(['a', 'header', 'nav', 'main', 'footer']);
    expect(attribute(ofClass(page, 'skip')[0] as Element, 'href')).toBe('#text');
  });

  it('leads from its contents to each section', () => {
    const nav = all(page, 'nav')[0] as Element;
    const sections = all(page, 'h2');
    expect(all(nav, 'a').map((link) => [attribute(link, 'href'), squeezed(link)])).toEqual(
      sections.map((section) => [`#${attribute(section, 'id')}`, squeezed(section)]),
    );
  });

  it('allows its own style and its own images, and nothing else', () => {
    const meta = all(page, 'meta').find((one) => attribute(one, 'http-equiv') !== null) as Element;
    expect(attribute(meta, 'content')).toBe(pagePolicy);
    expect(pagePolicy).toMatch(
      /^default-src 'none'; img-src data:; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'$/u,
    );
  });

  it('takes its language and direction from the draft', () => {
    const of = (language: string) => pageOf([title('T')], { language });
    expect([attribute(of('he'), 'lang'), attribute(of('he'), 'dir')]).toEqual(['he', 'rtl']);
    expect(attribute(of('az-Arab'), 'dir')).toBe('rtl');
    expect(attribute(of('ar-Latn'), 'dir')).toBe('ltr');
    expect(attribute(of('de'), 'dir')).toBe('ltr');
  });

  it('has a name where the draft has none', () => {
    expect(texts(all(pageOf([p('x')]), 'title', 'h1'))).toEqual(['Post-mortem', 'Post-mortem']);
    expect(publishHtml(outage).name).toBe('cloudflare-27-minutes-without-a-web.html');
  });

  it('says the facts under the title', () => {
    const page = pageOf([title('T')], {
      severity: 'SEV-1',
      services: ['Edge', 'API'],
      incidentStatus: 'resolved',
      incidentDate: '2019-07-02',
      tags: ['waf'],
    });
    const [header] = all(page, 'header');
    expect(squeezed(header)).toBe('Post-mortemTDate2 July 2019SeveritySEV-1StatusResolvedServicesEdge, API');
    expect(squeezed(all(page, 'footer')[0])).toBe('Tagswaf');
  });
});

describe('headings', () => {
  it('stand one under the other, whatever their numbers', () => {
    const page = pageOf([title('T'), h(4, 'a'), h(6, 'b'), h(5, 'c'), h(1, 'd'), h(3, 'e'), h(2, 'f')]);
    const found = all(page, 'h2', 'h3', 'h4').map((heading) => `${heading.tagName} ${squeezed(heading)}`);
    expect(found).toEqual(['h2 a', 'h3 b', 'h3 c', 'h2 d', 'h3 e', 'h3 f']);
  });

  it('have addresses of their words, each once, and none of the page’s own', () => {
    const page = pageOf([title('T'), h(2, 'Text'), h(2, 'Same words'), h(2, 'Same words'), h(2, '影響')]);
    expect(all(page, 'h2').map((heading) => attribute(heading, 'id'))).toEqual([
      'text-2',
      'same-words',
      'same-words-2',
      '影響',
    ]);
  });

  it('of empty sections of the template are left out, those of the author stay', () => {
    const page = pageOf([
      title('T'),
      h(2, 'Empty', { section: 's' }),
      p(''),
      h(2, 'Own'),
      h(2, 'Full', { section: 't' }),
      p('x'),
    ]);
    expect(texts(all(page, 'h2'))).toEqual(['Own', 'Full']);
  });
});

describe('the timeline', () => {
  const timeline = (...events: readonly NodeJSON[]) => [
    title('T'),
    h(2, 'Timeline'),
    node('timeline', events),
  ];

  it('stands in time order, each time readable by machines', () => {
    const page = pageOf(
      timeline(
        event('second', { happened: at('2019-07-02T13:45') }),
        event('before', { happened: described('weeks earlier') }),
        event('first', { happened: at('2019-07-02T13:42'), moments: ['impact-started'] }),
        event('range', { happened: at('2019-07-02T14:00', 'range', '2019-07-02T14:09') }),
      ),
    );
    expect(texts(ofClass(page, 'event'))).toEqual([
      '13:42firstimpact starts',
      '13:45second',
      'weeks earlierbefore',
      '14:00–14:09range',
    ]);
    const list = ofClass(page, 'events')[0] as Element;
    expect(all(list, 'time').map((time) => attribute(time, 'datetime'))).toEqual([
      '2019-07-02T13:42:00Z',
      '2019-07-02T13:45:00Z',
      '2019-07-02T14:00:00Z',
      '2019-07-02T14:09:00Z',
    ]);
    expect(squeezed(ofClass(page, 'zone')[0])).toBe('2 July 2019. All times UTC.');
  });

  it('has a heading for each of several days', () => {
    const page = pageOf(
      timeline(
        event('a', { happened: at('2019-07-02T23:50') }),
        event('b', { happened: at('2019-07-03T00:10') }),
      ),
    );
    expect(texts(all(page, 'h3'))).toEqual(['2 July 2019', '3 July 2019']);
    expect(ofClass(page, 'events')).toHaveLength(2);
    expect(squeezed(ofClass(page, 'zone')[0])).toBe('All times UTC.');
  });

  it('shows where it hurt: from the start of the impact to its end', () => {
    const page = pageOf(
      timeline(
        event('a', { happened: at('2019-07-02T13:00') }),
        event('b', { happened: at('2019-07-02T13:42'), moments: ['impact-started'] }),
        event('c', { happened: at('2019-07-02T14:00') }),
        event('d', { happened: at('2019-07-02T14:09'), moments: ['impact-ended'] }),
      ),
    );
    expect(ofClass(page, 'event').map((one) => hasClass(one, 'hurts'))).toEqual([false, true, true, false]);
  });

  it('says a source that all events share once, and others where they belong', () => {
    const source = (system: string) => [
      { system, id: '', link: 'https://x.test/', author: '', raw: null, hash: null },
    ];
    const same = pageOf(
      timeline(...['a', 'b', 'c'].map((words) => event(words, { sources: source('blog') }))),
    );
    expect(texts(ofClass(same, 'aside'))).toEqual(['Source of all events: blog']);
    const other = pageOf(
      timeline(...['a', 'b', 'c'].map((words) => event(words, { sources: source(words) }))),
    );
    expect(texts(ofClass(other, 'aside'))).toEqual(['Source: a', 'Source: b', 'Source: c']);
  });

  it('says when it was known', () => {
    const page = pageOf(
      timeline(event('a', { happened: at('2019-07-02T13:42'), known: at('2019-07-03T09:00') })),
    );
    expect(texts(ofClass(page, 'aside'))).toEqual(['Known at 3 Jul 09:00']);
  });
});

describe('impacts, factors and actions', () => {
  it('keep their facts', () => {
    const page = readPage(publishHtml(outage).html);
    expect(squeezed(ofClass(page, 'impact')[0])).toContain(
      'How much80% of traffic lostWhen13:42–14:09 UTC (27 min)Sourcefull post',
    );
    expect(squeezed(all(page, 'main')[0])).toContain(expression.replaceAll(/\s+/gu, ' '));
  });

  it('count factors through the document, whys under what they explain, and actions lead to them', () => {
    const page = pageOf([
      title('T'),
      node('factors', [
        factor('one', { id: 'f1', kind: 'root-cause' }),
        factor('two', { id: 'f2', depth: 1 }),
      ]),
      p('between'),
      node('factors', [factor('three', { id: 'f3' })]),
      node('actions', [action('do', { answers: ['f3', 'f2'], status: 'done', due: '2019-07-31' })]),
    ]);
    const factors = elements(page).filter((one) => attribute(one, 'id')?.startsWith('factor-'));
    expect(factors.map((one) => attribute(one, 'value'))).toEqual(['1', '2', '3']);
    expect(hasClass(factors[1]?.parentNode as Element, 'whys')).toBe(true);
    expect(squeezed(ofClass(page, 'actions')[0])).toBe('doStatusDoneDue2019-07-31Answersfactors 2, 3');
    expect(all(ofClass(page, 'actions')[0] as Element, 'a').map((link) => attribute(link, 'href'))).toEqual([
      '#factor-2',
      '#factor-3',
    ]);
  });

  it('tell owners and tickets only where that is wanted', () => {
    const draft = doc([
      title('T'),
      node('actions', [action('do', { owner: 'Ann', link: 'https://x.test/browse/OPS-12' })]),
    ]);
    const words = (options: HtmlOptions) =>
      squeezed(ofClass(readPage(publishHtml(draft, options).html), 'actions')[0]);
    expect(words({})).toBe('do');
    expect(words({ keep: { owners: true } })).toBe('doOwnerAnn');
    expect(words({ audience: 'internal' })).toBe('doOwnerAnnTicketOPS-12');
  });

  it('show in a table which action answers which factor', () => {
    const page = pageOf([
      title('T'),
      node('coverage'),
      node('factors', [factor('one', { id: 'f1' }), factor('two', { id: 'f2' })]),
      node('actions', [action('do', { answers: ['f1'] })]),
    ]);
    const [coverage] = all(page, 'table');
    expect(squeezed(coverage)).toBe(
      'Which action answers which factorFactorAnswered by action1. one12. twonone',
    );
    expect(all(page, 'th').map((cell) => attribute(cell, 'scope'))).toEqual(['col', 'col', 'row', 'row']);
  });
});

describe('metrics', () => {
  it('are figures with the moments they lie between; what is not known is named', () => {
    const page = readPage(publishHtml(outage).html);
    const [metrics] = ofClass(page, 'metrics');
    expect(squeezed(metrics)).toContain('Impact27 minimpact starts 13:42 → impact ends 14:09');
    expect(squeezed(metrics)).not.toContain('acknowledge');
    const [definitions] = all(page, 'details');
    expect(squeezed(definitions)).toContain('What these figures count');
    expect(squeezed(definitions)).toContain('From the start of impact until it was known what was failing.');
    expect(texts(ofClass(page, 'aside'))[0]).toMatch(/^Not known: .*time to acknowledge/u);
  });
});

describe('blocks of the author', () => {
  it('a code block can be reached by keyboard, has a name, and keeps its lines', () => {
    const page = pageOf([title('T'), code('\na < b\n  c', { language: 'sh' })]);
    const [block] = ofClass(page, 'code');
    expect(block && [attribute(block, 'tabindex'), attribute(block, 'aria-label')]).toEqual([
      '0',
      'Code, sh',
    ]);
    expect(block && text(block)).toBe('\na < b\n  c');
  });

  it('a table can be reached by keyboard and has the name of its section', () => {
    const page = pageOf([title('T'), h(2, 'Steps'), table(['Text', ''], ['x', '23'])]);
    const [group] = ofClass(page, 'scroll');
    expect(group && [attribute(group, 'tabindex'), attribute(group, 'aria-labelledby')]).toEqual([
      '0',
      'table-1',
    ]);
    expect(texts(all(page, 'caption'))).toEqual(['Table 1: Steps']);
    expect(texts(all(page, 'th'))).toEqual(['Text']);
  });

  it('tasks say whether they are done', () => {
    const page = pageOf([title('T'), bullets(task(true, p('one')), task(false, p('two')), item(p('three')))]);
    expect(ofClass(page, 'box').map((box) => attribute(box, 'aria-label'))).toEqual(['Done:', 'To do:']);
  });

  it('alerts have their names', () => {
    const page = pageOf([
      title('T'),
      node('blockquote', [p('careful')], { alert: 'warning' }),
      node('blockquote', [p('said')]),
    ]);
    expect(texts(ofClass(page, 'alert-warning'))).toEqual(['Warningcareful']);
    expect(texts(all(page, 'blockquote'))).toEqual(['said']);
  });

  it('marks nest, and neighbours share them', () => {
    const { html } = publishHtml(
      doc([
        title('T'),
        p([
          marked('a', 'bold'),
          marked('b', 'bold', 'italic'),
          marked('c', linkTo('https://x.test/'), 'bold'),
        ]),
      ]),
    );
    expect(html).toContain('<strong>a<em>b</em></strong><a href="https://x.test/"><strong>c</strong></a>');
  });

  it('each line takes its direction from its words, code always runs to the right', () => {
    const page = pageOf([title('T'), p('שלום'), bullets(item(p('عربي'))), code('x')], { language: 'he' });
    expect(all(all(page, 'main')[0] as Element, 'p').map((one) => attribute(one, 'dir'))).toEqual([
      'auto',
      'auto',
    ]);
    expect(attribute(ofClass(page, 'code')[0] as Element, 'dir')).toBe('ltr');
  });
});

describe('footnotes', () => {
  const reference = (label: string): NodeJSON => ({ type: 'footnoteReference', attrs: { label } });
  const definition = (label: string, ...content: readonly NodeJSON[]) =>
    node('footnoteDefinition', content, { label });

  it('are numbered as the text leads to them, and lead back', () => {
    const page = pageOf([
      title('T'),
      definition('late', p('second note')),
      definition('b', p(['first note', reference('late')])),
      definition('never', p('nobody leads here')),
      p(['x', reference('B'), ' y', reference('late'), ' z', reference('b')]),
    ]);
    expect(texts(ofClass(page, 'note-mark'))).toEqual(['1', '2', '1', '2']);
    const [notes] = ofClass(page, 'notes');
    expect(squeezed(notes)).toBe('first note2↩ ↩second note↩ ↩nobody leads here');
    expect(texts(all(page, 'h2'))).toEqual(['Notes']);
    const back = all(notes as Element, 'a').flatMap((link) => attribute(link, 'href') ?? []);
    expect(back).toEqual(['#note-2', '#note-1-mark-1', '#note-1-mark-2', '#note-2-mark-1', '#note-2-mark-2']);
  });

  it('that are not there are said', () => {
    const { losses } = publishHtml(doc([title('T'), p(['x', reference('gone')])]));
    expect(losses.map(({ kind }) => kind)).toEqual(['gone']);
  });
});

describe('images', () => {
  const asset: Asset = { hash: 'a'.repeat(64), type: 'image/png', bytes: new Uint8Array([1, 2, 250]) };

  it('of the draft are in the page itself', () => {
    const page = pageOf([title('T'), p([image(`asset:${asset.hash}`, 'a graph')])], {}, { assets: [asset] });
    const [found] = all(page, 'img');
    expect(found && [attribute(found, 'src'), attribute(found, 'alt')]).toEqual([
      'data:image/png;base64,AQL6',
      'a graph',
    ]);
  });

  it('that are large are in it to the last byte', () => {
    const bytes = Uint8Array.from({ length: 100_003 }, (_, index) => (index * 7) % 256);
    const { html } = publishHtml(doc([title('T'), p([image(`asset:${asset.hash}`, 'g')])]), {
      assets: [{ ...asset, bytes }],
    });
    const data = /base64,([^"]*)"/u.exec(html)?.[1] ?? '';
    expect(Buffer.from(data, 'base64').equals(Buffer.from(bytes))).toBe(true);
  });

  it('that are gone leave their description, and are said', () => {
    const { html, losses } = publishHtml(doc([title('T'), p([image(`asset:${asset.hash}`, 'a graph')])]));
    expect(html).toContain('<p dir="auto">a graph</p>');
    expect(losses).toHaveLength(1);
  });
});

describe('who it is for', () => {
  it('the public sees nothing that is internal, in the text or in what is made of it', () => {
    const draft = doc(
      [
        title('T'),
        p('for all'),
        p('secret', { audience: 'internal' }),
        node('timeline', [event('concealed', { happened: at('2019-07-02T13:42'), audience: 'internal' })]),
      ],
      { severity: 'SEV-1', severityAudience: 'internal' },
    );
    const { html, withheld } = publishHtml(draft);
    expect(html).not.toMatch(/secret|concealed|SEV-1|13:42/u);
    expect(withheld).toBe(3);
    expect(publishHtml(draft, { audience: 'internal' }).html).toMatch(/secret[^]*concealed/u);
  });
});

it('paper shows what a screen can fold', () => {
  const draft = doc([
    title('T'),
    node('htmlBlock', [{ type: 'text', text: '<details><summary>s</summary>d</details>' }]),
  ]);
  expect(publishHtml(draft).html).toContain('<details>');
  expect(publishHtml(draft, { medium: 'print' }).html).toContain('<details open>');
});
