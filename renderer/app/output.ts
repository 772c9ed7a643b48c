import type { ShellClient } from '../../electron/contract/client';
import { admitDocument } from '../document/admit';
import type { Asset, Draft } from '../document/draft';
import { writeFile } from '../file/write';
import { exportPost, type Post } from '../publish/export-post';
import { getAssetsOf } from '../storage/assets';
import type { Database } from '../storage/database';
import { loadDraft } from '../storage/drafts';
import { createPageOutput, type PageOutput } from './page-output';
import type { Session } from './session';
import type { Store } from './store';

export interface OutputOptions {
  readonly db: Database;
  readonly shell: ShellClient;
  readonly session: Store<Session | null>;
  readonly good: (text: string) => void;
  readonly bad: (text: string) => void;
}

/** The ways in which a draft leaves the window. Only what the person asks for is written, and only where. */
export interface Output extends PageOutput {
  readonly saveCopy: (id: string) => Promise<void>;
  readonly exportMarkdown: () => Promise<void>;
  readonly copyMarkdown: () => Promise<void>;
}

export function createOutput(options: OutputOptions): Output {
  const { db, shell, session, good, bad } = options;

  async function draftOf(id: string): Promise<Draft | null> {
    const open = session.get();
    if (open?.id === id) return open.draft();
    const loaded = await loadDraft(db, id);
    if (loaded.kind === 'loaded') return loaded.draft;
    bad(loaded.kind === 'failed' ? loaded.message : 'This draft is no longer in the library.');
    return null;
  }

  /** @param picture whether there is a place beside the text for the picture of the timeline */
  async function print(
    draft: Draft,
    picture: boolean,
  ): Promise<{ readonly post: Post; readonly assets: readonly Asset[] }> {
    const assets = await getAssetsOf(db, draft.document);
    return { post: exportPost(admitDocument(draft.document), { assets, picture }), assets };
  }

  /** The open draft as a post, with what could not be printed said; null where no draft is open. */
  async function printOpen(picture: boolean): Promise<Awaited<ReturnType<typeof print>> | null> {
    const draft = session.get()?.draft();
    if (draft === undefined) return null;
    const printed = await print(draft, picture);
    for (const loss of printed.post.losses) bad(loss.message);
    return printed;
  }

  return {
    ...createPageOutput(options),

    saveCopy: async (id) => {
      const draft = await draftOf(id);
      if (draft === null) return;
      const { post, assets } = await print(draft, false);
      const { name: app, version } = await shell.request('appInfo');
      const file = await writeFile({ draft, assets, markdown: post.markdown, app: { name: app, version } });
      if (!file.ok) {
        bad(file.message);
        return;
      }
      for (const notice of file.notices) bad(notice);
      const suggestedName = post.name.replace(/\.md$/u, '.postmortem');
      const written = await shell.request('saveCopy', { suggestedName, bytes: file.bytes });
      if (written.kind === 'written') good(`Saved a copy: ${written.files.join(', ')}`);
      if (written.kind === 'failed') bad(written.message);
    },

    exportMarkdown: async () => {
      const printed = await printOpen(true);
      if (printed === null) return;
      const { post, assets } = printed;
      const byHash = new Map(assets.map((asset) => [asset.hash, asset]));
      const images = post.assets.flatMap(({ name, hash }) => {
        const asset = byHash.get(hash);
        return asset === undefined ? [] : [{ name, bytes: asset.bytes }];
      });
      const generated = post.generated.map(({ path, text }) => ({
        name: path,
        bytes: new TextEncoder().encode(text),
      }));
      const files = [...images, ...generated];
      const written = await shell.request('exportFiles', {
        suggestedName: post.name,
        bytes: new TextEncoder().encode(post.markdown),
        ...(files.length > 0 ? { folder: { name: post.folder, files } } : {}),
      });
      if (written.kind === 'written') good(`Exported ${written.files.join(', ')}`);
      if (written.kind === 'failed') bad(written.message);
    },

    copyMarkdown: async () => {
      const printed = await printOpen(false);
      if (printed === null) return;
      try {
        await navigator.clipboard.writeText(printed.post.markdown);
        good('Copied as Markdown.');
      } catch {
        bad('The clipboard did not take it; try once more with the window in front.');
      }
    },
  };
}
