import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledTemplates } from '../../../templates';
import { duplicateTemplate } from '../../../templates/duplicate';
import { parseTemplateText, templateText } from '../../../templates/text';
import { small } from './small';

const idOf = (name: string, taken: readonly string[], template = small): string => {
  const result = duplicateTemplate(template, name, taken);
  if (!result.ok) throw new Error(result.message);
  return result.template.id;
};

describe('duplicateTemplate', () => {
  it.each([
    ['Our SEV-1 form', [], 'our-sev-1-form'],
    ['Übung für alle', [], 'ubung-fur-alle'],
    ['  -- Our form --  ', [], 'our-form'],
    ['障害報告書', [], 'small-copy'],
    ['Small', ['small'], 'small-2'],
    ['Small', ['small', 'small-2', 'small-3'], 'small-4'],
    [`${'x'.repeat(63)} y`, [], 'x'.repeat(63)],
    ['x'.repeat(80), ['x'.repeat(64)], `${'x'.repeat(62)}-2`],
  ])('makes an id of %j beside %j', (name, taken, id) => {
    expect(idOf(name, taken)).toBe(id);
  });

  it('refuses a name that a template cannot have, in a sentence that names the field', () => {
    for (const name of ['', '   ', 'x'.repeat(81), 'two\nlines']) {
      expect(duplicateTemplate(small, name, [])).toMatchObject({
        ok: false,
        message: expect.stringMatching(/^name /u),
      });
    }
  });

  it('changes nothing but id and name, through a file and back', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((s) => /\S/u.test(s));
    const ids = bundledTemplates.map((template) => template.id);
    fc.assert(
      fc.property(fc.constantFrom(...bundledTemplates, small), name, (template, name) => {
        const copy = duplicateTemplate(template, name, ids);
        if (!copy.ok) throw new Error(copy.message);
        expect(ids).not.toContain(copy.template.id);
        const read = parseTemplateText(templateText(copy.template));
        expect(read).toEqual({ ok: true, template: { ...template, id: copy.template.id, name } });
      }),
    );
  });
});
