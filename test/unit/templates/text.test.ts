import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledTemplates } from '../../../templates';
import { maxTemplateText, parseTemplateText, templateText } from '../../../templates/text';
import { small } from './small';

const message = (text: string): string => {
  const result = parseTemplateText(text);
  return result.ok ? 'accepted' : result.message;
};

describe('parseTemplateText', () => {
  it.each(bundledTemplates)('reads back what templateText wrote: $id', (template) => {
    expect(parseTemplateText(templateText(template))).toEqual({ ok: true, template });
  });

  it('takes a byte order mark and lines that end as on Windows', () => {
    const text = `\uFEFF${templateText(small).replaceAll('\n', '\r\n')}`;
    expect(parseTemplateText(text)).toEqual({ ok: true, template: small });
  });

  it.each([
    ['', 'This file is not valid JSON: line 1 is where the file ends, and there is nothing in it.'],
    [
      '{\n  "format": 1,\n}',
      'This file is not valid JSON: line 3 has a comma with nothing after it before }.',
    ],
    ['---\nname: x\n', 'This file is not valid JSON: line 1 has ---, which is not JSON.'],
    ['"just text"', 'A template is a JSON object in curly brackets, with format, id, name and sections.'],
    [
      '{"format": 1, "name": 4}',
      'id is missing: a short name of small letters, digits and hyphens, such as "public-report".',
    ],
  ])('says in one sentence what is wrong with %j', (text, expected) => {
    expect(message(text)).toBe(expected);
  });

  it('refuses a file that is too large before reading it, and one at the limit not', () => {
    const filled = (length: number) => templateText(small).padEnd(length);
    expect(message(filled(maxTemplateText))).toBe('accepted');
    expect(message(filled(maxTemplateText + 1))).toBe(
      'This file is too large for a template: the limit is 256 KiB.',
    );
  });

  it('never throws, whatever the file holds', () => {
    const mangled = fc
      .tuple(fc.nat(templateText(small).length), fc.nat(20), fc.string())
      .map(([at, cut, put]) => templateText(small).slice(0, at) + put + templateText(small).slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), mangled), (text) => {
        const result = parseTemplateText(text);
        expect(result.ok || result.message.length > 10).toBe(true);
      }),
    );
  });
});
