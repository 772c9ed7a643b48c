import { describe, expect, it } from 'vitest';

import { countBySeverity, worstFirst } from '../../../renderer/app/checks-words';
import type { Finding, FindingSeverity } from '../../../renderer/checks/finding';

const found = (severity: FindingSeverity, message: string): Finding => ({
  rule: 'r',
  group: 'facts',
  severity,
  place: { block: null, range: null, quote: '' },
  message,
  why: '',
  related: [],
  fixes: [],
});

const mixed = [found('hint', 'a'), found('error', 'b'), found('warning', 'c'), found('error', 'd')];

describe('what the panel says', () => {
  it('counts by severity, the worst first', () => {
    expect(countBySeverity(mixed)).toBe('2 errors, 1 warning, 1 hint');
    expect(countBySeverity([])).toBe('');
  });

  it('sorts by severity and keeps the order of equals', () => {
    expect(
      worstFirst(mixed)
        .map(({ message }) => message)
        .join(''),
    ).toBe('bdca');
  });
});
