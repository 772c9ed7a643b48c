import type { Republication } from '../../renderer/publish/republish';
import type { SiteKind } from '../contract/publish';
import type { ForeignReason, Plan } from '../publish/plan';
import type { OpenedDraft } from './read-draft';
import type { SiteOptions } from './site-options';
import type { Printed } from './usage';

/** A draft and what was made of it. */
export interface Reported {
  readonly file: string;
  readonly draft: OpenedDraft;
  readonly post: Republication;
}

/** What happened to the site, or would have. */
export interface Done {
  /** Old files that are gone now, or would be. */
  readonly removed: readonly string[];
  readonly isWritten: boolean;
  /** Foreign files because of which nothing was written. */
  readonly stoppedBy: readonly string[];
}

export interface Report extends Done {
  readonly options: SiteOptions;
  readonly plan: Plan;
  readonly posts: readonly Reported[];
  /** The changes to what was there, as unified diffs. */
  readonly diffs: readonly string[];
  /** Whose site the folder looks like. */
  readonly kind: SiteKind | null;
}

const reasons: Readonly<Record<ForeignReason, string>> = {
  'not-ours': 'not written by Aftermark',
  edited: 'edited since it was exported',
  'other-draft': 'the export of another draft',
};

/** What is said about an export into a site: for people, or with --json for programs. */
export function printReport(report: Report): Printed {
  const { options, posts, diffs, isWritten } = report;
  const refusal = refusalOf(report);
  const ending = refusal === null ? {} : ({ code: 1 } as const);
  const said = refusal === null ? [] : [refusal];
  if (options.json)
    return { lines: [JSON.stringify(asJson(report, refusal), null, 2)], notes: said, ...ending };
  const notes = [
    ...posts.flatMap(({ file, draft, post }) =>
      [...draft.notices, ...post.losses.map((loss) => loss.message), ...withheldNote(post.withheld)].map(
        (note) => `${file}: ${note}`,
      ),
    ),
    ...siteNote(report),
    ...(refusal === null && !isWritten ? ['Nothing was written.'] : said),
  ];
  return { lines: [...posts.flatMap((post) => fileLines(report, post)), ...diffs], notes, ...ending };
}

function refusalOf({ plan, stoppedBy, options }: Report): string | null {
  if (stoppedBy.length === 0) return null;
  const parts = plan.files.flatMap(({ path, state }) =>
    state.kind === 'foreign' && stoppedBy.includes(path) ? [`${path} (${reasons[state.reason]})`] : [],
  );
  const [are, them] = parts.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${options.site}: ${parts.join(', ')} ${are} not Aftermark’s to replace, so nothing was written; --force replaces ${them}.`;
}

function withheldNote(count: number): readonly string[] {
  if (count === 0) return [];
  return [count === 1 ? 'One internal part was left out.' : `${count} internal parts were left out.`];
}

/** The commonest mistake is the wrong folder. */
function siteNote({ kind, options }: Report): readonly string[] {
  const { target } = options.publish;
  if (kind === null) {
    if (target === 'gfm') return [];
    return [`${options.site} does not look like the folder of a site for ${target}.`];
  }
  if (target === kind || target.startsWith(`${kind}-`)) return [];
  return [`${options.site} looks like a site for ${kind}, and the target is ${target}.`];
}

function fileLines({ plan, removed }: Report, { draft: { draft } }: Reported): readonly string[] {
  const line = (word: string, path: string, why?: string) =>
    `${word.padEnd(8)}${path}${why === undefined ? '' : `  (${why})`}`;
  return [
    ...plan.files
      .filter((file) => file.draft === draft.id)
      .map(({ path, state }) =>
        line(state.kind, path, state.kind === 'foreign' ? reasons[state.reason] : undefined),
      ),
    ...plan.old
      .filter((file) => file.draft === draft.id)
      .map(({ path, edited }) => {
        if (removed.includes(path)) return line('remove', path);
        return line('old', path, edited ? reasons.edited : 'no longer needed; --remove-old removes it');
      }),
  ];
}

/** The form of --json. Keys are only ever added. */
function asJson({ options, plan, posts, removed, isWritten, kind }: Report, refused: string | null): unknown {
  return {
    site: options.site,
    looksLike: kind,
    dryRun: options.dryRun,
    written: isWritten,
    refused,
    posts: posts.map(({ file, draft: { draft, notices }, post }) => ({
      draft: file,
      id: draft.id,
      target: post.target,
      slug: post.slug,
      date: post.date,
      updated: post.updated,
      notices,
      losses: post.losses,
      withheld: post.withheld,
      files: plan.files
        .filter((one) => one.draft === draft.id)
        .map(({ path, sha256, state }) => ({
          path,
          state: state.kind,
          reason: state.kind === 'foreign' ? state.reason : null,
          sha256,
        })),
      old: plan.old
        .filter((one) => one.draft === draft.id)
        .map(({ path, edited }) => ({ path, edited, removed: removed.includes(path) })),
    })),
  };
}
