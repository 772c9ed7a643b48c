import type { Author } from '../../../document/review-record';

interface IdentityDialogProps {
  readonly author: Author | null;
  readonly onAnswer: (answer: { readonly name: string; readonly role: string } | null) => void;
}

/** Asks for a name and a role, once on a machine. */
export function IdentityDialog(_props: IdentityDialogProps) {
  return null;
}
