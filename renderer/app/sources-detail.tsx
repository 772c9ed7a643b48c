import { printTime } from '../time/print';
import type { PreviewRow } from './sources-messages';
import { inferredWords } from './sources-words';

interface SourcesDetailProps {
  readonly row: PreviewRow | null;
  readonly zone: string;
}

/** The record at the cursor in full: what its line has no room for. */
export function SourcesDetail({ row, zone }: SourcesDetailProps) {
  if (row === null) return null;
  const { happened, person, channel, edited, duplicate, text } = row;
  const facts = [
    happened === null ? 'no time' : printTime(happened, { zone, date: 'full' }),
    happened === null || happened.written === '' ? null : `written “${happened.written}”`,
    happened === null || happened.inferred.length === 0 ? null : inferredWords(happened),
    person === '' ? null : person,
    channel === '' ? null : channel,
    edited ? 'edited' : null,
  ].filter((fact) => fact !== null);
  return (
    <section className="sources-detail" aria-label="The record in full">
      <p className="sources-detail-facts">{facts.join(' · ')}</p>
      {duplicate === '' ? null : <p className="sources-detail-same">{duplicate}</p>}
      {/* A long record scrolls. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <p className="sources-detail-text" dir="auto" tabIndex={0}>
        {text}
      </p>
    </section>
  );
}
