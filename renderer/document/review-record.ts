import { isNumber, isObject, isOneOf, isText, type Check } from './attributes';
import { documentStatuses, type DocumentStatus } from './vocabulary';

/*
 * What a draft remembers of its reviews. Each list is an attribute of the document, so that undo, the step log, versions
 * and copies of the draft agree with the text about what was taken in and who said what. None of it is ever published.
 */

/** Who wrote something, as they say themselves: a claim, and shown as one. */
export interface Author {
  /** Made once on a machine; tells two people of one name apart. */
  readonly id: string;
  readonly name: string;
  /** "database lead"; '' where none was given. */
  readonly role: string;
}

/** A review that came home into this draft. */
export interface Receipt {
  /** `reviewHash` of the review. */
  readonly review: string;
  /** Milliseconds UTC. */
  readonly at: number;
}

export const decisionKinds = ['accepted', 'rejected', 'placed', 'aside'] as const;

/** What a person decided about a suggestion: "placed" by hand where it had no place, or set "aside". */
export interface Decision {
  /** Id of the suggestion. */
  readonly suggestion: string;
  readonly kind: (typeof decisionKinds)[number];
  /** Who decided. */
  readonly by: Author;
  /** Milliseconds UTC. */
  readonly at: number;
}

/** "Read and agreed", for a section as it was then. */
export interface SignOff {
  readonly id: string;
  /** Block id of the section's heading. */
  readonly section: string;
  /** SHA-256 of the section's canonical content. */
  readonly contentHash: string;
  readonly author: Author;
  /** Milliseconds UTC. */
  readonly at: number;
}

/** A change of the document's status by a person. */
export interface StatusMove {
  readonly from: DocumentStatus;
  readonly to: DocumentStatus;
  readonly by: Author;
  /** Milliseconds UTC. */
  readonly at: number;
}

const isAuthor: Check<Author> = (value): value is Author =>
  isObject(value) && isText(value['id']) && isText(value['name']) && isText(value['role']);

export const isReceipt: Check<Receipt> = (value): value is Receipt =>
  isObject(value) && isText(value['review']) && isNumber(value['at']);

export const isDecision: Check<Decision> = (value): value is Decision =>
  isObject(value) &&
  isText(value['suggestion']) &&
  isOneOf(decisionKinds)(value['kind']) &&
  isAuthor(value['by']) &&
  isNumber(value['at']);

export const isSignOff: Check<SignOff> = (value): value is SignOff =>
  isObject(value) &&
  isText(value['id']) &&
  isText(value['section']) &&
  isText(value['contentHash']) &&
  isAuthor(value['author']) &&
  isNumber(value['at']);

export const isStatusMove: Check<StatusMove> = (value): value is StatusMove =>
  isObject(value) &&
  isOneOf(documentStatuses)(value['from']) &&
  isOneOf(documentStatuses)(value['to']) &&
  isAuthor(value['by']) &&
  isNumber(value['at']);

/** Document attributes that hold the lists above, by name. */
export interface ReviewRecord {
  readonly receipts: readonly Receipt[];
  readonly decisions: readonly Decision[];
  readonly signOffs: readonly SignOff[];
  /** Oldest first. */
  readonly statusHistory: readonly StatusMove[];
}

export const reviewRecordNames = [
  'receipts',
  'decisions',
  'signOffs',
  'statusHistory',
] as const satisfies readonly (keyof ReviewRecord)[];
