import type { Node } from '@tiptap/pm/model';
import type { BlockContent, PhrasingContent } from 'mdast';

import { readActions, readEvents, readFacts, readFactors, type EventRow } from '../document/read';
import { LossList } from './losses';
import { definedFootnotes } from './nodes/footnotes';
import { knownZone } from './times';

declare module 'mdast' {
  interface BlockContentMap {
    /** A footnote may stand wherever a block may; the library's types have it apart. */
    footnoteDefinition: FootnoteDefinition;
  }
}

export interface WriteOptions {
  /** Whether the title is written as heading 1; false where front matter holds it. */
  readonly title: boolean;
  /** Where an asset of the draft stands, relative to the Markdown file; null where there is no such asset. */
  readonly imagePath: (hash: string, alt: string) => string | null;
  /**
   * Where the picture of the timeline stands, relative to the Markdown file, and what it shows in words; null where there
   * is nothing to draw. Without it no picture is written, and nothing is said of it.
   */
  readonly picture?: { readonly address: string; readonly description: string } | null;
  /** Whether owners of actions and links to their tickets are written; both are by default. */
  readonly keep?: { readonly owners: boolean; readonly trackerLinks: boolean };
}

/** Where inline content stands: Markdown has no line break in a cell or in a heading below the second level. */
export type Place = 'block' | 'heading' | 'cell';

/** What the writers of single nodes need of the rest. */
export interface WriteContext {
  readonly doc: Node;
  /** The document's zone; UTC where it names one that does not exist. */
  readonly zone: string;
  readonly options: WriteOptions;
  readonly losses: LossList;
  /** Level of the heading that the block at hand stands under; 1 for the title. */
  readonly level: number;
  readonly eventsById: ReadonlyMap<string, EventRow>;
  /** The n-th factor or action of the document is factor or action n, whatever block it is in. */
  readonly factorNumbers: ReadonlyMap<string, number>;
  readonly actionNumbers: ReadonlyMap<string, number>;
  /** Identifiers of the footnotes that the document defines. */
  readonly footnotes: ReadonlySet<string>;
  readonly blocks: (nodes: readonly Node[]) => BlockContent[];
  /** The inline content of a text block. */
  readonly inline: (block: Node, place: Place) => PhrasingContent[];
}

type WithoutWriters = Omit<WriteContext, 'blocks' | 'inline'>;

export function createContext(doc: Node, options: WriteOptions): WithoutWriters {
  return {
    doc,
    zone: knownZone(readFacts(doc).zone),
    options,
    losses: new LossList(),
    level: 1,
    eventsById: new Map(readEvents(doc).flatMap((event) => (event.id === null ? [] : [[event.id, event]]))),
    factorNumbers: numbers(readFactors(doc)),
    actionNumbers: numbers(readActions(doc)),
    footnotes: definedFootnotes(doc),
  };
}

function numbers(rows: readonly { readonly id: string | null }[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap((row, index) => (row.id === null ? [] : [[row.id, index + 1] as const])));
}
