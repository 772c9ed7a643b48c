import * as v from 'valibot';

import type { PublishedPost } from '../../electron/contract/publish';
import type { PublishOptions } from '../publish/publish';
import { fieldNames, targetIds, type FieldName, type TargetId } from '../publish/targets/target';
import type { Database } from '../storage/database';
import { getSetting, setSetting } from '../storage/settings';

/*
 * What the publish panel remembers of a draft, on this machine. It is no part of the document: where and how a draft is
 * published is not what it says.
 */

const settings = v.object({
  target: v.picklist(targetIds),
  /** Null takes the one of the last export, or one made of the title. */
  slug: v.nullable(v.string()),
  /** Null takes the one of the last export, or the day the impact began. */
  date: v.nullable(v.string()),
  isDraft: v.boolean(),
  /** Whether the picture of the timeline stands beside the post. */
  picture: v.optional(v.boolean(), true),
  audience: v.picklist(['public', 'internal']),
  keepOwners: v.boolean(),
  keepTrackerLinks: v.boolean(),
  /** Null takes the one of the last export, or the target's own. */
  folder: v.nullable(v.string()),
  description: v.string(),
  author: v.string(),
  headingOffset: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)),
  /** Where the site stands on its host, as /blog; '' at its root. */
  basePath: v.string(),
  /** Whether the site shows HTML in Markdown. */
  showsHtml: v.boolean(),
  /** Whether GitHub Pages builds the site. */
  githubPages: v.boolean(),
  /** Whether the site makes quotes and hyphens typographic. */
  typography: v.boolean(),
  /** The site's names for fields; '' leaves a field out. */
  fields: v.record(v.picklist(fieldNames), v.string()),
});

export type PublishSettings = Readonly<v.InferOutput<typeof settings>>;

export const firstSettings: PublishSettings = {
  target: 'gfm',
  slug: null,
  date: null,
  isDraft: false,
  picture: true,
  audience: 'public',
  keepOwners: false,
  keepTrackerLinks: false,
  folder: null,
  description: '',
  author: '',
  headingOffset: 0,
  basePath: '',
  showsHtml: false,
  githubPages: false,
  typography: true,
  fields: {},
};

const keyOf = (draft: string): string => `publish:${draft}`;

/** Null where nothing is remembered, or what is cannot be understood. */
export async function loadPublishSettings(db: Database, draft: string): Promise<PublishSettings | null> {
  const kept = await getSetting(db, keyOf(draft)).catch(() => undefined);
  const checked = v.safeParse(settings, kept);
  return checked.success ? checked.output : null;
}

/** Resolves to what went wrong, or to null. */
export async function savePublishSettings(
  db: Database,
  draft: string,
  value: PublishSettings,
): Promise<string | null> {
  const kept = await setSetting(db, keyOf(draft), value);
  return kept.kind === 'failed' ? kept.message : null;
}

/** The target to begin with: what the site knows of this draft, else what its folder looks like. */
export function targetFor(post: PublishedPost | null, suggestion: TargetId | null): TargetId | null {
  return targetIds.find((id) => id === post?.target) ?? suggestion;
}

/** The settings as options of an export. Empty text is no text. */
export function optionsOf(value: PublishSettings): Omit<PublishOptions, 'updated' | 'anchors' | 'assets'> {
  const slug = value.slug?.trim() ?? '';
  const date = value.date?.trim() ?? '';
  return {
    target: value.target,
    audience: value.audience,
    fields: mappedFields(value.fields),
    site: {
      basePath: value.basePath.trim(),
      html: value.showsHtml,
      githubPages: value.githubPages,
      typography: value.typography,
    },
    ...(value.isDraft ? { isDraft: true } : {}),
    ...(value.picture ? {} : { picture: false }),
    // People inside see them anyway.
    ...(value.audience === 'public'
      ? { keep: { owners: value.keepOwners, trackerLinks: value.keepTrackerLinks } }
      : {}),
    ...(slug === '' ? {} : { slug }),
    ...(date === '' ? {} : { date }),
    ...(value.folder === null ? {} : { folder: folderOf(value.folder) }),
    ...(value.description.trim() === '' ? {} : { description: value.description.trim() }),
    ...(value.author.trim() === '' ? {} : { author: value.author.trim() }),
    ...(value.headingOffset === 0 ? {} : { headingOffset: value.headingOffset }),
  };
}

/** A folder as it is typed, without slashes at its ends; "." is the site's own. */
export function folderOf(typed: string): string {
  return typed
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+|\/+$/gu, '')
    .replace(/^\.$/u, '');
}

function mappedFields(fields: PublishSettings['fields']): Partial<Record<FieldName, string | null>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, theirs]) => [name, theirs.trim() === '' ? null : theirs.trim()]),
  );
}
