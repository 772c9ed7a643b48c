import type { ReviewDialogProps } from '../review-dialogs';

/** The versions of a draft. */
export function HistoryDialog(_props: ReviewDialogProps) {
  return null;
}
