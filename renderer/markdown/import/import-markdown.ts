import type { Template } from '../../../templates/template';
import { admitDocument, releaseDocument } from '../../document/admit';
import type { NodeJSON } from '../../document/draft';
import { isFrontMatter } from '../../document/front-matter';
import type { TimeContext } from './clock';
import type { OnProgress } from '../progress';
import { factsFromFrontMatter, parseFrontMatter, type FrontMatterFacts } from '../front-matter';
import { stampOrigins } from '../write';
import { recogniseActions } from './actions';
import type { Placed } from './block-list';
import { dateOrderOf } from './day-line';
import { textProblem } from './decode';
import { recogniseFactors } from './factors';
import { incidentDate } from './incident-date';
import { textOf } from './inline-text';
import { withMoments } from './mark-moments';
import type { Became, ImportReport, NotRepresented, Stayed } from './report';
import { likeliestTemplate, withSections } from './sections';
import { readSource, type Source } from './source';
import { withoutLineEnds } from './structure';
import { recogniseTimelines } from './timelines';
import { findTitle, nameOf, type FoundTitle, type TitleSource } from './title';
import { withIds } from './with-ids';
import { zoneStatement, type ZoneStatement } from './zone-statement';

export interface ImportOptions {
  /** Name of the file, for a title where the text has none; its folder does not matter. */
  readonly fileName: string;
  /** Those to choose from, the first where none fits better; one, where the person has chosen. */
  readonly templates: readonly [Template, ...Template[]];
  readonly newId: () => string;
  /** Told how much of a long text is read. */
  readonly onProgress?: OnProgress;
  /** IANA name of the zone of times where the text names none. */
  readonly zone?: string;
}

export interface Imported {
  readonly document: NodeJSON;
  readonly template: Template;
  readonly title: string;
  readonly titleFrom: TitleSource;
  readonly report: ImportReport;
}

export type ImportResult = Imported | { readonly refused: string };

/**
 * Makes a draft's document of Markdown as people write it. First it is read faithfully, then structure is recognised in
 * it: title, facts, sections, timelines, actions, factors. What is not sure stays text; every container keeps the blocks
 * it was made of, so that a draft nobody touched is printed as its source.
 *
 * Never throws for a text. Refuses, in one sentence that begins with "It", what is empty, too long or no text.
 */
export function importMarkdown(text: string, options: ImportOptions): ImportResult {
  const problem = textProblem(text);
  if (problem !== null) return { refused: problem };
  const source = readSource(text, options);
  const { facts, complaint } = frontMatterOf(source.attributes);
  const title = findTitle(source.blocks, facts?.title ?? null, options.fileName, source.isOurs);
  const times = timesOf(title, facts, source, options);

  const untouched = { notes: [] };
  const timelines = source.isOurs
    ? { ...untouched, blocks: title.blocks }
    : recogniseTimelines(title.blocks, times.context);
  const actions = source.isOurs ? timelines : recogniseActions(timelines.blocks);
  const factors = source.isOurs ? { ...untouched, blocks: actions.blocks } : recogniseFactors(actions.blocks);
  const template = likeliestTemplate(factors.blocks, options.templates) ?? options.templates[0];
  const sections = withSections(factors.blocks, template);

  const content = withMoments(sections.blocks.map(({ block }) => withoutLineEnds(block)));
  const attrs = { ...source.attributes, ...facts?.facts, ...times.attributes };
  const plain = withIds({ type: 'doc', attrs, content }, options.newId);
  const document = releaseDocument(stampOrigins(admitDocument(plain)));

  const notes = [...timelines.notes, ...actions.notes];
  const became = [
    ...(title.source === 'heading' ? [{ kind: 'title', place: title.line, rows: 1 } as const] : []),
    ...factsNote(facts),
    ...existingNotes(source.blocks),
    ...notes.flatMap((note) => ('became' in note ? [note.became] : [])),
    ...factors.notes.map((note) => note.became),
    ...sections.notes,
  ];
  const taken = linesOf(became);
  return {
    document,
    template,
    title: title.text,
    titleFrom: title.source,
    report: {
      became: became.toSorted(byPlace),
      stayed: notes
        .flatMap((note) => ('stayed' in note ? [note.stayed] : []))
        .filter((one) => !isTaken(one, taken)),
      notRepresented: [...complaint, ...titleNote(title), ...zoneNote(times.zone), ...sourceNotes(source)],
    },
  };
}

function frontMatterOf(attributes: Readonly<Record<string, unknown>>): {
  readonly facts: FrontMatterFacts | null;
  readonly complaint: readonly NotRepresented[];
} {
  const frontMatter = attributes['frontMatter'];
  if (!isFrontMatter(frontMatter)) return { facts: null, complaint: [] };
  const parsed = parseFrontMatter(frontMatter);
  return parsed.ok
    ? { facts: factsFromFrontMatter(parsed.fields), complaint: [] }
    : { facts: null, complaint: [{ what: parsed.message, place: 1 }] };
}

interface Times {
  readonly context: TimeContext;
  readonly zone: ZoneStatement | null;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** In what zone and on what day the text's times are, as far as it says so. */
function timesOf(
  title: FoundTitle,
  facts: FrontMatterFacts | null,
  source: Source,
  options: ImportOptions,
): Times {
  const lines = title.blocks.flatMap(({ block }) => linesOfBlock(block));
  const order = dateOrderOf(lines.join('\n'));
  const given = facts?.facts.zone ?? source.attributes['zone'];
  const bare: TimeContext = {
    zone: typeof given === 'string' ? given : (options.zone ?? 'UTC'),
    zoneConfirmed: typeof given === 'string' && facts?.facts.zone !== undefined,
    previous: null,
    incidentDate: null,
    yearOf: (facts?.date ?? facts?.updated ?? null)?.slice(0, 10) ?? null,
    ...(order === null ? {} : { answers: { dateOrder: order } }),
  };
  const aboutTimes = lines.filter((line) => /\btimes?\b|\btimeline\b/iu.test(line) && line.length < 200);
  const opening = title.blocks
    .filter(({ block }) => block.type !== 'heading' && block.type !== 'title')
    .flatMap(({ block }) => linesOfBlock(block))
    .slice(0, 8);
  const date =
    facts?.facts.incidentDate ??
    incidentDate([title.text, ...aboutTimes, ...opening, nameOf(options.fileName)], bare);
  const dated = { ...bare, incidentDate: date ?? null };
  const zone = typeof given === 'string' ? null : zoneStatement(lines, dated);
  const context = zone === null ? dated : { ...dated, zone: zone.zone, zoneConfirmed: zone.isCertain };
  return {
    context,
    zone,
    attributes: {
      zone: context.zone,
      zoneConfirmed: context.zoneConfirmed,
      ...(date === null || date === undefined ? {} : { incidentDate: date }),
    },
  };
}

/** The texts of a block, a cell or an item each; without code, in which words mean something else. */
function linesOfBlock(block: NodeJSON): readonly string[] {
  if (block.type === 'codeBlock' || block.type === 'htmlBlock') return [];
  const content = block.content ?? [];
  if (content.some(({ text }) => text !== undefined)) return [textOf(content)];
  return content.flatMap(linesOfBlock);
}

/** What this app had printed itself and came back as it was. */
function existingNotes(blocks: readonly Placed[]): readonly Became[] {
  return blocks.flatMap(({ block, line }) => {
    const rows = block.content?.length ?? 0;
    switch (block.type) {
      case 'timeline':
      case 'actions':
      case 'factors':
      case 'impacts':
        return [{ kind: block.type, place: line, rows } as const];
      default:
        return [];
    }
  });
}

function factsNote(facts: FrontMatterFacts | null): readonly Became[] {
  const rows =
    facts === null ? 0 : Object.keys(facts.facts).filter((name) => name !== 'zoneConfirmed').length;
  return rows === 0 ? [] : [{ kind: 'facts', place: 1, rows }];
}

function titleNote({ lostFormat, line }: FoundTitle): readonly NotRepresented[] {
  return lostFormat
    ? [
        {
          what: 'A title is plain text: what was bold, code or a link in it is gone once the title is changed.',
          place: line,
        },
      ]
    : [];
}

function zoneNote(zone: ZoneStatement | null): readonly NotRepresented[] {
  if (zone === null || zone.isCertain) return [];
  const what = `“${zone.written}” can be read in several ways; it was taken for ${zone.zone}. Check the time zone.`;
  return [{ what, place: null }];
}

/** Long headings that are underlined are seldom meant as headings. In characters. */
const longHeading = 100;

function sourceNotes({ dropped, underlined }: Source): readonly NotRepresented[] {
  return [
    ...dropped.map(({ line }) => ({
      what: 'A link’s definition that nothing refers to has no place here.',
      place: line,
    })),
    ...underlined
      .filter(({ length }) => length > longHeading)
      .map(({ line }) => ({
        what: 'A line of hyphens right under a text makes a heading of it; a blank line between them makes a rule.',
        place: line,
      })),
  ];
}

function linesOf(became: readonly Became[]): ReadonlySet<number> {
  return new Set(became.flatMap(({ place, kind }) => (place === null || kind === 'section' ? [] : [place])));
}

function isTaken({ place }: Stayed, taken: ReadonlySet<number>): boolean {
  return place !== null && taken.has(place);
}

function byPlace(one: Became, other: Became): number {
  return (one.place ?? 0) - (other.place ?? 0);
}
