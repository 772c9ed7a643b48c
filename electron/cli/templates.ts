import { bundledTemplates } from '../../templates/index';
import { readArguments } from './arguments';
import { type Printed, UsageError } from './usage';

/** `aftermark templates`: one line a template, its id, a tab, its name. */
export function listTemplates(words: readonly string[]): Printed {
  const { positionals } = readArguments(words, {});
  if (positionals.length > 0) throw new UsageError('“templates” takes no arguments.');
  return { lines: bundledTemplates.map((template) => `${template.id}\t${template.name}`), notes: [] };
}
