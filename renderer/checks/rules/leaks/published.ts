import type { Node } from '@tiptap/pm/model';

import { audienceAttribute } from '../../../document/facts';
import { isSafeLink } from '../../../document/urls';
import type { Place } from '../../finding';
import { remember } from '../../remember';
import type { DraftRule, DraftView, RuleFinding } from '../../rule';
import type { TextBlock } from '../../text-block';
import { opening, placeIn, placeInDraft, placeOfBlock, placeOfRow } from '../place';

/** A text of the draft that a reader would get to see, or that stands in the page's source. */
export interface Published {
  readonly text: string;
  /** `address` is that of a link, an image or a source; `hidden` is HTML, which nobody sees and everybody can read. */
  readonly kind: 'text' | 'code' | 'address' | 'hidden';
  readonly place: (from: number, to: number) => Place;
}

/** Something in a text that may be meant for inside; `to` ends what may be shown of it. */
export interface Leak {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

interface LeakRule extends Pick<DraftRule, 'id' | 'severity' | 'title' | 'why'> {
  readonly find: (published: Published) => readonly Leak[];
}

/**
 * A rule about what would leave the house with the text. It reads all of it: prose, code, HTML, the addresses of links
 * and images, and the fields of rows and facts that are published. What is marked internal stays inside and is left out.
 */
export function leakRule({ find, ...rule }: LeakRule): DraftRule {
  const read = (texts: readonly Published[]): readonly RuleFinding[] => {
    const found = texts.flatMap((published) =>
      find(published).map(({ from, to, message }) => ({ place: published.place(from, to), message })),
    );
    // The text of a link often is its address: what is said of both is said once.
    return found.filter((one, index) => !found.slice(0, index).some((other) => isSame(other, one)));
  };
  const readBlock = remember((block: TextBlock) => read(textsOf(block)));
  return {
    ...rule,
    group: 'leaks',
    about: 'draft',
    check: (draft) => {
      const internal = internalNodes(draft.doc);
      const ofTexts = draft.blocks.flatMap((block) => (internal.has(block.node) ? [] : readBlock(block)));
      return [...ofTexts, ...fieldsOf(draft, internal).flatMap((field) => read([field]))];
    },
  };
}

function isSame(one: RuleFinding, other: RuleFinding): boolean {
  if (one.message !== other.message) return false;
  const [a, b] = [one.place.range, other.place.range];
  return a === null || b === null || (a.from < b.to && b.from < a.to);
}

/** What the public does not get to see, with all that is in it; the document itself is public. */
const internalNodes = remember((doc: Node): ReadonlySet<Node> => {
  const internal = new Set<Node>();
  doc.descendants((node) => {
    if (node.attrs['audience'] !== 'internal') return !node.isTextblock;
    internal.add(node);
    node.descendants((child) => {
      internal.add(child);
    });
    return false;
  });
  return internal;
});

function textsOf(block: TextBlock): readonly Published[] {
  const own: Published = {
    text: block.text,
    kind: block.node.type.name === 'htmlBlock' ? 'hidden' : block.role === 'code' ? 'code' : 'text',
    place: (from, to) => placeIn(block, from, to),
  };
  const links = block.links.map(({ href, from, to }): Published => ({
    text: href,
    kind: 'address',
    place: () => placeIn(block, from, to),
  }));
  const within = block.node.children.flatMap((node): readonly Published[] => {
    const at = (quote: string) => () => placeOfBlock(block, quote);
    if (node.type.name === 'htmlInline') {
      return [{ text: String(node.attrs['value']), kind: 'hidden', place: at('HTML') }];
    }
    if (node.type.name !== 'image') return [];
    const alt = String(node.attrs['alt'] ?? '');
    const address = String(node.attrs['src']);
    return [
      { text: alt, kind: 'text', place: at('Image') },
      { text: isSafeLink(address) ? address : '', kind: 'address', place: at(opening(alt) || 'Image') },
    ];
  });
  return [own, ...links, ...within];
}

/**
 * Fields of rows and facts. Roles, owners and tickets are not among them: they are left out of what is published unless
 * somebody asks for them.
 */
function fieldsOf(draft: DraftView, internal: ReadonlySet<Node>): readonly Published[] {
  const { facts, doc, events, impacts } = draft;
  const field = (text: string, kind: Published['kind'], place: Place): Published => ({
    text,
    kind,
    place: () => place,
  });
  const ofFacts = (['severity', 'services', 'tags'] as const)
    .filter((fact) => doc.attrs[audienceAttribute(fact)] !== 'internal')
    .flatMap((fact) =>
      [facts[fact]].flat().map((text) => field(text, 'text', placeInDraft(factLabels[fact]))),
    );
  const ofEvents = events
    .filter(({ node }) => !internal.has(node))
    .flatMap((row) =>
      row.attributes.sources.flatMap(({ system, id, link }) => {
        const place = placeOfRow(row, opening(`Source of “${row.headline}”`));
        return [field(system, 'text', place), field(id, 'text', place), field(link, 'address', place)];
      }),
    );
  const ofImpacts = impacts.flatMap((row, index) => {
    if (internal.has(row.node)) return [];
    const { who, measure, source } = row.attributes;
    return [who, measure, source].map((text) => field(text, 'text', placeOfRow(row, `Impact ${index + 1}`)));
  });
  return [...ofFacts, ...ofEvents, ...ofImpacts].filter(({ text }) => text !== '');
}

const factLabels = { severity: 'Severity', services: 'Services', tags: 'Tags' } as const;
