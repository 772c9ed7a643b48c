import type { Asset, Draft } from '../document/draft';
import { assetReferences } from './asset-references';
import { checkDraft, readOnlyReason, unreadable } from './envelope';
import { parseJson, refuse } from './json';
import { draftName, reviewName, stepsName, templateName } from './names';
import { leftOut, readAssets, type Unpacked, unpack, verifiedJson } from './unpack';
import { missingImages } from './write';

export type ReadResult =
  | {
      readonly ok: true;
      readonly draft: Draft;
      readonly assets: readonly Asset[];
      /** True where the format's major version is not ours: show it, never save over it. */
      readonly readOnly: boolean;
      /** What a person should know although the file opened, one sentence each; says why it is read-only. */
      readonly notices: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

function missingNotice(draft: Draft, assets: readonly Asset[]): readonly string[] {
  const held = new Set(assets.map((asset) => asset.hash));
  const missing = assetReferences([draft.document, draft.comments]).filter((hash) => !held.has(hash));
  return missing.length === 0 ? [] : [missingImages(missing.length)];
}

/**
 * Reads the bytes of a `.postmortem` file. Trusts nothing in them: sizes, names, depth and hashes are checked before
 * anything is built from them (limits.ts), and a bad file is one sentence, never an exception. `post-mortem.md` is not
 * read: it is made anew with every save, and damage to it must not keep a person from the draft. Of a file that was sent
 * for review the draft is read, and a notice says so; `review/files/` reads the rest.
 */
export async function readFile(bytes: Uint8Array<ArrayBuffer>): Promise<ReadResult> {
  const file = unpack(bytes);
  return file.ok ? await readUnpacked(file.value) : file;
}

/**
 * The draft of a file that is open already.
 * @param also names of entries that whoever asks has read
 */
export async function readUnpacked(file: Unpacked, also: readonly string[] = []): Promise<ReadResult> {
  const { format, kind } = file.manifest;
  const otherVersion = readOnlyReason(format);
  // A file that is wrong and of another version is most likely not wrong: this app does not know its ways.
  const because = (message: string): ReadResult =>
    refuse(otherVersion === null ? message : unreadable(format));
  if (kind === 'return' && !file.entries.has(draftName)) {
    return because('This file holds a review and no draft: open it from the draft that was sent.');
  }

  const body = await verifiedJson(file, draftName);
  if (!body.ok) return because(body.message);
  const template = await verifiedJson(file, templateName);
  if (!template.ok) return because(template.message);
  if (typeof body.value !== 'object' || body.value === null)
    return because(`${draftName} does not hold a draft.`);
  const draft = checkDraft({ ...body.value, template: template.value }, draftName);
  if (!draft.ok) return because(draft.message);
  const assets = await readAssets(file);
  if (!assets.ok) return because(assets.message);

  const ofReview = kind === undefined ? [] : [reviewName, stepsName];
  const unread = ofReview.some((name) => file.entries.has(name) && !also.includes(name))
    ? ['This file was made for a review; what it holds beside the draft is not read here.']
    : [];
  return opened(draft.value, assets.value, otherVersion, [
    ...unread,
    ...leftOut(file, [...ofReview, ...also]),
  ]);
}

/**
 * Reads a lone `draft.json` with the template in it (`template`), as examples and the command line have it. Its images
 * are not with it; a notice says how many it shows.
 */
export function readDraftJson(text: string): ReadResult {
  const json = parseJson(text.replace(/^\uFEFF/, ''), draftName);
  if (!json.ok) return json;
  const draft = checkDraft(json.value, draftName);
  return draft.ok ? opened(draft.value, [], null, []) : draft;
}

/** Reads a draft from a .postmortem or a draft.json; what it is, its first bytes tell, not its name. */
export async function readDraftBytes(bytes: Uint8Array<ArrayBuffer>): Promise<ReadResult> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip) return await readFile(bytes);
  try {
    return readDraftJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, message: 'This is neither a .postmortem file nor a draft in JSON.' };
  }
}

function opened(
  draft: Draft,
  assets: readonly Asset[],
  otherVersion: string | null,
  notices: readonly string[],
): ReadResult {
  const reason = otherVersion ?? readOnlyReason(draft.format);
  return {
    ok: true,
    draft,
    assets,
    readOnly: reason !== null,
    notices: [...(reason === null ? [] : [reason]), ...notices, ...missingNotice(draft, assets)],
  };
}
