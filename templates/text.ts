import { faultIn } from './json-fault';
import { parseTemplate, type Template, type TemplateResult } from './template';

/** In UTF-16 code units, which for JSON in English is close to bytes. The largest of our own has about 8,000. */
export const maxTemplateText = 256 * 1024;

/**
 * Reads a template from the text of a file. Never throws.
 *
 * @returns the template, or one sentence: with the line where the text is not JSON, or with the path of the wrong field.
 */
export function parseTemplateText(text: string): TemplateResult {
  if (text.length > maxTemplateText) {
    return {
      ok: false,
      message: `This file is too large for a template: the limit is ${maxTemplateText / 1024} KiB.`,
    };
  }
  const json = text.replace(/^\uFEFF/u, '');
  const fault = faultIn(json);
  if (fault !== null) {
    return { ok: false, message: `This file is not valid JSON: line ${fault.line} ${fault.problem}.` };
  }
  return parseTemplate(JSON.parse(json));
}

/** The text of a template's file: the inverse of {@link parseTemplateText}, with an end of line at the end. */
export function templateText(template: Template): string {
  return `${JSON.stringify(template, null, 2)}\n`;
}
