import { CircleCheck } from 'lucide-react';

import { FilePath } from './publish-files';
import type { Done } from './publish-model';
import { count } from './publish-words';

interface PublishDoneProps {
  readonly done: Done;
  /** Name of the site's folder. */
  readonly label: string;
}

/** What was written, once it is. */
export function PublishDone({ done: { written, removed, left }, label }: PublishDoneProps) {
  const parts = [
    written.length === 0 ? '' : `Wrote ${count(written.length, 'file')} to ${label}`,
    removed.length === 0
      ? ''
      : written.length === 0
        ? `Removed ${count(removed.length, 'file')} from ${label}`
        : `removed ${removed.length}`,
  ].filter((part) => part !== '');
  return (
    <section className="publish-part" aria-label="Published">
      <p className="publish-done" role="status">
        <CircleCheck aria-hidden /> {parts.join(' and ')}.
      </p>
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
