import type { Rule } from './rule';

/** All rules, in the order in which their findings are shown. */
export const rules: readonly Rule[] = [];
