import type { Node } from '@tiptap/pm/model';

import type { Template } from '../../templates/template';
import type { Facts } from '../document/facts';
import { readFacts, readSections, readTitle, type SectionView } from '../document/read';
import { withLiveText } from '../timeline/live-text';
import { printIncidentSpan } from './span';
import { countWords } from './words';

/** What the window says about a draft beside its text. Derived, never stored. */
export interface Overview {
  readonly title: string;
  readonly facts: Facts;
  /** When it hurt, from the events and impacts: "2 July 2019, 13:42–14:09 UTC"; '' while nothing is known. */
  readonly span: string;
  /** Null while they have not been counted. */
  readonly words: number | null;
  readonly sections: readonly SectionView[];
  /** Headings of the template's required sections in which nothing is written yet. */
  readonly missing: readonly string[];
}

/** Documents larger than this, in positions, are counted once they stand in the window: 1 MB takes 100 ms. */
const long = 50_000;

/** What is said first of a draft that is opened; of a long one without its words, which `refreshed` counts. */
export function firstOverview(doc: Node, template: Template): Overview {
  return overview(doc, template, doc.content.size <= long);
}

export function overview(doc: Node, template: Template, counts = true): Overview {
  const facts = readFacts(doc);
  // Live values count, and are read, as the words they say; places are those of the document itself.
  const said = withLiveText(doc).doc;
  const headings = readSections(said).map(({ heading }) => heading);
  const sections = readSections(doc).map((section, index) => ({
    ...section,
    heading: headings[index] ?? section.heading,
  }));
  return {
    title: readTitle(doc),
    facts,
    span: printIncidentSpan(doc, facts.zone),
    words: counts ? countWords(said, facts.language) : null,
    sections,
    missing: missingSections(template, sections),
  };
}

/** The same after a change. What says the same as before is the same value, so that who shows it has nothing to do. */
export function refreshed(before: Overview, doc: Node, template: Template): Overview {
  const now = overview(doc, template);
  const kept = <Part>(part: Part, was: Part): Part =>
    JSON.stringify(part) === JSON.stringify(was) ? was : part;
  return {
    ...now,
    facts: kept(now.facts, before.facts),
    sections: kept(now.sections, before.sections),
    missing: kept(now.missing, before.missing),
  };
}

function missingSections(template: Template, sections: readonly SectionView[]): readonly string[] {
  return template.sections
    .filter((wanted) => wanted.required)
    .flatMap((wanted) => {
      const found = sections.find((section) => section.section === wanted.id);
      return found === undefined || found.empty ? [found?.heading ?? wanted.heading] : [];
    });
}
