import { foldPath, isSitePath } from '../contract/site-path';
import { PublishFault } from './fault';
import { type Ledger, type LedgerPost, postOf } from './ledger';

/*
 * What an export would do to a site, as a value: made of what is wanted, of the ledger, and of what is there. Nothing is
 * read or written here.
 */

export interface WantedFile {
  /** Relative to the site, '/' between names. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** A post as it is to stand in the site. */
export interface WantedPost {
  /** Id of the draft. */
  readonly draft: string;
  readonly target: string;
  readonly slug: string;
  /** RFC 3339 or YYYY-MM-DD. */
  readonly date: string | null;
  /** RFC 3339; null for a first export. */
  readonly updated: string | null;
  /** Anchors by the ids of their headings. */
  readonly anchors: Readonly<Record<string, string>>;
  /** The folder of posts that was chosen; null for the target's own. */
  readonly folder: string | null;
  /** The post itself first, then what belongs to it. */
  readonly files: readonly WantedFile[];
}

/**
 * Why a file that is there is not ours to replace: Aftermark has not written it, or somebody has edited it since, or
 * it belongs to the export of another draft.
 */
export type ForeignReason = 'not-ours' | 'edited' | 'other-draft';

export type FileState =
  | { readonly kind: 'new' }
  | { readonly kind: 'same' }
  | { readonly kind: 'update'; readonly before: string }
  | { readonly kind: 'foreign'; readonly before: string; readonly reason: ForeignReason };

export interface PlannedFile extends WantedFile {
  readonly draft: string;
  readonly state: FileState;
}

/** A file of an earlier export that is no longer wanted: its name has changed, or its image is gone. */
export interface OldFile {
  readonly path: string;
  readonly draft: string;
  /** What is there now. */
  readonly sha256: string;
  /** Somebody has edited it since, so that it is not ours to remove. */
  readonly edited: boolean;
}

export interface Plan {
  readonly files: readonly PlannedFile[];
  readonly old: readonly OldFile[];
  readonly posts: readonly WantedPost[];
  readonly ledger: Ledger;
}

/** SHA-256 of the file that is there; null where there is none. */
export type Standing = (path: string) => string | null;

/** Every path about which `planPosts` will ask. */
export function pathsToRead(ledger: Ledger, posts: readonly WantedPost[]): readonly string[] {
  const paths = posts.flatMap(({ draft, files }) => [
    ...files.map((file) => file.path),
    ...Object.keys(postOf(ledger, draft)?.files ?? {}),
  ]);
  return [...new Set(paths)];
}

/**
 * Says of each wanted file what writing it would mean, and which files of the exports before are left over.
 * @throws {PublishFault} where two files would have one name, or a name cannot be used.
 */
export function planPosts(ledger: Ledger, posts: readonly WantedPost[], standing: Standing): Plan {
  refuseTwins(posts);
  const files = posts.flatMap((post) =>
    post.files.map((file) => ({
      ...file,
      draft: post.draft,
      state: stateOf(file, post.draft, ledger, standing(file.path)),
    })),
  );
  return { files, old: oldFiles(ledger, posts, standing), posts, ledger };
}

function stateOf(file: WantedFile, draft: string, ledger: Ledger, before: string | null): FileState {
  if (before === null) return { kind: 'new' };
  if (before === file.sha256) return { kind: 'same' };
  const recorded = postOf(ledger, draft)?.files[file.path];
  if (recorded === before) return { kind: 'update', before };
  if (recorded !== undefined) return { kind: 'foreign', before, reason: 'edited' };
  return {
    kind: 'foreign',
    before,
    reason: ownedByOther(ledger, draft, file.path) ? 'other-draft' : 'not-ours',
  };
}

function ownedByOther(ledger: Ledger, draft: string, path: string): boolean {
  return Object.entries(ledger.posts).some(
    ([id, post]) => id !== draft && Object.keys(post.files).some((one) => foldPath(one) === foldPath(path)),
  );
}

function oldFiles(ledger: Ledger, posts: readonly WantedPost[], standing: Standing): readonly OldFile[] {
  const wanted = new Set(posts.flatMap((post) => post.files.map((file) => foldPath(file.path))));
  return posts.flatMap(({ draft }) =>
    Object.entries(postOf(ledger, draft)?.files ?? {}).flatMap(([path, recorded]) => {
      const there = standing(path);
      if (there === null || wanted.has(foldPath(path)) || ownedByOther(ledger, draft, path)) return [];
      return [{ path, draft, sha256: there, edited: there !== recorded }];
    }),
  );
}

function refuseTwins(posts: readonly WantedPost[]): void {
  const seen = new Map<string, WantedFile>();
  const texts = new Set(posts.map((post) => post.files[0]));
  for (const file of posts.flatMap((post) => post.files)) {
    const { path } = file;
    if (!isSitePath(path)) throw new PublishFault(`“${path}” cannot be the name of a file in a site.`);
    const twin = seen.get(foldPath(path));
    seen.set(foldPath(path), file);
    if (twin === undefined) continue;
    // Two drafts may show one image; a post is one draft's.
    const isShared = twin.path === path && twin.sha256 === file.sha256;
    if (isShared && !texts.has(file) && !texts.has(twin)) continue;
    throw new PublishFault(
      twin.path === path
        ? `Two files would be written as “${path}”; another slug keeps them apart.`
        : `“${twin.path}” and “${path}” would be one file where capital letters do not count.`,
    );
  }
}

/** What a person has agreed to, as paths of the plan. */
export interface Agreed {
  /** Foreign files that may be replaced. */
  readonly accept: ReadonlySet<string>;
  /** Old files that may be removed. */
  readonly remove: ReadonlySet<string>;
}

export interface Change {
  readonly path: string;
  /** What is to stand there; null where the file is to go. */
  readonly bytes: Uint8Array | null;
  /** SHA-256 of what stands there now, which must not have changed; null where nothing does. */
  readonly before: string | null;
}

export interface Changes {
  readonly changes: readonly Change[];
  /** Foreign files that stay as they are. */
  readonly left: readonly string[];
  /** The ledger when all of it is done. */
  readonly ledger: Ledger;
}

/**
 * What is to be written and removed once a person has agreed.
 * @throws {PublishFault} where something was agreed to that the plan does not offer.
 */
export function changesOf(plan: Plan, { accept, remove }: Agreed): Changes {
  const foreign = new Set(plan.files.filter(isForeign).map((file) => file.path));
  const removable = new Set(plan.old.filter((file) => !file.edited).map((file) => file.path));
  refuseOthers(accept, foreign, 'is not among the files to be replaced');
  refuseOthers(remove, removable, 'is not among the files to be removed');

  const left = [...foreign].filter((path) => !accept.has(path));
  const writes = plan.files.flatMap(({ path, bytes, state }) =>
    state.kind === 'same' || left.includes(path)
      ? []
      : [{ path, bytes, before: state.kind === 'new' ? null : state.before }],
  );
  const removals = plan.old.flatMap(({ path, sha256 }) =>
    remove.has(path) ? [{ path, bytes: null, before: sha256 }] : [],
  );
  const changes = new Map([...writes, ...removals].map((change) => [change.path, change]));
  return { changes: [...changes.values()], left, ledger: ledgerAfter(plan, new Set(left), remove) };
}

function isForeign(file: PlannedFile): boolean {
  return file.state.kind === 'foreign';
}

function refuseOthers(agreed: ReadonlySet<string>, offered: ReadonlySet<string>, why: string): void {
  for (const path of agreed) if (!offered.has(path)) throw new PublishFault(`“${path}” ${why}.`);
}

function ledgerAfter(plan: Plan, left: ReadonlySet<string>, removed: ReadonlySet<string>): Ledger {
  const posts = { ...plan.ledger.posts };
  // A foreign file that was replaced is this draft's now, and no other's.
  const taken = new Set(
    plan.files.filter((file) => isForeign(file) && !left.has(file.path)).map((file) => file.path),
  );
  for (const [id, post] of Object.entries(posts)) posts[id] = { ...post, files: without(post.files, taken) };
  for (const wanted of plan.posts) {
    const before = postOf(plan.ledger, wanted.draft);
    const done = wanted.files.filter((file) => !left.has(file.path));
    if (done.length === 0) continue;
    const kept = [
      ...wanted.files.filter((file) => left.has(file.path)),
      ...plan.old.filter(({ draft, path }) => draft === wanted.draft && !removed.has(path)),
    ].map((file) => file.path);
    const files = { ...only(before?.files ?? {}, kept), ...hashesOf(done) };
    posts[wanted.draft] = { ...before, ...rememberedOf(wanted, before, done.length), files };
  }
  return { ...plan.ledger, posts };
}

type Files = LedgerPost['files'];
type Remembered = Pick<LedgerPost, 'target' | 'slug' | 'date' | 'updated' | 'anchors' | 'folder'>;

function hashesOf(files: readonly WantedFile[]): Files {
  return Object.fromEntries(files.map((file) => [file.path, file.sha256]));
}

function only(files: Files, paths: readonly string[]): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => paths.includes(path)));
}

function without(files: Files, paths: ReadonlySet<string>): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !paths.has(path)));
}

/** A post of which a part stayed as it was keeps what its readers know of it. */
function rememberedOf(wanted: WantedPost, before: LedgerPost | null, done: number): Remembered {
  const { target, slug, date, updated, anchors, folder } =
    done < wanted.files.length && before !== null ? before : wanted;
  return { target, slug, date, updated, anchors: { ...anchors }, folder };
}
