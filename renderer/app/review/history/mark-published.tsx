import { CircleCheck } from 'lucide-react';
import { useState } from 'react';

import { statusRefusal } from '../../../review/status';
import { Button } from '../../../ui/button';
import type { Session } from '../../session';
import { useStore } from '../../store';
import { giveStatus } from './give-status';

/** Offers the status "Published" once the page is out, where the document may have it. */
export function MarkPublished({ session }: { readonly session: Session }) {
  const { status } = useStore(session.overview).facts;
  const placed = useStore(session.threads.threads);
  const [problem, setProblem] = useState<string | null>(null);
  const [isDone, setIsDone] = useState(false);
  const threads = placed.map(({ thread }) => thread);
  if (isDone) {
    return (
      <p className="publish-status" role="status">
        <CircleCheck aria-hidden /> The status of the post-mortem is “Published” now.
      </p>
    );
  }
  if (statusRefusal(status, 'published', threads) !== null) return null;

  const mark = async () => {
    const given = await giveStatus(session, 'published');
    if (given.kind === 'refused') setProblem(given.message);
    setIsDone(given.kind === 'moved');
  };
  return (
    <p className="publish-status">
      <Button onClick={() => void mark()}>Mark as published</Button>{' '}
      <span role="status">{problem ?? 'The post-mortem is approved; its status is yours to give.'}</span>
    </p>
  );
}
