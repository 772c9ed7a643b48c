import type { Session } from '../../session';

interface SuggestionsPanelProps {
  readonly session: Session;
  readonly say: (message: string) => void;
}

/** What reviewers suggest for the open draft, beside the text. */
export function SuggestionsPanel(_props: SuggestionsPanelProps) {
  return null;
}
