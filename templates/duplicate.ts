import { parseTemplate, templateLimits, type Template, type TemplateResult } from './template';

/**
 * A copy of a template under a name of its own, to be edited. Everything but `id` and `name` stays as it was.
 *
 * @param takenIds ids of all templates there are, bundled ones included; the copy gets one that is not among them.
 * @returns the copy, or one sentence if the name cannot be a template's name (empty, too long, a line break).
 */
export function duplicateTemplate(
  template: Template,
  name: string,
  takenIds: readonly string[],
): TemplateResult {
  return parseTemplate({ ...template, id: freeId(slugOf(name) || `${template.id}-copy`, takenIds), name });
}

/** A slug of what is Latin in the name: "Übung für SEV-1" → "ubung-fur-sev-1". Empty where nothing is. */
function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '');
  return plain.replaceAll(/[^a-z0-9]+/gu, '-').replaceAll(/^-|-$/gu, '');
}

/** The wanted id, shortened where it is too long, with -2, -3 … where it is taken. */
function freeId(wanted: string, takenIds: readonly string[]): string {
  const taken = new Set(takenIds);
  const fitted = (suffix: string) =>
    wanted.slice(0, templateLimits.id - suffix.length).replace(/-$/u, '') + suffix;
  let id = fitted('');
  for (let n = 2; taken.has(id); n++) id = fitted(`-${n}`);
  return id;
}
