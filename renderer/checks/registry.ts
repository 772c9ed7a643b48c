import type { Rule } from './rule';
import { blamelessRules } from './rules/blameless/index';
import { completeRules } from './rules/complete/index';
import { factRules } from './rules/facts/index';
import { leakRules } from './rules/leaks/index';

/** All rules, in the order in which their findings are shown. */
export const rules: readonly Rule[] = [...factRules, ...completeRules, ...blamelessRules, ...leakRules];
