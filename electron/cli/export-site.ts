import { admitDocument } from '../../renderer/document/admit';
import { firstFolder, republish, type Republication } from '../../renderer/publish/republish';
import { targets } from '../../renderer/publish/targets/all';
import { PublishFault } from '../publish/fault';
import { openSite, planSite, type Site, writeSite } from '../publish/folder';
import { sha256Of } from '../publish/hash';
import { postOf } from '../publish/ledger';
import type { Plan, WantedPost } from '../publish/plan';
import { lookAtSite, type SiteLook } from '../publish/site';
import { type OpenedDraft, readDraft } from './read-draft';
import { readSiteOptions, type SiteOptions } from './site-options';
import { diffsOf } from './site-diff';
import { type Done, printReport, type Reported } from './site-report';
import { FileError, type Printed } from './usage';

/** Whether the words after `export` name a target, and with it the folder of a site. */
export function asksForSite(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end === -1 ? words : words.slice(0, end)).some((word) => /^--target(?:=|$)/u.test(word));
}

/**
 * `aftermark export --target`: prints what it does to the site, file by file, with the changes to what is there. Foreign
 * files stop it before the first byte unless --force is given.
 */
export async function exportToSite(words: readonly string[]): Promise<Printed> {
  const options = readSiteOptions(words);
  const drafts: OpenedDraft[] = [];
  for (const file of options.drafts) drafts.push(await readDraft(file));
  refuseTwins(options.drafts, drafts);
  try {
    const site = await openSite(options.site);
    const look = await lookAtSite(site.root);
    const posts: Reported[] = [];
    for (const [index, draft] of drafts.entries()) {
      posts.push({
        file: options.drafts[index] ?? '',
        draft,
        post: await publishDraft(draft, site, look, options),
      });
    }
    const plan = await planSite(site, posts.map(wantedPost));
    const diffs = options.json ? [] : await diffsOf(site, plan);
    return printReport({
      options,
      plan,
      posts,
      diffs,
      kind: look.kind,
      ...(await carryOut(site, plan, options)),
    });
  } catch (error) {
    if (error instanceof PublishFault) throw new FileError(`${options.site}: ${error.message}`);
    throw error;
  }
}

function refuseTwins(files: readonly string[], drafts: readonly OpenedDraft[]): void {
  for (const [index, { draft }] of drafts.entries()) {
    const twin = drafts.findIndex((other) => other.draft.id === draft.id);
    if (twin < index) {
      throw new FileError(`${files[twin]} and ${files[index]} are the same post-mortem; export one of them.`);
    }
  }
}

function publishDraft(
  { draft, assets }: OpenedDraft,
  site: Site,
  look: SiteLook,
  { publish }: SiteOptions,
): Promise<Republication> {
  const edited = `${new Date(draft.updatedAt).toISOString().slice(0, 19)}Z`;
  const before = postOf(site.ledger, draft.id);
  const folder =
    publish.folder ??
    (before === null ? firstFolder(look, publish.target, targets[publish.target].folder) : null);
  const options = { ...publish, ...(folder === null ? {} : { folder }), assets };
  return republish(admitDocument(draft.document), options, before, edited);
}

function wantedPost({ draft: { draft, assets }, post }: Reported): WantedPost {
  const text = new TextEncoder().encode(post.file.text);
  const images = post.assets.flatMap(({ path, hash }) => {
    const asset = assets.find((one) => one.hash === hash);
    return asset === undefined ? [] : [{ path, bytes: asset.bytes, sha256: sha256Of(asset.bytes) }];
  });
  const generated = post.generated.map(({ path, text: content }) => {
    const bytes = new TextEncoder().encode(content);
    return { path, bytes, sha256: sha256Of(bytes) };
  });
  const { target, slug, date, updated, anchors, folder } = post;
  const files = [{ path: post.file.path, bytes: text, sha256: sha256Of(text) }, ...images, ...generated];
  return { draft: draft.id, target, slug, date, updated, anchors, folder, files };
}

async function carryOut(site: Site, plan: Plan, { force, removeOld, dryRun }: SiteOptions): Promise<Done> {
  const foreign = plan.files.filter((file) => file.state.kind === 'foreign').map((file) => file.path);
  const removable = plan.old.filter((file) => !file.edited).map((file) => file.path);
  if (foreign.length > 0 && !force) return { removed: [], isWritten: false, stoppedBy: foreign };
  const remove = removeOld ? removable : [];
  if (dryRun) return { removed: remove, isWritten: false, stoppedBy: [] };
  await writeSite(site, plan, { accept: new Set(foreign), remove: new Set(remove) });
  return { removed: remove, isWritten: true, stoppedBy: [] };
}
