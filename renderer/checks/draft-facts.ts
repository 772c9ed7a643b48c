import type { Node } from '@tiptap/pm/model';

import type { Template } from '../../templates/template';
import {
  readActions,
  readEvents,
  readFacts,
  readFactors,
  readImpacts,
  readSections,
  readTitle,
  type Row,
} from '../document/read';
import { readMetrics } from '../timeline/metrics';
import { readMoments } from '../timeline/moments';
import type { DraftFacts, DraftView } from './rule';
import { textBlocks } from './text-block';

/** The rows and facts of a draft, and what follows from them. */
export function readDraftFacts(doc: Node): DraftFacts {
  return {
    facts: readFacts(doc),
    events: readEvents(doc),
    impacts: readImpacts(doc),
    factors: readFactors(doc),
    actions: readActions(doc),
    moments: readMoments(doc),
    metrics: readMetrics(doc),
  };
}

/** Whether two readings say the same, but for positions and for the text below the headlines. */
export function sameDraftFacts(one: DraftFacts, other: DraftFacts): boolean {
  return (
    JSON.stringify(one.facts) === JSON.stringify(other.facts) &&
    sameRows(one.events, other.events) &&
    sameRows(one.impacts, other.impacts) &&
    sameRows(one.factors, other.factors) &&
    sameRows(one.actions, other.actions)
  );
}

/** ProseMirror keeps the attributes of a node as one object while only its content changes. */
function sameRows<Attributes>(one: readonly Row<Attributes>[], other: readonly Row<Attributes>[]): boolean {
  return (
    one.length === other.length &&
    one.every((row, index) => {
      const same = other[index];
      return same?.attributes === row.attributes && same.headline === row.headline;
    })
  );
}

/** What a check is told of a draft that is not in its document. */
export interface BesideDocument {
  readonly template: Template | null;
  /** How many threads of the draft nobody has resolved; 0 where left out. */
  readonly openComments?: number;
}

/** A draft as the rules see it. @param facts of the same document, where they are known already */
export function viewDraft(
  doc: Node,
  { template, openComments = 0 }: BesideDocument,
  facts: DraftFacts = readDraftFacts(doc),
): DraftView {
  return {
    ...facts,
    doc,
    title: readTitle(doc),
    sections: readSections(doc),
    blocks: textBlocks(doc),
    template,
    openComments,
  };
}
