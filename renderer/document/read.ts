import type { Node } from '@tiptap/pm/model';

import { isZone } from '../time/zone-names';
import { defaultFacts, factNames, type Facts } from './facts';
import type { ActionAttributes } from './nodes/actions';
import type { FactorAttributes } from './nodes/factors';
import type { ImpactAttributes } from './nodes/impacts';
import type { RowName } from './nodes/structures';
import type { EventAttributes } from './nodes/timeline';

/** A row of a structured block as the rest of the app reads it. */
export interface Row<Attributes> {
  /** Null only before the editor or the import has given ids. */
  readonly id: string | null;
  /** Position of the row's node in the document it was read from. */
  readonly position: number;
  readonly node: Node;
  readonly attributes: Attributes;
  /** Text of the first block, on one line. */
  readonly headline: string;
}

export type EventRow = Row<EventAttributes>;
export type ImpactRow = Row<ImpactAttributes>;
export type FactorRow = Row<FactorAttributes>;
export type ActionRow = Row<ActionAttributes>;

/**
 * Text of a row's first block; hard breaks become spaces. A live value is "…": what it says is not for this room to know,
 * and whatever exports has put its words in before.
 */
export function headline(row: Node): string {
  const first = row.firstChild;
  return first === null ? '' : first.textBetween(0, first.content.size, ' ', leafText).trim();
}

const leafText = (node: Node): string => (node.type.name === 'liveValue' ? '…' : ' ');

function readRows<Attributes>(doc: Node, name: RowName): readonly Row<Attributes>[] {
  const rows: Row<Attributes>[] = [];
  doc.forEach((container, offset) => {
    container.forEach((node, inner) => {
      if (node.type.name !== name) return;
      rows.push({
        id: node.attrs['id'] as string | null,
        position: offset + 1 + inner,
        node,
        attributes: node.attrs as Attributes,
        headline: headline(node),
      });
    });
  });
  return rows;
}

/** All events of all timelines, in document order. */
export function readEvents(doc: Node): readonly EventRow[] {
  return readRows(doc, 'event');
}

export function readImpacts(doc: Node): readonly ImpactRow[] {
  return readRows(doc, 'impact');
}

/** All factors in document order: the n-th is "factor n" to readers. */
export function readFactors(doc: Node): readonly FactorRow[] {
  return readRows(doc, 'factor');
}

/** All actions in document order: the n-th is "action n" to readers. */
export function readActions(doc: Node): readonly ActionRow[] {
  return readRows(doc, 'action');
}

/** The document's zone; UTC, unconfirmed, where what stands there is no zone. */
export function documentZone(doc: Node): Pick<Facts, 'zone' | 'zoneConfirmed'> {
  const zone: unknown = doc.attrs['zone'];
  return typeof zone === 'string' && isZone(zone)
    ? { zone, zoneConfirmed: doc.attrs['zoneConfirmed'] === true }
    : { zone: 'UTC', zoneConfirmed: false };
}

/**
 * The facts as the app can work with them. A file may name a zone or a language that does not exist here: the zone is
 * then UTC and not confirmed, the language the default; what the file says stays in the document.
 */
export function readFacts(doc: Node): Facts {
  const facts = Object.fromEntries(
    factNames.map((fact) => [fact, doc.attrs[fact] ?? defaultFacts[fact]]),
  ) as unknown as Facts;
  const { language } = facts;
  return {
    ...facts,
    ...documentZone(doc),
    language: isLanguage(language) ? language : defaultFacts.language,
  };
}

/** Whether a text is a language tag (BCP 47) that Intl takes. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** The title's text, trimmed; '' for a draft without one. */
export function readTitle(doc: Node): string {
  const title = doc.children.find((node) => node.type.name === 'title');
  return title?.textContent.trim() ?? '';
}

/** A heading and what stands under it, up to the next heading of the same or a higher level. */
export interface SectionView {
  /** Id of the template's section, or null for a heading of the author's own. */
  readonly section: string | null;
  /** Block id of the heading; null only before the editor or the import has given ids. */
  readonly id: string | null;
  readonly heading: string;
  readonly level: number;
  readonly position: number;
  /** True where nothing a reader would see stands under the heading. */
  readonly empty: boolean;
}

/** Whether a block says anything to a reader. Placeholders do: they show what is derived. */
export function isEmptyBlock(node: Node): boolean {
  switch (node.type.name) {
    case 'metrics':
    case 'picture':
    case 'coverage':
    case 'horizontalRule':
    case 'unknownBlock':
    case 'unknownInline':
    case 'image':
    case 'liveValue':
      return false;
    case 'hardBreak':
      return true;
    case 'event':
      return node.attrs['happened'] === null && node.children.every(isEmptyBlock);
    default:
      return node.isText ? node.textContent.trim() === '' : node.children.every(isEmptyBlock);
  }
}

/** All headings with what they hold, in document order. A heading over other headings is empty only if they are. */
export function readSections(doc: Node): readonly SectionView[] {
  const sections: {
    section: string | null;
    id: string | null;
    heading: string;
    level: number;
    position: number;
    empty: boolean;
  }[] = [];
  let open: typeof sections = [];
  doc.forEach((node, position) => {
    if (node.type.name === 'heading') {
      const level = node.attrs['level'] as number;
      open = open.filter((section) => section.level < level);
      const section = {
        section: node.attrs['section'] as string | null,
        id: (node.attrs['id'] as string | null | undefined) ?? null,
        heading: node.textContent.trim(),
        level,
        position,
        empty: true,
      };
      sections.push(section);
      open.push(section);
    } else if (node.type.name !== 'title' && !isEmptyBlock(node)) {
      for (const section of open) section.empty = false;
    }
  });
  return sections;
}
