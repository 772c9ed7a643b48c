import { describe, expect, it } from 'vitest';
import { admitDocument } from '../../../renderer/document/admit';
import type { NodeJSON } from '../../../renderer/document/draft';
import { newId } from '../../../renderer/document/ids';
import { readFacts, readSections, readTitle } from '../../../renderer/document/read';
import { bundledTemplates } from '../../../templates';
import { documentFromTemplate } from '../../../templates/instantiate';
import type { Template, TemplateSection } from '../../../templates/template';
import { small, smallSection } from './small';

const counter = () => {
  let n = 0;
  return () => `id-${++n}`;
};
const make = (template: Template, more: { title?: string; attrs?: Record<string, unknown> } = {}): NodeJSON =>
  documentFromTemplate(template, {
    title: 'Edge',
    zone: 'UTC',
    incidentDate: '2019-07-02',
    newId: counter(),
    ...more,
  });
const types = (document: NodeJSON) => (document.content ?? []).map((node) => node.type);
const withSections = (...sections: Partial<TemplateSection>[]): Template => ({
  ...small,
  sections: sections.map((section, i) => ({
    ...smallSection,
    id: `s${i}`,
    questions: [],
    blocks: [],
    ...section,
  })),
});

describe('documentFromTemplate', () => {
  it('writes title, opening, headings, blocks and room for prose, each with an id', () => {
    expect(make({ ...small, opening: ['metrics'] })).toEqual({
      type: 'doc',
      attrs: { zone: 'UTC', incidentDate: '2019-07-02' },
      content: [
        { type: 'title', attrs: { id: 'id-1' }, content: [{ type: 'text', text: 'Edge' }] },
        { type: 'metrics', attrs: { id: 'id-2' } },
        {
          type: 'heading',
          attrs: { id: 'id-3', level: 2, section: 'what' },
          content: [{ type: 'text', text: 'What happened' }],
        },
        { type: 'timeline', attrs: { id: 'id-4' } },
        { type: 'paragraph', attrs: { id: 'id-5' } },
      ],
    });
  });

  it('leaves an empty title empty: a text node cannot be', () => {
    expect(make(small, { title: '' }).content?.[0]).toEqual({ type: 'title', attrs: { id: 'id-1' } });
  });

  it('lets the given document attributes win', () => {
    expect(make(small, { attrs: { zone: 'Asia/Tokyo', zoneConfirmed: true } }).attrs).toEqual({
      zone: 'Asia/Tokyo',
      incidentDate: '2019-07-02',
      zoneConfirmed: true,
    });
  });

  it('leaves room for prose where it belongs', () => {
    const last = { heading: 'End' };
    const bodies = (section: Partial<TemplateSection>, next: Partial<TemplateSection> = last) =>
      types(make(withSections(section, next))).slice(2, -2);
    expect(bodies({})).toEqual(['paragraph']);
    expect(bodies({ blocks: ['timeline'] })).toEqual(['timeline']);
    expect(bodies({ blocks: ['timeline'], questions: ['Why?'] })).toEqual(['timeline', 'paragraph']);
    expect(bodies({ guidance: '' }, { level: 3 })).toEqual([]);
    expect(bodies({ guidance: '' }, { level: 2 })).toEqual(['paragraph']);
    expect(bodies({ guidance: 'Say.' }, { level: 3 })).toEqual(['paragraph']);
  });

  it('ends with a place for the caret, even after a block', () => {
    expect(types(make(withSections({ blocks: ['actions'] }))).at(-1)).toBe('paragraph');
  });

  it.each(bundledTemplates)(
    '$id: every section has its heading, no id stands twice, no guidance gets in',
    (template) => {
      const content = make(template).content ?? [];
      const sections = content.flatMap((node) => (node.type === 'heading' ? [node.attrs?.['section']] : []));
      expect(sections).toEqual(template.sections.map((section) => section.id));
      const ids = content.map((node) => node.attrs?.['id']);
      expect(new Set(ids).size).toBe(content.length);
      const text = JSON.stringify(content);
      const guidance = template.sections.map((section) => section.guidance).filter((words) => words !== '');
      expect(guidance.filter((words) => text.includes(words))).toEqual([]);
    },
  );

  it.each(bundledTemplates)(
    '$id makes a valid document of the schema, with nothing unknown in it',
    (template) => {
      const json = documentFromTemplate(template, {
        title: 'Edge',
        zone: 'Europe/Berlin',
        incidentDate: '2019-07-02',
        newId,
        attrs: { zoneConfirmed: true },
      });
      const document = admitDocument(json);
      document.check();
      expect(document.children.map((node) => node.type.name)).toEqual(types(json));
      expect(document.children.map((node) => node.attrs['id'])).toEqual(
        json.content?.map((node) => node.attrs?.['id']),
      );
      expect(readTitle(document)).toBe('Edge');
      expect(readFacts(document)).toMatchObject({
        zone: 'Europe/Berlin',
        zoneConfirmed: true,
        incidentDate: '2019-07-02',
      });
      expect(readSections(document).map(({ section, level }) => ({ section, level }))).toEqual(
        template.sections.map(({ id, level }) => ({ section: id, level: level ?? 2 })),
      );
    },
  );
});
