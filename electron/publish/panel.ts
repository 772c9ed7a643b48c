import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { RequestArgument, RequestResult } from '../contract/contract';
import type { PlannedFile, PublishFolder } from '../contract/publish';
import { PublishFault } from './fault';
import { openSite, planSite, type Site, writeSite } from './folder';
import { sha256Of } from './hash';
import { postOf } from './ledger';
import type { Plan, PlannedFile as Planned } from './plan';
import type { RememberedFolders } from './remembered-folders';
import { shownText } from './shown-text';
import { lookAtSite } from './site';

/** What the app's publish panel asks for, dialogs aside. */
export interface PublishPanel {
  /** Remembers the folder for this draft, and looks at it. */
  readonly setFolder: (draft: string, folder: string) => Promise<PublishFolder>;
  readonly folder: (draft: string) => Promise<PublishFolder | null>;
  readonly plan: (wanted: RequestArgument<'planPublish'>) => Promise<RequestResult<'planPublish'>>;
  readonly write: (agreed: RequestArgument<'writePublish'>) => Promise<RequestResult<'writePublish'>>;
}

interface Shown {
  readonly token: string;
  readonly draft: string;
  readonly site: Site;
  readonly plan: Plan;
}

export function createPublishPanel(folders: RememberedFolders): PublishPanel {
  // The last plan alone: what is written is what the person sees.
  let shown: Shown | null = null;

  return {
    setFolder: async (draft, folder) => {
      shown = null;
      await folders.set(draft, folder);
      return lookAt(draft, folder);
    },

    folder: async (draft) => {
      const folder = await folders.get(draft);
      return folder === null ? null : lookAt(draft, folder);
    },

    plan: async ({ draft, files, ...rest }) => {
      shown = null;
      try {
        const folder = await folders.get(draft);
        if (folder === null) throw new PublishFault('No folder has been chosen for this post-mortem yet.');
        const site = await openSite(folder);
        const wanted = files.map((file) => ({ ...file, sha256: sha256Of(file.bytes) }));
        const plan = await planSite(site, [{ ...rest, draft, files: wanted }]);
        const token = randomUUID();
        const described: PlannedFile[] = [];
        for (const file of plan.files) described.push(await describe(site.root, file));
        shown = { token, draft, site, plan };
        return {
          kind: 'planned',
          token,
          files: described,
          old: plan.old.filter((file) => !file.edited).map((file) => file.path),
          oldEdited: plan.old.filter((file) => file.edited).map((file) => file.path),
        };
      } catch (error) {
        return { kind: 'failed', message: sentenceOf(error) };
      }
    },

    write: async ({ draft, token, accept, remove }) => {
      const current = shown;
      if (current === null || current.token !== token || current.draft !== draft) {
        return {
          kind: 'changed',
          message:
            'What is shown is no longer the newest comparison, so nothing was written; look at the changes once more.',
        };
      }
      shown = null;
      try {
        const agreed = { accept: new Set(accept), remove: new Set(remove) };
        return { kind: 'written', ...(await writeSite(current.site, current.plan, agreed)) };
      } catch (error) {
        return { kind: error instanceof PublishFault ? error.kind : 'failed', message: sentenceOf(error) };
      }
    },
  };
}

async function lookAt(draft: string, folder: string): Promise<PublishFolder> {
  const label = path.basename(folder) || folder;
  try {
    if (!(await stat(folder)).isDirectory()) throw new PublishFault('It is not a folder.');
  } catch {
    return { kind: 'gone', label, message: `The folder “${label}” is no longer there; choose it again.` };
  }
  const { kind: suggestion, postFolders } = await lookAtSite(folder);
  const there = { kind: 'there', label, suggestion, postFolders } as const;
  try {
    const post = postOf((await openSite(folder)).ledger, draft);
    return { ...there, post, problem: null };
  } catch (error) {
    return { ...there, post: null, problem: sentenceOf(error) };
  }
}

async function describe(root: string, { path: file, state }: Planned): Promise<PlannedFile> {
  const replaces = state.kind === 'update' || state.kind === 'foreign';
  return {
    path: file,
    state: state.kind === 'foreign' ? { kind: 'foreign', reason: state.reason } : { kind: state.kind },
    before: replaces ? await shownText(path.join(root, ...file.split('/'))) : null,
  };
}

function sentenceOf(error: unknown): string {
  if (error instanceof PublishFault) return error.message;
  throw error;
}
