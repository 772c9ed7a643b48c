import type { ReviewDialogProps } from '../review-dialogs';

/** Sends a draft for review. */
export function SendDialog(_props: ReviewDialogProps) {
  return null;
}
