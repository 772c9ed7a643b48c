import { isNullOr, isObject, isText, type Check } from './attributes';

/** Where an event is known from. */
export interface Source {
  /** The system or the publication: "PagerDuty", "company blog". */
  readonly system: string;
  /** The record's id in that system; '' when it has none. */
  readonly id: string;
  /** A link that a reader with access can follow; '' when there is none. Checked before it is shown as a link. */
  readonly link: string;
  /** The role of whoever wrote the record, never a duty to name a person. */
  readonly author: string;
  /** The record as it was found, and the SHA-256 of it; null where it was not kept. */
  readonly raw: string | null;
  readonly hash: string | null;
  /** Milliseconds by which the clock of this source was put right; the event's times have it in them. Absent for none. */
  readonly shift?: number;
}

const isOptionalText = isNullOr(isText);

export const isSource: Check<Source> = (value): value is Source =>
  isObject(value) &&
  isText(value['system']) &&
  isText(value['id']) &&
  isText(value['link']) &&
  isText(value['author']) &&
  isOptionalText(value['raw']) &&
  isOptionalText(value['hash']) &&
  (value['shift'] === undefined || Number.isInteger(value['shift']));
