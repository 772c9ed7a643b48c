import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { blamelessRules } from '../../../../renderer/checks/rules/blameless/index';
import { completeRules } from '../../../../renderer/checks/rules/complete/index';
import { leakRules } from '../../../../renderer/checks/rules/leaks/index';
import { checkDraft } from '../../../../renderer/checks/run';
import { admitDocument } from '../../../../renderer/document/admit';
import type { Draft } from '../../../../renderer/document/draft';
import { doc, p } from '../../support/build';

const file = new URL('../../../../templates/examples/cloudflare-2019-07-02.json', import.meta.url);
const draft = JSON.parse(readFileSync(file, 'utf8')) as Draft;
const example = admitDocument(draft.document);

it('the example has nothing to be warned of', () => {
  const rules = [...completeRules, ...blamelessRules, ...leakRules];
  const found = checkDraft(example, { template: draft.template, rules });
  expect(found.filter(({ severity }) => severity !== 'hint')).toEqual([]);
});

it('the example speaks of nobody’s failing and tells no secret', () => {
  expect(checkDraft(example, { template: draft.template, rules: [...blamelessRules, ...leakRules] })).toEqual(
    [],
  );
});

it('what the example leaves open is said: days, owners, four factors, three measures', () => {
  const counts = new Map<string, number>();
  for (const { rule } of checkDraft(example, { template: draft.template, rules: completeRules })) {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  expect(Object.fromEntries(counts)).toEqual({
    'action-without-owner': 5,
    'action-without-due': 4,
    coverage: 4,
    'impact-measure': 3,
  });
});

it('a bad post-mortem, as the SRE Workbook has one, is found out', () => {
  const phrases = [
    'The warnings were completely ignored.',
    'It was careless ignorance.',
    'The graphs were wrong, which is ridiculous.',
    'They did not act soon enough.',
    'This is not the first time that on-call failed to react in time.',
    'They never wrote any documentation.',
    'Train humans not to run unsafe commands',
    'I can’t believe we survived this one!!!',
  ];
  const found = phrases.map(
    (phrase) => checkDraft(doc([p(phrase, { id: 'p' })]), { template: null, rules: blamelessRules })[0]?.rule,
  );
  expect(found).toEqual([
    'human-failing',
    'judging-words',
    'drama',
    'human-failing',
    'human-failing',
    'human-failing',
    'training-people',
    'drama',
  ]);
});

it('every rule has a name of its own and says why', () => {
  const rules = [...completeRules, ...blamelessRules, ...leakRules];
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { why, title } of rules) {
    expect(why).toMatch(/^[“]?\p{Lu}.*[.)]$/u);
    expect(title).not.toMatch(/\.$/u);
  }
});
