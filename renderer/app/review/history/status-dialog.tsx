import type { ReviewDialogProps } from '../review-dialogs';

/** Moves the document to another status. */
export function StatusDialog(_props: ReviewDialogProps) {
  return null;
}
