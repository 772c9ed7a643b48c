import { admitDocument } from '../../document/admit';
import type { Draft } from '../../document/draft';
import { canonicalHash } from '../../file/canonical-json';
import type { Author } from '../../document/review-record';
import type { Permission, Round } from '../types';
import { countContents, type RoundContents } from './contents';
import { isThread } from './schema';
import { isTrimmed, withoutDeletedWords } from './thread-words';
import { withhold } from './withhold';

export interface RoundSettings {
  /** The number of the draft's version at home, by which the base is found again. */
  readonly version: number;
  readonly recipients: string;
  readonly request: string;
  /** YYYY-MM-DD, or ''. */
  readonly due: string;
  readonly permission: Permission;
  readonly author: Author;
  /** Milliseconds UTC. */
  readonly now: number;
  readonly newId: () => string;
  /** Whether the raw text of the timeline's sources travels. */
  readonly includeEvidence: boolean;
}

export interface PreparedRound {
  /** What is written, and what is kept at home beside the round: the hash is of its document. */
  readonly sent: Draft;
  readonly round: Round;
  readonly contents: RoundContents;
}

/**
 * Makes of a draft what is sent for review: the document as it is now, without what `withhold` keeps at home, its
 * threads and its template. Nothing is taken over that is not named here, so neither steps nor earlier versions nor what
 * a newer version keeps beside the document can slip in.
 *
 * `round.baseHash` is of the document that is sent, not of the one at home. Home keeps both: `sent.document` to hold a
 * review to the hash and to replay it for its result, and its own version `settings.version`, whose positions are the
 * same, to merge into (`bringBack`).
 */
export async function prepareRound(draft: Draft, settings: RoundSettings): Promise<PreparedRound> {
  const { version, recipients, request, due, permission, author, now, newId, includeEvidence } = settings;
  const { document, withheld, evidenceSent } = await withhold(draft.document, { includeEvidence });
  const doc = admitDocument(document);
  const threads = draft.comments.filter(isThread);
  const travelling = threads.map((thread) => withoutDeletedWords(thread, doc));

  const sent: Draft = {
    format: draft.format,
    id: draft.id,
    createdAt: draft.createdAt,
    updatedAt: now,
    document,
    comments: travelling,
    template: draft.template,
  };
  const round: Round = {
    id: newId(),
    draftId: draft.id,
    version,
    baseHash: await canonicalHash(document),
    sentAt: now,
    recipients,
    request,
    due,
    permission,
    sender: author,
  };
  return {
    sent,
    round,
    contents: {
      ...countContents(doc, travelling, [document, travelling]),
      evidence: evidenceSent,
      withheld: {
        ...withheld,
        comments: draft.comments.length - threads.length,
        quotes: threads.filter((thread, index) => isTrimmed(thread, travelling[index])).length,
      },
    },
  };
}
