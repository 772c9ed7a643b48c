import type { ReviewDialogProps } from '../review-dialogs';

/** What changed since the reader last looked. */
export function SinceDialog(_props: ReviewDialogProps) {
  return null;
}
