import type { Session } from '../../session';

interface ThreadsPanelProps {
  readonly session: Session;
  readonly say: (message: string) => void;
}

/** The comments of the open draft, beside the text. */
export function ThreadsPanel(_props: ThreadsPanelProps) {
  return null;
}
