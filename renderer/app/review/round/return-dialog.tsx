import type { ReviewDialogProps } from '../review-dialogs';

/** Returns a review. */
export function ReturnDialog(_props: ReviewDialogProps) {
  return null;
}
