import { useMemo, useState } from 'react';

import { Button } from '../ui/button';
import { diffLines, diffSize, type DiffLine } from './publish-diff';

interface PublishDiffProps {
  readonly path: string;
  /** What is there; null where it is no text that can be shown. */
  readonly before: string | null;
  readonly after: string;
  readonly isNew: boolean;
}

/** Lines shown before more are asked for: a whole new post is long. */
const shownAtFirst = 400;

const signs: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', added: '+', removed: '−', skip: '' };
const spoken: Readonly<Record<DiffLine['kind'], string>> = {
  same: '',
  added: 'added: ',
  removed: 'removed: ',
  skip: '',
};

/** The change to a text as a unified diff. Closed for a new file, which is nothing but added lines. */
export function PublishDiff({ path, before, after, isNew }: PublishDiffProps) {
  const lines = useMemo(
    () => (before === null && !isNew ? null : diffLines(before ?? '', after)),
    [before, after, isNew],
  );
  const [limit, setLimit] = useState(shownAtFirst);
  if (lines === null) return <p className="publish-nodiff">What is there cannot be shown beside it.</p>;
  const { added, removed } = diffSize(lines);
  return (
    <details className="publish-diff" open={!isNew}>
      <summary>
        {isNew ? 'Text' : 'Changes'} <span className="publish-added">+{added}</span>{' '}
        {isNew ? null : <span className="publish-removed">−{removed}</span>}
      </summary>
      <div className="publish-lines" tabIndex={0} role="group" aria-label={`Changes to ${path}`}>
        {lines.slice(0, limit).map((line, index) => (
          // Lines have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className={`publish-line publish-line-${line.kind}`}>
            <span className="publish-sign" aria-hidden>
              {signs[line.kind]}
            </span>
            <span className="publish-text" dir="auto">
              {spoken[line.kind] === '' ? null : <span className="visually-hidden">{spoken[line.kind]}</span>}
              {line.text}
            </span>
          </div>
        ))}
      </div>
      {lines.length > limit ? (
        <Button onClick={() => setLimit(Number.POSITIVE_INFINITY)}>{lines.length - limit} more lines</Button>
      ) : null}
    </details>
  );
}
