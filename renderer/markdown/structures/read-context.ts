import type { ReadContext } from '../read-context';

/** What the readers of structured blocks need of the rest. */
export interface StructureContext extends ReadContext {
  /** The document's zone: one that exists. */
  readonly zone: string;
  /** Gives a row its id. */
  readonly newId: () => string;
}
