import type { SectionView } from '../../../document/read';
import type { DraftRule, DraftView, RuleFinding } from '../../rule';
import type { Place } from '../../finding';
import { isEnglish } from '../languages';
import { listed, placeInDraft } from '../place';

const folded = (heading: string) => heading.trim().toLowerCase().replace(/\s+/gu, ' ');

/** The headings of a draft as places, in the order of its sections. */
export function headingPlaces({ sections, doc }: Pick<DraftView, 'sections' | 'doc'>): readonly Place[] {
  return sections.map(({ position, heading }) => {
    const id = doc.nodeAt(position)?.attrs['id'] as string | null | undefined;
    return { block: id ?? null, range: null, quote: heading };
  });
}

/**
 * Sections that the draft's template requires: empty ones as warnings, those that are not there as hints, because a
 * heading may have been taken away on purpose. A section is found by the template's id, or by its heading.
 */
export const requiredSections: DraftRule = {
  id: 'section-empty',
  group: 'complete',
  about: 'draft',
  severity: 'warning',
  title: 'Required sections are written',
  why: 'The template requires what readers of a post-mortem look for; an empty heading tells them that it was not thought about.',
  check: (draft) => {
    const { template, sections } = draft;
    if (template === null) return [];
    const places = headingPlaces(draft);
    const absent: string[] = [];
    const empty = template.sections
      .filter(({ required }) => required)
      .flatMap(({ id, heading }): readonly RuleFinding[] => {
        const is = (section: SectionView) =>
          section.section === id || (section.section === null && folded(section.heading) === folded(heading));
        const own = sections.flatMap((section, index) =>
          is(section) ? [{ section, place: places[index] }] : [],
        );
        const first = own[0];
        if (first?.place === undefined) {
          absent.push(heading);
          return [];
        }
        if (own.some(({ section }) => !section.empty)) return [];
        const message = `Nothing stands under “${first.section.heading}”, which the template requires.`;
        return [{ place: first.place, message }];
      });
    return absent.length === 0 ? empty : [...empty, missing(absent)];
  },
};

/** One finding for all, because a text that follows another outline lacks many. */
function missing(headings: readonly string[]): RuleFinding {
  const words = headings.map((heading) => `“${heading}”`);
  return {
    place: placeInDraft(`Sections: ${headings.join(', ')}`),
    message: `There is no section ${listed(words, 'or')}, which the template requires.`,
    severity: 'hint',
  };
}

const causes = /\b(?:causes?|factors?|whys?|what went wrong|fault|analysis)\b/iu;

/** Words of a text that tells a cause without a heading for it. */
const telling = /\bcaus(?:e[ds]?|ing)\b|\bbecause of\b|\bdue to\b/iu;

/** No factor is listed, no section with words in it is about causes, and no text in English speaks of one. */
export const noFactor: DraftRule = {
  id: 'no-factor',
  group: 'complete',
  about: 'draft',
  severity: 'warning',
  title: 'There is a cause',
  why: 'A post-mortem without a cause cannot say what has to change (Google SRE book, PagerDuty).',
  check: ({ factors, sections, template, facts, blocks }) => {
    if (factors.some(({ headline }) => headline !== '')) return [];
    const asked = new Set(
      template?.sections.filter((section) => section.blocks.includes('factors')).map(({ id }) => id),
    );
    const hasSection = sections.some(
      ({ section, heading, empty }) =>
        !empty && ((section !== null && asked.has(section)) || causes.test(heading)),
    );
    const isTold = blocks.some(
      ({ role, text }) => (role === 'paragraph' || role === 'cell') && telling.test(text),
    );
    if (hasSection || isTold || !isEnglish(facts.language)) return [];
    return [
      { place: placeInDraft('Causes'), message: 'The draft names no cause and no contributing factor.' },
    ];
  },
};
