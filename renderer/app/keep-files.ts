import type { Database } from '../storage/database';
import { importDraft } from '../storage/drafts';
import { keepReview } from '../storage/reviews';
import type { FileToOpen } from './open-file';
import { readOffThread } from './review/home/off-thread';
import { receiveFiles, type ReturnedFile } from './review/home/receive-files';

export interface KeptFiles {
  /** The draft to open: the last one that was kept, or that a review came home into; null where there is none. */
  readonly draft: string | null;
  /** Whether that is because reviews came home into it. */
  readonly cameHome: boolean;
  /** What went wrong or a person should know, a sentence each, with the file's name. */
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

type Kept =
  | { readonly kind: 'draft'; readonly id: string; readonly notices: readonly string[] }
  | { readonly kind: 'returned'; readonly file: ReturnedFile; readonly notices: readonly string[] }
  | { readonly kind: 'refused'; readonly notices: readonly string[] };

async function keepFile(db: Database, { name, bytes }: FileToOpen): Promise<Kept> {
  const refuse = (message: string): Kept => ({ kind: 'refused', notices: [message] });
  const read = await readOffThread(bytes);
  if (!read.ok) return refuse(read.message);
  const { notices } = read;
  switch (read.kind) {
    case 'return':
      return { kind: 'returned', file: { name, read }, notices };
    case 'sent': {
      const { sent, draft, assets } = read;
      const kept = await keepReview(db, { round: sent.round, sent: draft, assets, at: Date.now() });
      return kept.kind === 'created' ? { kind: 'draft', id: kept.id, notices } : refuse(kept.message);
    }
    case 'draft': {
      if (read.readOnly) return refuse(notices.join(' '));
      const kept = await importDraft(db, read.draft, read.assets);
      return kept.kind === 'created' ? { kind: 'draft', id: kept.id, notices } : refuse(kept.message);
    }
  }
}

/**
 * Keeps what files hold, each by itself: drafts, drafts that came for review, reviews that come home. A bad file changes
 * nothing and is one sentence.
 */
export async function keepFiles(db: Database, files: readonly FileToOpen[]): Promise<KeptFiles> {
  const bad: string[] = [];
  const returned: ReturnedFile[] = [];
  let draft: string | null = null;
  for (const file of files) {
    const kept = await keepFile(db, file);
    bad.push(...kept.notices.map((notice) => `${file.name}: ${notice}`));
    if (kept.kind === 'draft') draft = kept.id;
    if (kept.kind === 'returned') returned.push(kept.file);
  }
  if (returned.length === 0) return { draft, cameHome: false, bad, good: [] };
  const received = await receiveFiles(db, returned);
  const home = received.drafts.at(-1);
  return {
    draft: home ?? draft,
    cameHome: home !== undefined,
    bad: [...bad, ...received.refused],
    good: received.notices,
  };
}
