import type { Node } from '@tiptap/pm/model';

import { readActions, readEvents, readFacts, readFactors, type EventRow } from '../../document/read';
import { LossList } from '../../markdown/losses';
import { knownZone } from '../../markdown/times';
import { collectNotes, type Notes } from './notes';

/** What may be told to the readers beside the text. */
export interface Kept {
  /** Who does an action. */
  readonly owners: boolean;
  /** Links to where an action is tracked. */
  readonly trackerLinks: boolean;
}

/** What the writers of single nodes need of the rest. */
export interface HtmlContext {
  readonly doc: Node;
  /** The document's zone; UTC where it names one that does not exist. */
  readonly zone: string;
  readonly losses: LossList;
  readonly keep: Kept;
  readonly notes: Notes;
  readonly eventsById: ReadonlyMap<string, EventRow>;
  /** The n-th factor or action of the document is factor or action n, whatever block it is in. */
  readonly factorNumbers: ReadonlyMap<string, number>;
  readonly actionNumbers: ReadonlyMap<string, number>;
  /** The address that holds an image of the draft; null where the draft has no such image. */
  readonly imageAddress: (hash: string) => string | null;
  /** Whether the picture of the timeline is drawn. */
  readonly picture: boolean;
}

export function createContext(
  doc: Node,
  { keep, imageAddress, picture }: Pick<HtmlContext, 'keep' | 'imageAddress' | 'picture'>,
): HtmlContext {
  return {
    doc,
    zone: knownZone(readFacts(doc).zone),
    losses: new LossList(),
    keep,
    notes: collectNotes(doc),
    eventsById: new Map(readEvents(doc).flatMap((event) => (event.id === null ? [] : [[event.id, event]]))),
    factorNumbers: numbers(readFactors(doc)),
    actionNumbers: numbers(readActions(doc)),
    imageAddress,
    picture,
  };
}

function numbers(rows: readonly { readonly id: string | null }[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap((row, index) => (row.id === null ? [] : [[row.id, index + 1] as const])));
}
