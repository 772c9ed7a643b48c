import { EyeOff, TriangleAlert } from 'lucide-react';

import type { Publication } from '../publish/publish';
import { counted } from '../document/counted';

interface PublishLossesProps {
  readonly post: Publication | null;
  readonly onJump: (block: string) => void;
}

/** What readers will not see as it was written, each with the way to its place, and what is kept from them. */
export function PublishLosses({ post, onJump }: PublishLossesProps) {
  if (post === null || (post.losses.length === 0 && post.withheld === 0)) return null;
  return (
    <section className="publish-part" aria-label="What readers will not see">
      <h3>What readers will not see</h3>
      <ul className="publish-losses">
        {post.withheld === 0 ? null : (
          <li>
            <EyeOff aria-hidden />
            <span>{counted(post.withheld, 'internal part')} left out.</span>
          </li>
        )}
        {post.losses.map(({ kind, message, block }) => (
          <li key={`${kind} ${block ?? ''} ${message}`}>
            <TriangleAlert aria-hidden />
            {block === null ? (
              <span>{message}</span>
            ) : (
              <button type="button" className="publish-loss" onClick={() => onJump(block)}>
                {message}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
