import { counted } from '../../../document/counted';
import { placeInDraft } from '../place';
import type { DraftRule } from '../../rule';

/** Comments that nobody has resolved. */
export const openComments: DraftRule = {
  id: 'comments-open',
  group: 'complete',
  about: 'draft',
  severity: 'warning',
  title: 'Comments are resolved',
  why: 'An open comment is a question that a reviewer had, and a reader will have.',
  check: ({ openComments: open }) =>
    open === 0
      ? []
      : [
          {
            place: placeInDraft('Comments'),
            message: `${counted(open, 'comment')} ${open === 1 ? 'is' : 'are'} not resolved.`,
          },
        ],
};
