import type { Asset, Draft } from '../document/draft';
import { type Entry, inflateEntry, listEntries } from './archive';
import { assetReferences } from './asset-references';
import { checkDraft, readOnlyReason, unreadable } from './envelope';
import { imageExtension, imageType } from './image-type';
import { type Checked, parseJson, refuse } from './json';
import { type Manifest, readManifest } from './manifest';
import { assetHash, draftName, isKnown, isLitter, manifestName, templateName } from './names';
import { sha256 } from './sha256';
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

type Entries = ReadonlyMap<string, Entry>;

function decode(bytes: Uint8Array<ArrayBuffer>, name: string): Checked<string> {
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refuse(`${name} is not text in UTF-8.`);
  }
}

function inflateText(entries: Entries, name: string): Checked<string> {
  const entry = entries.get(name);
  if (entry === undefined) return refuse(`This file is not a whole post-mortem: ${name} is missing.`);
  const bytes = inflateEntry(entry);
  return bytes.ok ? decode(bytes.value, name) : bytes;
}

/** Inflates an entry and holds it to the hash that the manifest has for it. */
async function verified(
  entries: Entries,
  manifest: Manifest,
  name: string,
): Promise<Checked<Uint8Array<ArrayBuffer>>> {
  const entry = entries.get(name);
  if (entry === undefined) return refuse(`This file is not a whole post-mortem: ${name} is missing.`);
  const bytes = inflateEntry(entry);
  if (!bytes.ok) return bytes;
  if ((await sha256(bytes.value)) !== manifest.entries[name]) {
    return refuse(`This file is damaged: ${name} is not what its manifest says.`);
  }
  return bytes;
}

async function verifiedJson(entries: Entries, manifest: Manifest, name: string): Promise<Checked<unknown>> {
  const bytes = await verified(entries, manifest, name);
  if (!bytes.ok) return bytes;
  const text = decode(bytes.value, name);
  return text.ok ? parseJson(text.value, name) : text;
}

async function readAssets(entries: Entries, manifest: Manifest): Promise<Checked<readonly Asset[]>> {
  const assets: Asset[] = [];
  const listed = Object.keys(manifest.entries).filter((name) => assetHash(name) !== null);
  const names = new Set([...listed, ...[...entries.keys()].filter((name) => assetHash(name) !== null)]);
  for (const name of names) {
    const bytes = await verified(entries, manifest, name);
    if (!bytes.ok) return bytes;
    const hash = assetHash(name);
    const type = imageType(bytes.value);
    if (type === null || !name.endsWith(`.${imageExtension(type)}`)) {
      return refuse(`${name} in this file is not the image that its name says.`);
    }
    if (hash !== manifest.entries[name])
      return refuse(`This file is damaged: ${name} is not the image of that hash.`);
    assets.push({ hash, type, bytes: bytes.value });
  }
  return { ok: true, value: assets };
}

/** What was not taken from the file, in a sentence: the promise is that nothing is dropped in silence. */
function leftOut(entries: Entries): readonly string[] {
  const unknown = [...entries.keys()].filter((name) => !isKnown(name) && !isLitter(name));
  if (unknown.length === 0) return [];
  const named = unknown.slice(0, 3).join(', ');
  const more = unknown.length > 3 ? ` and ${unknown.length - 3} more` : '';
  return [`This version does not know ${named}${more} in the file and does not keep it.`];
}

function missingNotice(draft: Draft, assets: readonly Asset[]): readonly string[] {
  const held = new Set(assets.map((asset) => asset.hash));
  const missing = assetReferences([draft.document, draft.comments]).filter((hash) => !held.has(hash));
  return missing.length === 0 ? [] : [missingImages(missing.length)];
}

/**
 * Reads the bytes of a `.postmortem` file. Trusts nothing in them: sizes, names, depth and hashes are checked before
 * anything is built from them (limits.ts), and a bad file is one sentence, never an exception. `post-mortem.md` is not
 * read: it is made anew with every save, and damage to it must not keep a person from the draft.
 */
export async function readFile(bytes: Uint8Array<ArrayBuffer>): Promise<ReadResult> {
  const list = listEntries(bytes);
  if (!list.ok) return list;
  const entries = list.value;
  const manifestText = inflateText(entries, manifestName);
  if (!manifestText.ok) return manifestText;
  const manifest = readManifest(manifestText.value);
  if (!manifest.ok) return manifest;

  const { format } = manifest.value;
  const otherVersion = readOnlyReason(format);
  // A file that is wrong and of another version is most likely not wrong: this app does not know its ways.
  const because = (message: string): ReadResult =>
    refuse(otherVersion === null ? message : unreadable(format));

  const body = await verifiedJson(entries, manifest.value, draftName);
  if (!body.ok) return because(body.message);
  const template = await verifiedJson(entries, manifest.value, templateName);
  if (!template.ok) return because(template.message);
  if (typeof body.value !== 'object' || body.value === null)
    return because(`${draftName} does not hold a draft.`);
  const draft = checkDraft({ ...body.value, template: template.value }, draftName);
  if (!draft.ok) return because(draft.message);
  const assets = await readAssets(entries, manifest.value);
  if (!assets.ok) return because(assets.message);

  return opened(draft.value, assets.value, otherVersion, leftOut(entries));
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
