import type { Template, TemplateSection } from '../../../templates/template';

export const smallSection: TemplateSection = {
  id: 'what',
  heading: 'What happened',
  guidance: 'Tell it in order.',
  questions: ['Who noticed?'],
  required: true,
  blocks: ['timeline'],
};

/** The least that is a template. */
export const small: Template = {
  format: 1,
  id: 'small',
  name: 'Small',
  version: 1,
  description: 'For tests.',
  source: { name: 'These tests' },
  audience: 'internal',
  facts: ['zone'],
  sections: [smallSection],
};
