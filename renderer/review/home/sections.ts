import type { Node } from '@tiptap/pm/model';

import { idOf } from '../block-text';
import type { PlannedSuggestion } from './plan-types';

interface Heading {
  readonly position: number;
  readonly id: string | null;
  readonly heading: string;
}

/** The headings of a document, to say under which one a position stands. */
export class Sections {
  private readonly headings: readonly Heading[];

  constructor(doc: Node) {
    const headings: Heading[] = [];
    doc.forEach((node, position) => {
      if (node.type.name === 'heading')
        headings.push({ position, id: idOf(node), heading: node.textContent });
    });
    this.headings = headings;
  }

  /** The last heading at a position or before it; null above the first. */
  at(position: number): PlannedSuggestion['section'] {
    let [low, high] = [0, this.headings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.headings[middle]?.position ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    const found = this.headings[low - 1];
    return found === undefined ? null : { id: found.id, heading: found.heading };
  }
}
