import type { NodeJSON } from '../renderer/document/draft';
import type { Template, TemplateSection } from './template';

export interface NewDocument {
  readonly title: string;
  /** IANA name of the document's time zone. */
  readonly zone: string;
  /** YYYY-MM-DD in that zone; '' when not known. */
  readonly incidentDate: string;
  /** Makes the id of each block. */
  readonly newId: () => string;
  /** Further attributes of the document node; they win over the two above. */
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/**
 * The document of a new draft: the title, the opening blocks, and for each section its heading, its blocks and a
 * paragraph where prose belongs. Guidance and questions are not in it: the draft carries the template beside it.
 */
export function documentFromTemplate(template: Template, options: NewDocument): NodeJSON {
  const { title, zone, incidentDate, newId } = options;
  const block = (type: string, more?: Pick<NodeJSON, 'content' | 'attrs'>): NodeJSON => ({
    ...more,
    type,
    attrs: { id: newId(), ...more?.attrs },
  });

  const content: NodeJSON[] = [
    block('title', title === '' ? {} : { content: [{ type: 'text', text: title }] }),
  ];
  for (const name of template.opening ?? []) content.push(block(name));
  for (const [index, section] of template.sections.entries()) {
    content.push(
      block('heading', {
        attrs: { level: levelOf(section), section: section.id },
        content: [{ type: 'text', text: section.heading }],
      }),
    );
    for (const name of section.blocks) content.push(block(name));
    if (hasProse(section, template.sections[index + 1])) content.push(block('paragraph'));
  }
  return { type: 'doc', attrs: { zone, incidentDate, ...options.attrs }, content };
}

const levelOf = (section: TemplateSection) => section.level ?? 2;

/**
 * Whether to leave room for prose: where questions are asked, where no block stands, and at the very end, where the
 * caret needs a place. A heading that only groups the sections under it (no guidance, no questions) gets none.
 */
function hasProse(section: TemplateSection, next: TemplateSection | undefined): boolean {
  if (next === undefined || section.questions.length > 0) return true;
  if (section.blocks.length > 0) return false;
  return section.guidance !== '' || levelOf(next) <= levelOf(section);
}
