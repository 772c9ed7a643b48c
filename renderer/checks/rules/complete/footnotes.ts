import type { Place } from '../../finding';
import { objectMark } from '../../../document/blocks';
import { placeIn, placeOfBlock } from '../place';
import type { DraftRule, RuleFinding } from '../../rule';

/** GFM compares labels without case. */
const folded = (label: string) => label.toLowerCase();

/** "[^1]" that was not read as a footnote, because nothing defines it. */
const bare = /\[\^([^\s[\]\\]{1,60})\](?!:)/gu;

/** Footnotes that are referred to and not written, and those that are written and referred to nowhere. */
export const footnotes: DraftRule = {
  id: 'footnotes',
  group: 'complete',
  about: 'draft',
  severity: 'warning',
  title: 'Footnotes are written and referred to',
  why: 'A mark without a note leads nowhere; a note without a mark is left out of the page by some generators.',
  check: ({ doc, blocks }) => {
    const defined = new Map<string, Place>();
    doc.descendants((node) => {
      if (node.type.name !== 'footnoteDefinition') return;
      const label = String(node.attrs['label']);
      const id = node.attrs['id'] as string | null;
      if (!defined.has(folded(label)))
        defined.set(folded(label), { block: id, range: null, quote: `[^${label}]` });
    });
    const used = new Set<string>();
    const found: RuleFinding[] = [];
    for (const block of blocks) {
      if (block.role === 'code') continue;
      if (block.text.includes(objectMark)) {
        for (const child of block.node.children) {
          if (child.type.name !== 'footnoteReference') continue;
          const label = String(child.attrs['label']);
          used.add(folded(label));
          if (defined.has(folded(label))) continue;
          found.push({
            place: placeOfBlock(block, `[^${label}]`),
            message: `The footnote “${label}” is not written.`,
          });
        }
      }
      if (!block.text.includes('[^')) continue;
      for (const { index, 0: words, 1: label = '' } of block.text.matchAll(bare)) {
        if (block.code.some(({ from, to }) => from <= index && index < to)) continue;
        used.add(folded(label));
        if (defined.has(folded(label))) continue;
        found.push({
          place: placeIn(block, index, index + words.length),
          message: `The footnote “${label}” is not written.`,
        });
      }
    }
    for (const [label, place] of defined) {
      if (used.has(label)) continue;
      found.push({
        place,
        message: `Nothing refers to the footnote “${place.quote.slice(2, -1)}”.`,
        severity: 'hint',
      });
    }
    return found;
  },
};
