import type { Node } from '@tiptap/pm/model';

import { sha256 } from '../file/sha256';
import { publish, type Publication, type PublishOptions } from './publish';

/** What a site remembers of a post: its ledger's entry, or the part of it that the next export looks at. */
export interface PublishedBefore {
  readonly target: string;
  readonly slug: string;
  /** RFC 3339 or YYYY-MM-DD. */
  readonly date: string | null;
  /** RFC 3339. */
  readonly updated: string | null;
  /** Anchors by the ids of their headings. */
  readonly anchors: Readonly<Record<string, string>>;
  /** The folder of posts that was chosen; null for the target's own. */
  readonly folder: string | null;
  /** SHA-256 of each written file, by its path in the site. */
  readonly files: Readonly<Record<string, string>>;
}

export interface Republication extends Publication {
  /** RFC 3339; null where this is the first export, or nothing has changed since. */
  readonly updated: string | null;
  /** The folder of posts, where one was chosen now or before; null for the target's own. */
  readonly folder: string | null;
}

/** The part of a look at a site's folder that says where posts go. */
export interface PostFolders {
  /** Whose site it looks like: the id of a target. */
  readonly kind: string | null;
  /** Folders of posts that exist, the likeliest first. */
  readonly postFolders: readonly string[];
}

/**
 * The folder for the posts of a site in which nothing was published yet: null for the target's own, or another where
 * that one is not there and another is.
 *
 * @param usual the target's own
 */
export function firstFolder(site: PostFolders, target: string, usual: string): string | null {
  const isIts = site.kind !== null && (target === site.kind || target.startsWith(`${site.kind}-`));
  if (!isIts || site.postFolders.includes(usual)) return null;
  return site.postFolders[0] ?? null;
}

/**
 * Publishes a draft once more: slug, date and anchors stay unless the options name others, and the date of update is set
 * when, and only when, the text is another. So the same draft gives the same bytes, however often it is exported.
 *
 * @param before null for a first export
 * @param now RFC 3339, the date of update where there is one
 */
export async function republish(
  draft: Node,
  options: Omit<PublishOptions, 'updated' | 'anchors'>,
  before: PublishedBefore | null,
  now: string,
): Promise<Republication> {
  if (before === null) {
    return { ...publish(draft, options), updated: null, folder: options.folder ?? null };
  }
  const date = options.date ?? before.date;
  const folder = options.folder ?? (before.target === options.target ? before.folder : null);
  const kept = {
    ...options,
    slug: options.slug ?? before.slug,
    ...(date === null ? {} : { date }),
    ...(folder === null ? {} : { folder }),
    anchors: before.anchors,
  };
  const same = publish(draft, before.updated === null ? kept : { ...kept, updated: before.updated });
  if (before.files[same.file.path] === (await sha256(new TextEncoder().encode(same.file.text)))) {
    return { ...same, updated: before.updated, folder };
  }
  return { ...publish(draft, { ...kept, updated: now }), updated: now, folder };
}
