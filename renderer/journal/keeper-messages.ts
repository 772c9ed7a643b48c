import type { RequestArgument, RequestResult } from '../../electron/contract/contract';
import type { MutatedParts } from './keeper-changes';
import type { KeeperState } from './keeper-state';

/* What the window and the keeper's worker say to each other. */

/** The verbs that the keeper needs; the worker cannot reach electron itself. */
export const journalVerbs = [
  'hasRoom',
  'listKept',
  'keepInJournal',
  'keepPiece',
  'keepImage',
  'forgetImage',
  'keepShared',
  'readKeptShared',
  'forgetInJournal',
  'setAsideInJournal',
] as const;
export type JournalVerb = (typeof journalVerbs)[number];

/** Asks electron. Rejects where it cannot be asked. */
export type AskJournal = <Verb extends JournalVerb>(
  verb: Verb,
  argument: RequestArgument<Verb>,
) => Promise<RequestResult<Verb>>;

export type ToKeeper =
  | { readonly kind: 'changed'; readonly parts: MutatedParts }
  | { readonly kind: 'flush'; readonly flush: number }
  | { readonly kind: 'answer'; readonly ask: number; readonly answer: unknown }
  /** Electron could not be asked. */
  | { readonly kind: 'unanswered'; readonly ask: number; readonly message: string };

export type FromKeeper =
  | { readonly kind: 'ask'; readonly ask: number; readonly verb: JournalVerb; readonly argument: unknown }
  | { readonly kind: 'state'; readonly state: KeeperState }
  | { readonly kind: 'flushed'; readonly flush: number; readonly state: KeeperState };
