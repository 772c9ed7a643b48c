import { describe, expect, it } from 'vitest';
import { choicesOf, hasFilters, noFilters, passes, toggled } from '../../../renderer/search/filters';

const facts = {
  status: 'approved',
  severity: 'SEV-1',
  services: ['a', 'b'],
  tags: ['dns'],
  incidentDate: '2019-07-02',
};

describe('filters', () => {
  it.each([
    [{}, true],
    [{ status: ['approved', 'draft'] }, true],
    [{ status: ['draft'] }, false],
    [{ severity: ['SEV-2'] }, false],
    [{ services: ['c', 'b'] }, true],
    [{ services: ['c'] }, false],
    [{ tags: ['dns'], severity: ['SEV-1'] }, true],
    [{ tags: ['dns'], severity: ['SEV-2'] }, false],
    [{ from: '2019-07-02', to: '2019-07-02' }, true],
    [{ from: '2019-07-03' }, false],
    [{ to: '2019-07-01' }, false],
  ])('%j: %s', (some, expected) => {
    const filters = { ...noFilters, ...some };
    expect(passes(filters, facts)).toBe(expected);
    expect(hasFilters(filters)).toBe(Object.keys(some).length > 0);
  });

  it('by day leave out what has none', () => {
    expect(passes({ ...noFilters, to: '2030-01-01' }, { ...facts, incidentDate: '' })).toBe(false);
  });

  it('are put on and taken off', () => {
    const on = toggled(noFilters, 'tags', 'dns');
    expect(on.tags).toEqual(['dns']);
    expect(toggled(on, 'tags', 'dns')).toEqual(noFilters);
  });

  it('offer what the drafts have, most often first, each draft once', () => {
    const choices = choicesOf([facts, { ...facts, severity: '', services: ['b', 'b'], tags: ['cache'] }]);
    expect(choices.services).toEqual([
      { value: 'b', count: 2 },
      { value: 'a', count: 1 },
    ]);
    expect(choices.severity).toEqual([{ value: 'SEV-1', count: 1 }]);
    expect(choices.tags.map(({ value }) => value)).toEqual(['cache', 'dns']);
  });
});
