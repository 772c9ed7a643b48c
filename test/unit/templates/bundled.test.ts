import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundledTemplates, findTemplate } from '../../../templates';
import type { Template } from '../../../templates/template';
import { maxTemplateText, parseTemplateText } from '../../../templates/text';

const folder = new URL('../../../templates/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const headings = (id: string) => findTemplate(id)?.sections.map((section) => section.heading);
const blocksOf = (template: Template) => [
  ...(template.opening ?? []),
  ...template.sections.flatMap((s) => s.blocks),
];

describe('the bundled templates', () => {
  it('are all the files of the folder, each valid and named after its id', () => {
    const read = files.map((name) => parseTemplateText(readFileSync(new URL(name, folder), 'utf8')));
    expect(read.flatMap((result) => (result.ok ? [] : [result.message]))).toEqual([]);
    const ids = read.flatMap((result) => (result.ok ? [result.template.id] : []));
    expect(ids.map((id) => `${id}.json`)).toEqual(files);
    expect(bundledTemplates.map((template) => template.id).sort()).toEqual([...ids].sort());
  });

  it('have names, ids and descriptions of their own', () => {
    for (const field of ['id', 'name', 'description'] as const) {
      const values = bundledTemplates.map((template) => template[field]);
      expect(new Set(values).size).toBe(bundledTemplates.length);
    }
    expect(findTemplate('no-such-template')).toBeUndefined();
  });

  it.each(bundledTemplates)('$id has a timeline, causes and actions in required sections', (template) => {
    const required = template.sections
      .filter((section) => section.required)
      .flatMap((section) => section.blocks);
    expect(required).toEqual(expect.arrayContaining(['timeline', 'factors', 'actions']));
    expect(template.facts).toContain('zone');
    const blocks = blocksOf(template);
    expect(new Set(blocks).size).toBe(blocks.length);
  });

  it.each(bundledTemplates)('$id guides in a sentence or two, or groups the sections below', (template) => {
    const wrong = template.sections.filter(({ guidance, questions, blocks, level }, index) => {
      if (guidance === '') {
        const groups = (level ?? 2) === 2 && template.sections[index + 1]?.level === 3;
        return !groups || questions.length > 0 || blocks.length > 0;
      }
      const sentences = guidance.match(/[.?](?= |$)/gu)?.length ?? 0;
      return (
        guidance.length < 20 || sentences < 1 || sentences > 3 || questions.some((q) => !/[?.]$/u.test(q))
      );
    });
    expect(wrong.map((section) => section.id)).toEqual([]);
  });

  it.each(bundledTemplates)('$id speaks without blame, drama or marketing', (template) => {
    const text = JSON.stringify(template);
    expect(text).not.toMatch(
      /\b(?:human error|careless|should have|could have|failed to|obviously|simply|just)\b|!/iu,
    );
    expect(text.length).toBeLessThan(maxTemplateText / 8);
  });

  it('place everything that a public report needs', () => {
    const template = findTemplate('public-report');
    expect(template?.audience).toBe('public');
    expect(template === undefined ? [] : blocksOf(template)).toEqual(
      expect.arrayContaining(['metrics', 'picture', 'impacts', 'timeline', 'factors', 'actions']),
    );
  });

  // The names of the sections are facts of the sources; a change here is a change away from the source.
  it('keep the sections of their sources, in order', () => {
    expect(headings('google-sre')).toEqual([
      'Summary',
      'Impact',
      'Root Causes',
      'Trigger',
      'Resolution',
      'Detection',
      'Action Items',
      'Lessons Learned',
      'What went well',
      'What went wrong',
      'Where we got lucky',
      'Timeline',
      'Supporting information',
    ]);
    expect(headings('atlassian')).toEqual([
      'Incident summary',
      'Leadup',
      'Fault',
      'Impact',
      'Detection',
      'Response',
      'Recovery',
      'Timeline',
      'Five whys',
      'Root cause',
      'Backlog check',
      'Recurrence',
      'Lessons learned',
      'Corrective actions',
    ]);
    expect(headings('pagerduty')).toEqual([
      'Overview',
      'What Happened',
      'Contributing Factors',
      'Resolution',
      'Impact',
      'Responders',
      'Timeline',
      "How'd We Do?",
      'What Went Well?',
      "What Didn't Go So Well?",
      'Action Items',
      'Messaging',
      'Internal Email',
      'External Message',
    ]);
    expect(headings('five-whys')).toEqual([
      'Summary',
      'Impact',
      'Timeline',
      'Metrics',
      'Incident Questions',
      'Detection',
      'Diagnosis',
      'Mitigation',
      'Five Whys',
      'Action Items',
      'Related Items',
    ]);
  });
});
