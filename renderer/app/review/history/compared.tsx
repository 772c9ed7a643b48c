import type { NodeJSON } from '../../../document/draft';
import { ChangesView } from './changes-view';
import { useChanges } from './use-changes';

interface ComparedProps {
  /** Null where it is still read, here and below. */
  readonly before: NodeJSON | null;
  readonly after: NodeJSON | null;
  /** Said where nothing changed. */
  readonly nothing: string;
}

/** What changed from one document to another. */
export function Compared({ before, after, nothing }: ComparedProps) {
  const state = useChanges(before, after);
  switch (state.kind) {
    case 'comparing':
      return (
        <p className="changes-nothing" role="status">
          Comparing…
        </p>
      );
    case 'failed':
      return (
        <p className="changes-nothing" role="alert">
          The two versions could not be compared: {state.message}
        </p>
      );
    case 'compared':
      return <ChangesView changes={state.changes} nothing={nothing} />;
  }
}
