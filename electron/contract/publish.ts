import * as v from 'valibot';
import { isPlainFileName } from './file-names';
import { LIMITS } from './limits';
import { isSitePath } from './site-path';
import { anyBytes, foreignName, sentence } from './values';

/*
 * What is said about publishing. The renderer makes the files and names them relative to the site; where the site lies,
 * electron alone knows. What is written is what was planned: the bytes stay in electron under the plan's token.
 */

/** Generators that are recognised by what lies in a folder; each is also the id of a target. */
export const SITE_KINDS = ['hugo', 'jekyll', 'eleventy', 'hexo', 'astro', 'docusaurus', 'mkdocs'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

export const draftId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** A file of the site, relative to its folder. */
export const sitePath = v.pipe(
  v.string(),
  v.check(isSitePath, 'must be a path inside the site’s folder, its names parted by /'),
);

export const sha256Text = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u, 'must be a SHA-256 in hex'));

export const targetName = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/u, 'must be a target’s id'));
export const slug = v.pipe(
  v.string(),
  v.maxLength(200),
  v.check(isPlainFileName, 'must be a plain file name'),
);
const dateText = v.nullable(v.pipe(v.string(), v.maxLength(64)));

/** A folder inside the site, '' for the site's own. */
const postFolder = v.pipe(
  v.string(),
  v.check((value) => value === '' || isSitePath(value), 'must be a folder inside the site'),
);

export const anchors = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(200)), v.pipe(v.string(), v.maxLength(1_000))),
  v.check((value) => Object.keys(value).length <= 20_000, 'must be at most 20000 anchors'),
);

/** What a site remembers of a post: all that its next export keeps. */
export const publishedPost = v.object({
  target: targetName,
  slug,
  /** RFC 3339, or YYYY-MM-DD. */
  date: dateText,
  /** RFC 3339; null until the post is exported a second time with another text. */
  updated: v.optional(dateText, null),
  anchors,
  /** The folder of posts that was chosen; null for the target's own. */
  folder: v.optional(v.nullable(postFolder), null),
  files: v.record(sitePath, sha256Text),
});

const publishFolder = v.variant('kind', [
  v.object({
    kind: v.literal('there'),
    label: foreignName,
    /** What the folder looks like; null where it looks like nothing known. */
    suggestion: v.nullable(v.picklist(SITE_KINDS)),
    /** Folders of posts that exist, relative to the site, the likeliest first. */
    postFolders: v.pipe(v.array(foreignName), v.readonly()),
    post: v.nullable(publishedPost),
    /** Why nothing can be written there, such as a ledger that cannot be read. */
    problem: v.nullable(sentence),
  }),
  v.object({ kind: v.literal('gone'), label: foreignName, message: sentence }),
]);

const fileState = v.variant('kind', [
  v.object({ kind: v.literal('new') }),
  v.object({ kind: v.literal('same') }),
  v.object({ kind: v.literal('update') }),
  v.object({ kind: v.literal('foreign'), reason: v.picklist(['not-ours', 'edited', 'other-draft']) }),
]);

const plannedFile = v.object({
  path: sitePath,
  state: fileState,
  /** The text that is there now, where it is to be replaced and is text of a size that can be shown. */
  before: v.nullable(v.pipe(v.string(), v.maxLength(LIMITS.shownText))),
});

const paths = v.pipe(v.array(sitePath), v.maxLength(LIMITS.exportedFiles), v.readonly());

const failed = v.object({ kind: v.literal('failed'), message: sentence });

export const publishRequests = {
  /** Asks for the site's folder and remembers it for this draft. Null where the person cancels. */
  choosePublishFolder: { argument: v.object({ draft: draftId }), result: v.nullable(publishFolder) },

  /** The folder that was chosen for this draft, and what was published there; null where none was. */
  publishFolder: { argument: v.object({ draft: draftId }), result: v.nullable(publishFolder) },

  /** Compares what is to be written with what is there. Writes nothing. A new plan ends the one before. */
  planPublish: {
    argument: v.object({
      draft: draftId,
      target: targetName,
      slug,
      date: dateText,
      updated: dateText,
      anchors,
      folder: v.nullable(postFolder),
      files: v.pipe(
        v.array(v.object({ path: sitePath, bytes: anyBytes(LIMITS.imageBytes) })),
        v.minLength(1),
        v.maxLength(LIMITS.exportedFiles),
        v.readonly(),
      ),
    }),
    result: v.variant('kind', [
      v.object({
        kind: v.literal('planned'),
        token: v.pipe(v.string(), v.maxLength(64)),
        files: v.pipe(v.array(plannedFile), v.readonly()),
        /** Files of the export before that are no longer wanted, and are as they were written. */
        old: paths,
        /** Such files that somebody has edited since; they stay. */
        oldEdited: paths,
      }),
      failed,
    ]),
  },

  /**
   * Writes a plan, whole or not at all: new and updated files, foreign ones that are named in `accept`; removes the old
   * ones that are named in `remove`. Refused where the folder has changed since it was planned.
   */
  writePublish: {
    argument: v.object({
      draft: draftId,
      token: v.pipe(v.string(), v.maxLength(64)),
      accept: paths,
      remove: paths,
    }),
    result: v.variant('kind', [
      v.object({ kind: v.literal('written'), written: paths, removed: paths, left: paths }),
      v.object({ kind: v.literal('changed'), message: sentence }),
      failed,
    ]),
  },
} as const;

export type PublishFolder = v.InferOutput<typeof publishFolder>;
export type PublishedPost = v.InferOutput<typeof publishedPost>;
export type PlannedFile = v.InferOutput<typeof plannedFile>;
export type PublishPlan = v.InferOutput<(typeof publishRequests)['planPublish']['result']>;
export type PublishResult = v.InferOutput<(typeof publishRequests)['writePublish']['result']>;
