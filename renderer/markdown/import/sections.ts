import type { Template, TemplateSection } from '../../../templates/template';
import type { NodeJSON } from '../../document/draft';
import type { Placed } from './block-list';
import { textOf } from './inline-text';
import { meaningOf, type Meaning } from './meanings';
import { endOfSection, outline } from './outline';
import type { Became } from './report';

/** What the sections of the bundled templates are about, where their headings' own words do not say it. The likelier first. */
const bySection: Readonly<Record<string, readonly Meaning[]>> = {
  summary: ['summary', 'what-happened'],
  overview: ['summary', 'what-happened'],
  'what-happened': ['what-happened', 'summary'],
  leadup: ['background'],
  background: ['background'],
  causes: ['root-cause', 'contributing', 'trigger'],
  'root-causes': ['root-cause', 'contributing'],
  'contributing-factors': ['contributing', 'root-cause'],
  why: ['root-cause', 'contributing', 'five-whys'],
  'five-whys': ['five-whys'],
  response: ['response', 'resolution', 'detection'],
  recovery: ['resolution'],
  resolution: ['resolution'],
  mitigation: ['resolution', 'response'],
  changes: ['actions'],
  next: ['actions'],
  'action-items': ['actions'],
  'corrective-actions': ['actions'],
  'how-did-we-do': ['lessons'],
  'went-less-well': ['went-wrong'],
  sources: ['supporting'],
  'related-items': ['supporting'],
};

function meaningsOf(section: TemplateSection): readonly Meaning[] {
  const known = bySection[section.id];
  if (known !== undefined) return known;
  const own = meaningOf(section.heading) ?? meaningOf(section.id.replaceAll('-', ' '));
  return own === null ? [] : [own];
}

interface Heading {
  readonly index: number;
  readonly meaning: Meaning;
}

/** The headings that name a section with something under it, in document order. */
export function meaningfulHeadings(blocks: readonly NodeJSON[]): readonly Heading[] {
  const scopes = outline(blocks);
  return blocks.flatMap((block, index) => {
    const scope = scopes[index];
    if (block.type !== 'heading' || scope?.from !== index || scope.meaning === null) return [];
    return isEmpty(blocks, index) ? [] : [{ index, meaning: scope.meaning }];
  });
}

function isEmpty(blocks: readonly NodeJSON[], heading: number): boolean {
  const inside = blocks.slice(heading + 1, endOfSection(blocks, heading));
  return inside.every(
    (block) =>
      block.type === 'heading' || (block.type === 'paragraph' && textOf(block.content).trim() === ''),
  );
}

/** Which heading stands for which section of a template: each section once, its likeliest meaning first. */
function assign(template: Template, headings: readonly Heading[]): ReadonlyMap<number, string> {
  const taken = new Map<number, string>();
  const first = new Set(template.sections.map((section) => meaningsOf(section)[0]));
  const filled = new Set<string>();
  const most = Math.max(0, ...template.sections.map((section) => meaningsOf(section).length));
  for (let rank = 0; rank < most; rank += 1) {
    for (const section of template.sections) {
      const meaning = meaningsOf(section)[rank];
      // A second-best meaning only where no other section is for it.
      if (meaning === undefined || filled.has(section.id) || (rank > 0 && first.has(meaning))) continue;
      const heading = headings.find((one) => one.meaning === meaning && !taken.has(one.index));
      if (heading === undefined) continue;
      taken.set(heading.index, section.id);
      filled.add(section.id);
    }
  }
  return taken;
}

/** The template in whose sections most of the headings find a place; the first of several. */
export function likeliestTemplate(
  placed: readonly Placed[],
  templates: readonly Template[],
): Template | undefined {
  const headings = meaningfulHeadings(placed.map(({ block }) => block));
  let best: { readonly template: Template; readonly size: number } | undefined;
  for (const template of templates) {
    const { size } = assign(template, headings);
    if (best === undefined || size > best.size) best = { template, size };
  }
  return best?.template;
}

/** Gives headings the ids of the template's sections that they stand for. Their words stay as they are. */
export function withSections(
  placed: readonly Placed[],
  template: Template,
): { readonly blocks: readonly Placed[]; readonly notes: readonly Became[] } {
  const blocks = placed.map(({ block }) => block);
  const sections = assign(template, meaningfulHeadings(blocks));
  const taken = new Set(
    blocks.flatMap(({ attrs }) => (typeof attrs?.['section'] === 'string' ? [attrs['section']] : [])),
  );
  const notes: Became[] = [];
  const made = placed.map(({ block, line }, index) => {
    const section = sections.get(index);
    if (section === undefined || taken.has(section)) return { block, line };
    notes.push({ kind: 'section', place: line, rows: 1 });
    return { block: { ...block, attrs: { ...block.attrs, section } }, line };
  });
  return { blocks: made, notes };
}
