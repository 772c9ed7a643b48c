import { CircleCheck } from 'lucide-react';

import { FilePath } from './publish-files';
import type { Done } from './publish-model';
import { counted } from '../document/counted';
import { MarkPublished } from './review/history/mark-published';
import type { Session } from './session';

interface PublishDoneProps {
  readonly done: Done;
  /** Name of the site's folder. */
  readonly label: string;
  readonly session: Session;
}

/** What was written, once it is. The status is offered to follow, and stays a person's to give. */
export function PublishDone({ done: { written, removed, left }, label, session }: PublishDoneProps) {
  const parts = [
    written.length === 0 ? '' : `Wrote ${counted(written.length, 'file')} to ${label}`,
    removed.length === 0
      ? ''
      : written.length === 0
        ? `Removed ${counted(removed.length, 'file')} from ${label}`
        : `removed ${removed.length}`,
  ].filter((part) => part !== '');
  return (
    <section className="publish-part" aria-label="Published">
      <p className="publish-done" role="status">
        <CircleCheck aria-hidden /> {parts.join(' and ')}.
      </p>
      <MarkPublished session={session} />
      <Files heading="Written" paths={written} />
      <Files heading="Removed" paths={removed} />
      <Files heading="Left as they are" paths={left} />
    </section>
  );
}

function Files({ heading, paths }: { readonly heading: string; readonly paths: readonly string[] }) {
  if (paths.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <ul className="publish-files">
        {paths.map((path) => (
          <li key={path} className="publish-file">
            <FilePath path={path} />
          </li>
        ))}
      </ul>
    </>
  );
}
