import type { DraftView, DraftRule, RuleFinding } from '../../rule';
import { placeIn } from '../place';

/**
 * What is the same in every generator's anchor of a heading: its letters and digits. GitHub, Hugo, Jekyll, MkDocs and the
 * others differ in all the rest, and in which letters they keep; so accents are taken off.
 */
function core(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

/** Anchors that pages have of themselves, and those of footnotes. */
const ofPages = /^(?:|top|content|main|main-content|_?(?:user-content-)?fn(?:ref)?[-:]?.*|:~:text=.*)$/iu;

const idInHtml = /\b(?:id|name)\s{0,3}=\s{0,3}["']?([^\s"'<>]{1,200})/giu;
const idInText = /\{#([^\s{}]{1,200})[^{}]{0,200}\}/gu;

function anchorsOf({ blocks, doc }: Pick<DraftView, 'blocks' | 'doc'>): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const { role, text } of blocks) {
    if (role === 'heading' || role === 'title') {
      anchors.add(core(text));
      anchors.add(core(text.replace(idInText, '')));
      for (const [, id = ''] of text.matchAll(idInText)) anchors.add(core(id));
    }
  }
  doc.descendants((node) => {
    if (node.type.name === 'heading' && typeof node.attrs['section'] === 'string')
      anchors.add(core(node.attrs['section']));
    const html = node.type.name === 'htmlBlock' ? node.textContent : String(node.attrs['value'] ?? '');
    if (node.type.name !== 'htmlBlock' && node.type.name !== 'htmlInline') return;
    for (const [, id = ''] of html.matchAll(idInHtml)) anchors.add(core(decoded(id)));
  });
  return anchors;
}

/**
 * Links within the page whose anchor fits no heading in any generator's reading: only letters and digits are compared,
 * and a number at the end may count headings of the same words.
 */
export const deadAnchor: DraftRule = {
  id: 'dead-anchor',
  group: 'complete',
  about: 'draft',
  severity: 'warning',
  title: 'Links within the page lead somewhere',
  why: 'A link to a heading that is gone leaves the reader where they were.',
  check: (draft) => {
    const links = draft.blocks.flatMap((block) =>
      block.links.filter(({ href }) => href.startsWith('#')).map((link) => ({ block, link })),
    );
    if (links.length === 0) return [];
    const anchors = anchorsOf(draft);
    return links.flatMap(({ block, link }): readonly RuleFinding[] => {
      const anchor = decoded(link.href.slice(1));
      const isThere =
        ofPages.test(anchor) ||
        anchors.has(core(anchor)) ||
        anchors.has(core(anchor.replace(/[-_]\d{1,3}$/u, '')));
      if (isThere) return [];
      return [
        { place: placeIn(block, link.from, link.to), message: `No heading has the anchor “${link.href}”.` },
      ];
    });
  },
};
