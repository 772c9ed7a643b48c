import type { NodeJSON } from '../document/draft';
import type { Role } from '../document/facts';
import { newId } from '../document/ids';
import type { EventKind } from '../document/vocabulary';
import { printTime } from '../time/print';
import { findDuplicates, type Duplicate } from '../timeline/sources/duplicates';
import type { SourceRecord } from '../timeline/sources/record';
import { shiftRecords } from '../timeline/sources/shift';
import { suggestKind } from '../timeline/sources/suggest-kind';
import { recordsToEvents } from '../timeline/sources/to-events';
import type { PresentEvent, PreviewRow } from './sources-messages';

interface Showing {
  /** Milliseconds. */
  readonly shift: number;
  readonly present: readonly PresentEvent[];
  /** IANA name of the zone in which times are told. */
  readonly zone: string;
}

/** The records of a source as the preview shows them: shifted, with what they seem to be and what they repeat. */
export function previewRows(
  records: readonly SourceRecord[],
  { shift, present, zone }: Showing,
): readonly PreviewRow[] {
  const shifted = shiftRecords(records, shift);
  const duplicates = findDuplicates(shifted, present);
  const events = new Map(present.map((event) => [event.id, event]));
  const byKey = new Map(shifted.map((record) => [record.key, record]));
  const sameAs = ({ of }: Duplicate): string => {
    const event = events.get(of);
    if (event !== undefined)
      return `already in the draft: ${told(event.attributes.happened, event.headline, zone)}`;
    const earlier = byKey.get(of);
    return `said before in the source: ${earlier === undefined ? of : told(earlier.happened, earlier.text, zone)}`;
  };
  return shifted.map((record) => {
    const { key, happened, person, channel, text, bot, edited, thread } = record;
    const duplicate = duplicates.get(key);
    return {
      key,
      happened,
      person,
      channel,
      text,
      kind: suggestKind(record),
      bot,
      edited,
      isReply: thread !== null,
      duplicate: duplicate === undefined ? '' : sameAs(duplicate),
    };
  });
}

function told(happened: SourceRecord['happened'], text: string, zone: string): string {
  const words = text.length > 120 ? `${text.slice(0, 119)}…` : text;
  return happened === null ? words : `${printTime(happened, { zone, date: 'short' })} ${words}`;
}

interface Wanted {
  readonly picked: readonly { readonly key: string; readonly kind: EventKind | '' }[];
  /** Milliseconds. */
  readonly shift: number;
  readonly keepNames: boolean;
  readonly roles: readonly Role[];
}

/** The events that picked records become, each of the kind that was chosen for it. */
export function eventsOf(
  records: readonly SourceRecord[],
  { picked, shift, keepNames, roles }: Wanted,
): Promise<readonly NodeJSON[]> {
  const kinds = new Map(picked.map(({ key, kind }) => [key, kind]));
  const wanted = records.flatMap((record) => {
    const kind = kinds.get(record.key);
    return kind === undefined ? [] : [{ ...record, kind }];
  });
  return recordsToEvents(shiftRecords(wanted, shift), { keepNames, roles, newId });
}
