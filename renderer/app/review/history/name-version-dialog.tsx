import type { ReviewDialogProps } from '../review-dialogs';

/** Gives the present version a name. */
export function NameVersionDialog(_props: ReviewDialogProps) {
  return null;
}
