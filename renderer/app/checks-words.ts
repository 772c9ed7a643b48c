import type { CheckGroup, Finding, FindingSeverity } from '../checks/finding';

export const groupNames: Readonly<Record<CheckGroup, string>> = {
  facts: 'Facts',
  complete: 'Complete',
  blameless: 'Blameless',
  leaks: 'Leaks',
};

export const severityNames: Readonly<Record<FindingSeverity, string>> = {
  error: 'Error',
  warning: 'Warning',
  hint: 'Hint',
};

const weight: Readonly<Record<FindingSeverity, number>> = { error: 0, warning: 1, hint: 2 };

/** Findings with the worst first; equal ones stay in their order. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => weight[a.severity] - weight[b.severity]);
}

/** "2 errors, 1 warning, 3 hints"; "" for nothing. */
export function countBySeverity(findings: readonly Finding[]): string {
  return (['error', 'warning', 'hint'] as const)
    .flatMap((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length;
      return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
    })
    .join(', ');
}
