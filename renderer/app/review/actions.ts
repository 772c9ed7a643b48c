import type { RendererCommandId } from '../../../electron/contract/commands';
import type { Store } from '../store';
import type { ReviewPart, Session } from '../session';
import type { ReviewDialogState } from './dialog-state';
import { toggleSignOff } from './history/sign-off-actions';
import type { Identity } from './identity';

interface ReviewActionsOptions {
  readonly session: Store<Session | null>;
  readonly dialog: { readonly set: (dialog: ReviewDialogState) => void };
  readonly identity: Identity;
  readonly bad: (text: string) => void;
  /** Shows the tab "Review" beside the text, without taking the focus. */
  readonly show: () => void;
}

export type ReviewCommandId = Extract<RendererCommandId, `review.${string}`>;

export function isReviewCommand(id: RendererCommandId): id is ReviewCommandId {
  return id.startsWith('review.');
}

/** Carries out the commands of the menu "Review". */
export function createReviewActions({ session, dialog, identity, bad, show }: ReviewActionsOptions) {
  async function inSession(id: Exclude<ReviewCommandId, 'review.identity'>, open: Session): Promise<void> {
    const chosen = open.home.current.get();
    const showPart = (part: ReviewPart) => {
      open.reviewPart.set(part);
      show();
    };
    switch (id) {
      case 'review.send':
        if ((await identity.ask()) !== null) dialog.set({ kind: 'send', session: open });
        return;
      case 'review.return':
        if ((await identity.ask()) !== null) dialog.set({ kind: 'return', session: open });
        return;
      case 'review.status':
        if ((await identity.ask()) !== null) dialog.set({ kind: 'status', session: open });
        return;
      case 'review.history':
        dialog.set({ kind: 'history', session: open });
        return;
      case 'review.nameVersion':
        dialog.set({ kind: 'name-version', session: open });
        return;
      case 'review.sinceLastLook':
        dialog.set({ kind: 'since-last-look', session: open });
        return;
      case 'review.comment':
        if ((await identity.ask()) === null) return;
        if (open.threads.begin()) showPart('comments');
        else bad('Select the words that the comment is about, or put the caret into a block.');
        return;
      case 'review.nextComment':
      case 'review.previousComment':
        showPart('comments');
        open.threads.go(id === 'review.nextComment' ? 1 : -1);
        return;
      case 'review.nextSuggestion':
      case 'review.previousSuggestion':
        showPart('suggestions');
        if (open.review === null) open.home.go(id === 'review.nextSuggestion' ? 1 : -1);
        else (await import('./round/go-to-own')).goToOwn(open, id === 'review.nextSuggestion' ? 1 : -1);
        return;
      case 'review.accept':
      case 'review.reject':
        if (chosen === null) return;
        await (id === 'review.accept' ? open.home.accept([chosen]) : open.home.reject([chosen]));
        return;
      case 'review.agree':
        await toggleSignOff(open, bad);
        return;
    }
  }

  return {
    run: async (id: ReviewCommandId): Promise<void> => {
      const open = session.get();
      if (id === 'review.identity') await identity.change();
      else if (open !== null) await inSession(id, open);
    },
  };
}
