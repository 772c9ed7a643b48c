import { describe, expect, it } from 'vitest';

import { impactMeasure } from '../../../../../renderer/checks/rules/complete/impacts';
import { noFactor, requiredSections } from '../../../../../renderer/checks/rules/complete/sections';
import { eventSource, momentsMissing } from '../../../../../renderer/checks/rules/complete/timeline';
import type { EventAttributes } from '../../../../../renderer/document/nodes/timeline';
import { at, event, factor, h, impact, node, p } from '../../../support/build';
import { bundled, findingsIn, messagesOf } from '../found';

const template = bundled('public-report');

describe('required sections', () => {
  const required = template.sections.filter((section) => section.required);
  const written = required.flatMap(({ id, heading }) => [h(2, heading, { section: id }), p('Words')]);

  it('are there and written', () => {
    expect(required.length).toBeGreaterThan(3);
    expect(findingsIn(requiredSections, written, { template })).toEqual([]);
  });

  it('are known by their heading too, whatever its case', () => {
    const plain = required.flatMap(({ heading }) => [h(2, heading.toUpperCase()), p('Words')]);
    expect(findingsIn(requiredSections, plain, { template })).toEqual([]);
  });

  it('are warned of where nothing stands under them', () => {
    const empty = written.map((block, index) => (index === 1 ? p(' ') : block));
    const found = findingsIn(requiredSections, [h(2, 'x', { id: 'other' }), ...empty], { template });
    expect(messagesOf(found)).toEqual(['Nothing stands under “What happened”, which the template requires.']);
    expect(found[0]?.severity).toBe('warning');
  });

  it('are one hint where they are not there', () => {
    const found = findingsIn(requiredSections, written.slice(4), { template });
    expect(messagesOf(found)).toEqual([
      'There is no section “What happened” or “Impact”, which the template requires.',
    ]);
    expect(found[0]?.severity).toBe('hint');
  });

  it('may hold their words under headings below them', () => {
    const nested = [
      h(2, 'What happened', { section: 'what-happened' }),
      h(3, 'First'),
      p('Words'),
      ...written.slice(2),
    ];
    expect(findingsIn(requiredSections, nested, { template })).toEqual([]);
  });

  it('are not asked for without a template', () => {
    expect(findingsIn(requiredSections, [])).toEqual([]);
  });
});

describe('a cause', () => {
  it.each([
    ['a factor', [node('factors', [factor('A rule that backtracks')])]],
    ['a section about causes', [h(2, 'Root cause'), p('A rule.')]],
    ['the template’s section', [h(2, 'Own words', { section: 'causes' }), p('A rule.')]],
    ['a sentence', [p('The outage was caused by a rule.')]],
  ])('is told by %s', (_, content) => {
    expect(findingsIn(noFactor, content, { template })).toEqual([]);
  });

  it.each([
    ['nothing', []],
    ['an empty factor', [node('factors', [factor('')])]],
    ['an empty section', [h(2, 'Root cause'), p('')]],
    ['words about something else', [p('The site was down.')]],
  ])('is not told by %s', (_, content) => {
    expect(findingsIn(noFactor, content, { template })).toHaveLength(1);
  });
});

describe('moments', () => {
  const timeline = (...moments: readonly EventAttributes['moments'][]) =>
    node(
      'timeline',
      moments.map((marks, index) =>
        event('x', { id: `e${index}`, happened: at(`2019-07-02T13:${10 + index}`), moments: marks }),
      ),
    );

  it('are all there, on one event or on several', () => {
    expect(findingsIn(momentsMissing, [timeline(['impact-started', 'detected'], ['impact-ended'])])).toEqual(
      [],
    );
  });

  it('names those that are not', () => {
    expect(messagesOf(findingsIn(momentsMissing, [timeline(['detected'], ['resolved'])]))).toEqual([
      'No event is marked as “impact starts” or “impact ends”.',
    ]);
  });

  it('are not asked of a draft without a timeline', () => {
    expect(findingsIn(momentsMissing, [])).toEqual([]);
    expect(findingsIn(momentsMissing, [timeline([])])).toEqual([]);
  });
});

describe('sources of events', () => {
  const source = { system: 'PagerDuty', id: '', link: '', author: '', raw: null, hash: null };
  const without = (clock: string) => event('A kill is proposed', { happened: at(`2019-07-02T${clock}`) });
  const sourced = event('First page', { happened: at('2019-07-02T13:45'), sources: [source] });

  it('names each event that has none, up to three', () => {
    const found = findingsIn(eventSource, [node('timeline', [sourced, without('14:02')])]);
    expect(messagesOf(found)).toEqual([
      'No source for 2019-07-02T14:02: “A kill is proposed” names no log, ticket or message.',
    ]);
  });

  it('counts more than three', () => {
    const many = ['14:01', '14:02', '14:03', '14:04'].map(without);
    expect(messagesOf(findingsIn(eventSource, [node('timeline', [sourced, ...many])]))[0]).toMatch(
      /^4 events of 5 name no source: /u,
    );
    expect(messagesOf(findingsIn(eventSource, [node('timeline', many)]))).toEqual([
      'None of the 4 events names a source.',
    ]);
  });

  it('does not ask an event that is not written yet, and takes an empty source for none', () => {
    expect(findingsIn(eventSource, [node('timeline', [event('')])])).toEqual([]);
    const empty = event('x', { sources: [{ ...source, system: '' }] });
    expect(findingsIn(eventSource, [node('timeline', [empty])])).toHaveLength(1);
  });
});

describe('impacts', () => {
  const bounds = node('timeline', [
    event('x', { id: 's', happened: at('2019-07-02T13:42'), moments: ['impact-started'] }),
    event('x', { id: 'e', happened: at('2019-07-02T14:09'), moments: ['impact-ended'] }),
  ]);

  it('say how much, from what, and from when to when', () => {
    const found = findingsIn(impactMeasure, [
      node('impacts', [
        impact('Errors', { measure: '80% of traffic' }),
        impact('Slow pages', { measure: 'not known' }),
        impact(''),
      ]),
    ]);
    expect(messagesOf(found)).toEqual([
      'Impact 1 does not say where the number is from, when it began or when it ended.',
      'Impact 2 does not say when it began or when it ended.',
    ]);
  });

  it('have the times of the draft where they have none of their own', () => {
    const full = { measure: '80%', source: 'graph' };
    expect(findingsIn(impactMeasure, [bounds, node('impacts', [impact('Errors', full)])])).toEqual([]);
    const gone = node('impacts', [impact('Errors', { ...full, start: 'gone', end: 'e' })]);
    expect(messagesOf(findingsIn(impactMeasure, [gone]))).toEqual([
      'Impact 1 does not say when it began or when it ended.',
    ]);
  });
});
