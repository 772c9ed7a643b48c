import { admitDocument } from '../../../document/admit';
import type { NodeJSON } from '../../../document/draft';
import { newId } from '../../../document/ids';
import { readTitle } from '../../../document/read';
import type { Database } from '../../../storage/database';
import { createDraft } from '../../../storage/drafts';
import type { Failed } from '../../../storage/failure';
import { withTitle } from '../../../storage/retitle';
import type { Session } from '../../session';

export interface CopiedVersion {
  readonly kind: 'copied';
  readonly title: string;
}

/**
 * Keeps a version as a draft of its own in the library, without comments, which are about the draft as it is.
 *
 * @param name of the version, to tell the copy by
 * @param now milliseconds UTC
 */
export async function copyVersion(
  db: Database,
  session: Pick<Session, 'draft'>,
  version: NodeJSON,
  { name, now }: { readonly name: string; readonly now: number },
): Promise<CopiedVersion | Failed> {
  const old = readTitle(admitDocument(version));
  const title = `${old === '' ? 'Untitled post-mortem' : old} (${name})`;
  const { document } = withTitle(version, title);
  const copy = { ...session.draft(), id: newId(), createdAt: now, updatedAt: now, document, comments: [] };
  const created = await createDraft(db, copy);
  return created.kind === 'created' ? { kind: 'copied', title } : created;
}
