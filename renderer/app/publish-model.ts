import type { ShellClient } from '../../electron/contract/client';
import type { RequestArgument } from '../../electron/contract/contract';
import type { PlannedFile, PublishFolder, PublishPlan } from '../../electron/contract/publish';
import { admitDocument } from '../document/admit';
import type { Asset } from '../document/draft';
import { firstFolder, republish, type Republication } from '../publish/republish';
import { targets } from '../publish/targets/all';
import { getAssetsOf } from '../storage/assets';
import type { Database } from '../storage/database';
import { hasProblems, problemsOf } from './publish-checks';
import {
  firstSettings,
  loadPublishSettings,
  optionsOf,
  savePublishSettings,
  targetFor,
  type PublishSettings,
} from './publish-settings';
import type { Session } from './session';
import { createStore, type Store } from './store';

type Plan = Extract<PublishPlan, { kind: 'planned' }>;

export interface Done {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly left: readonly string[];
}

/** Everything the publish panel shows. */
export interface PublishState {
  /** False until the folder and the settings of this draft are known. */
  readonly isReady: boolean;
  readonly settings: PublishSettings;
  readonly folder: PublishFolder | null;
  /** The post as it would be written; null until it is made for the first time, or where it cannot be. */
  readonly post: Republication | null;
  /** The comparison with the site; null without a folder, or while there is none for what is set. */
  readonly plan: Plan | null;
  /** Foreign files that may be replaced, and old ones that may go, by `tickOf`. */
  readonly ticked: ReadonlySet<string>;
  readonly isWriting: boolean;
  /** What went wrong, in one sentence. */
  readonly problem: string | null;
  readonly done: Done | null;
}

export interface Publishing {
  readonly state: Store<PublishState>;
  readonly start: () => Promise<void>;
  readonly change: (change: Partial<PublishSettings>) => void;
  readonly chooseFolder: () => Promise<void>;
  readonly tick: (key: string, on: boolean) => void;
  readonly publish: () => Promise<void>;
  /** Ends what is under way; to be called when the panel closes. */
  readonly stop: () => void;
}

interface PublishingOptions {
  readonly db: Database;
  readonly shell: ShellClient;
  readonly session: Pick<Session, 'id' | 'draft'>;
}

/** Typing into a field compares again so many milliseconds after the last key. */
const pause = 250;

/** Agreement to replace a file counts for the text that was shown, and no other. */
export function tickOf(file: PlannedFile | string): string {
  return typeof file === 'string' ? `remove ${file}` : `replace ${file.path} ${file.before ?? ''}`;
}

export function createPublishing({ db, shell, session }: PublishingOptions): Publishing {
  const state = createStore<PublishState>({
    isReady: false,
    settings: firstSettings,
    folder: null,
    post: null,
    plan: null,
    ticked: new Set(),
    isWriting: false,
    problem: null,
    done: null,
  });
  const set = (change: Partial<PublishState>) => state.set({ ...state.get(), ...change });

  // The panel is modal: nothing is written in the draft while it is open.
  const draft = session.draft();
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  let assets: readonly Asset[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Counts comparisons, so that a slow one never shows over a later one.
  let newest = 0;

  /** Compares, and says so where that cannot be done. */
  async function compare(): Promise<void> {
    try {
      await compareNow();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      set({ plan: null, problem: `The post could not be prepared: ${reason}` });
    }
  }

  async function compareNow(): Promise<void> {
    clearTimeout(timer);
    newest += 1;
    const mine = newest;
    const { settings, folder } = state.get();
    if (hasProblems(problemsOf(settings))) {
      set({ plan: null });
      return;
    }
    const kept = await savePublishSettings(db, draft.id, settings);
    const post = await makePost(settings, folder);
    if (mine !== newest) return;
    set({ post, problem: kept });
    if (folder?.kind !== 'there' || folder.problem !== null) {
      set({ plan: null });
      return;
    }
    const plan = await shell.request('planPublish', wantedOf(draft.id, post, assets));
    if (mine !== newest) return;
    set(plan.kind === 'planned' ? { plan } : { plan: null, problem: plan.message });
  }

  function makePost(settings: PublishSettings, folder: PublishFolder | null): Promise<Republication> {
    const site = folder?.kind === 'there' ? folder : null;
    const options = { ...optionsOf(settings), assets };
    const chosen =
      options.folder ??
      (site === null || site.post !== null
        ? null
        : firstFolder(
            { kind: site.suggestion, postFolders: site.postFolders },
            settings.target,
            targets[settings.target].folder,
          ));
    return republish(
      admitDocument(draft.document),
      chosen === null ? options : { ...options, folder: chosen },
      site?.post ?? null,
      now,
    );
  }

  function compareSoon(): void {
    clearTimeout(timer);
    newest += 1;
    timer = setTimeout(() => void compare(), pause);
  }

  return {
    state,

    start: async () => {
      const [folder, kept] = await Promise.all([
        shell.request('publishFolder', { draft: draft.id }),
        loadPublishSettings(db, draft.id),
      ]);
      assets = await getAssetsOf(db, draft.document);
      const site = folder?.kind === 'there' ? folder : null;
      const target = targetFor(site?.post ?? null, site?.suggestion ?? null);
      set({
        isReady: true,
        folder,
        settings: kept ?? { ...firstSettings, ...(target === null ? {} : { target }) },
      });
      await compare();
    },

    change: (change) => {
      if (!state.get().isReady) return;
      // What was typed is shown at once; what follows from it a moment later.
      set({ settings: { ...state.get().settings, ...change }, plan: null, problem: null });
      compareSoon();
    },

    chooseFolder: async () => {
      const folder = await shell.request('choosePublishFolder', { draft: draft.id });
      if (folder === null) return;
      const { settings } = state.get();
      const site = folder.kind === 'there' ? folder : null;
      const target = targetFor(site?.post ?? null, site?.suggestion ?? null) ?? settings.target;
      set({ folder, plan: null, problem: null, ticked: new Set(), settings: { ...settings, target } });
      await compare();
    },

    tick: (key, on) => {
      const ticked = new Set(state.get().ticked);
      if (on) ticked.add(key);
      else ticked.delete(key);
      set({ ticked });
    },

    publish: async () => {
      const { plan, ticked, settings } = state.get();
      if (plan === null || state.get().isWriting) return;
      set({ isWriting: true, problem: null });
      const result = await shell.request('writePublish', {
        draft: draft.id,
        token: plan.token,
        accept: plan.files
          .filter((file) => isForeign(file) && ticked.has(tickOf(file)))
          .map((file) => file.path),
        remove: plan.old.filter((path) => ticked.has(tickOf(path))),
      });
      set({ isWriting: false });
      if (result.kind === 'written') {
        // From here on the site's ledger knows them.
        const remembered = { ...settings, slug: null, date: null, folder: null };
        await savePublishSettings(db, draft.id, remembered);
        set({ done: result, settings: remembered });
        return;
      }
      const folder = await shell.request('publishFolder', { draft: draft.id });
      set({ folder, plan: null });
      await compare();
      set({ problem: result.message });
    },

    stop: () => {
      newest += 1;
      clearTimeout(timer);
    },
  };
}

export function isForeign(file: PlannedFile): boolean {
  return file.state.kind === 'foreign';
}

/** What the button would write and remove, and which foreign files would stay as they are. */
export function doingOf({ plan, ticked }: Pick<PublishState, 'plan' | 'ticked'>): {
  readonly writes: number;
  readonly removes: number;
  readonly left: number;
} {
  const files = plan?.files ?? [];
  const left = files.filter((file) => isForeign(file) && !ticked.has(tickOf(file))).length;
  const same = files.filter((file) => file.state.kind === 'same').length;
  const removes = (plan?.old ?? []).filter((path) => ticked.has(tickOf(path))).length;
  return { writes: files.length - left - same, removes, left };
}

function wantedOf(
  draft: string,
  post: Republication,
  assets: readonly Asset[],
): RequestArgument<'planPublish'> {
  const images = post.assets.flatMap(({ path, hash }) => {
    const asset = assets.find((one) => one.hash === hash);
    return asset === undefined ? [] : [{ path, bytes: asset.bytes }];
  });
  const { target, slug, date, updated, anchors, folder } = post;
  return {
    draft,
    target,
    slug,
    date,
    updated,
    anchors: { ...anchors },
    folder,
    files: [
      { path: post.file.path, bytes: new TextEncoder().encode(post.file.text) },
      ...images,
      ...post.generated.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) })),
    ],
  };
}
