import type { Author } from '../../document/review-record';
import type { Session } from '../session';

/** The dialogs of a review. */
export type ReviewDialogState =
  | {
      readonly kind: 'identity';
      readonly author: Author | null;
      /** Called once, with null where the person would not say. The dialog is closed already. */
      readonly onAnswer: (answer: { readonly name: string; readonly role: string } | null) => void;
    }
  | { readonly kind: 'send'; readonly session: Session }
  | { readonly kind: 'return'; readonly session: Session }
  | { readonly kind: 'status'; readonly session: Session }
  | { readonly kind: 'history'; readonly session: Session }
  | { readonly kind: 'name-version'; readonly session: Session }
  | { readonly kind: 'since-last-look'; readonly session: Session };
