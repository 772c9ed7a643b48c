import { zipSync, type Zippable } from 'fflate';
import { type Asset, type Draft, type DraftFormat, draftFormat } from '../document/draft';
import { assetReferences } from './asset-references';
import { checkDraft } from './envelope';
import { imageExtension, imageType } from './image-type';
import { type Checked, printJson, refuse, valueProblem } from './json';
import { limits } from './limits';
import type { App, FileKind, Manifest } from './manifest';
import { draftName, manifestName, markdownName, templateName } from './names';
import { sha256 } from './sha256';

export interface FileContent {
  readonly draft: Draft;
  /** Those that the draft does not refer to are left out: an image that was deleted does not travel. */
  readonly assets: readonly Asset[];
  /** What a reader sees: the content of `post-mortem.md`. */
  readonly markdown: string;
  readonly app: App;
}

export type WriteResult =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** What a person should know although the file is good, one sentence each. */
      readonly notices: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

type Entries = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/**
 * The same for every file, so that equal drafts make equal bytes. The ZIP format has no time zone and fflate takes the
 * local parts of a Date, so the date is made of local parts too; the first day a ZIP can name.
 */
const entryTime = (): Date => new Date(1980, 0, 1, 12);

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Ours, or the newer minor version of which the draft may still hold something. */
function writtenFormat(format: DraftFormat): DraftFormat {
  return { ...format, minor: Math.max(format.minor, draftFormat.minor) };
}

/** `draft.json`: what is known first and in a fixed order, then what only a newer version knows; no template. */
function draftEntry(draft: Draft): Uint8Array<ArrayBuffer> {
  const { format, id, createdAt, updatedAt, document, comments, template: _, ...unknown } = draft;
  return encode(
    printJson({
      format: writtenFormat(format),
      id,
      createdAt,
      updatedAt,
      document,
      comments,
      ...unknown,
    }),
  );
}

/** Where an image stands in the file; null where its bytes are no image that a draft may hold. */
export function assetEntryName(hash: string, bytes: Uint8Array): string | null {
  const type = imageType(bytes);
  return type === null ? null : `assets/${hash}.${imageExtension(type)}`;
}

async function assetEntries(
  assets: readonly Asset[],
  wanted: ReadonlySet<string>,
): Promise<Checked<Entries>> {
  const entries = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { hash, bytes } of assets) {
    if (!wanted.has(hash)) continue;
    const name = assetEntryName(hash, bytes);
    if (name === null)
      return refuse(`The image ${hash.slice(0, 8)}… is of a kind that a post-mortem cannot hold.`);
    // One after another on purpose: all hashed at once would hold every image's bytes twice.
    if ((await sha256(bytes)) !== hash) return refuse(`The image ${hash.slice(0, 8)}… is damaged.`);
    entries.set(name, bytes);
  }
  return { ok: true, value: entries };
}

function sizeProblem(entries: Entries): string | null {
  if (entries.size + 1 > limits.entries) return `it has more than ${limits.entries - 4} images`;
  let total = 0;
  for (const [name, bytes] of entries) {
    if (bytes.length > limits.entryBytes) return `${name} is larger than ${limits.entryBytes} bytes`;
    total += bytes.length;
  }
  return total > limits.inflatedBytes ? `it is larger than ${limits.inflatedBytes} bytes` : null;
}

type Head = Omit<Manifest, 'entries'>;

async function manifestEntry(head: Head, entries: Entries): Promise<Uint8Array<ArrayBuffer>> {
  const hashes: [string, string][] = [];
  for (const [name, bytes] of entries) hashes.push([name, await sha256(bytes)]);
  const { format, kind, app } = head;
  const manifest: Manifest = {
    format,
    ...(kind === undefined ? {} : { kind }),
    app,
    entries: Object.fromEntries(hashes),
  };
  return encode(printJson(manifest));
}

/** What a file of a review holds beside a draft, or instead of one. */
export interface ReviewEntries {
  readonly kind: FileKind;
  /** JSON values by the name of their entry; the images that they refer to are among `assets`. */
  readonly json: Readonly<Record<string, unknown>>;
}

/**
 * Writes a draft as the bytes of a `.postmortem` file: a ZIP that can be read without the app (the README has its
 * entries). The same input gives the same bytes, whenever and wherever it runs. Refuses what `readFile` would refuse,
 * so that nobody saves a file that does not open again.
 *
 * @param review what the file holds for a review, beside the draft
 */
export async function writeFile(
  { draft, assets, markdown, app }: FileContent,
  review?: ReviewEntries,
): Promise<WriteResult> {
  const problem = valueProblem(draft);
  if (problem !== null) return refuse(`This post-mortem cannot be saved: it ${problem}.`);
  const checked = checkDraft(draft, 'this post-mortem');
  if (!checked.ok) return checked;
  if (draft.format.major !== draftFormat.major) {
    return refuse('This post-mortem is of another version of the format and cannot be saved by this one.');
  }
  const wanted = new Set(assetReferences([draft.document, draft.comments, review?.json]));
  const own: Entries = new Map([
    [markdownName, encode(markdown)],
    [draftName, draftEntry(draft)],
    [templateName, encode(printJson(draft.template))],
  ]);
  const head = { format: writtenFormat(draft.format), app };
  return await pack('This post-mortem', { head, own, assets, wanted }, review);
}

/**
 * Writes a review without its draft, small enough for a letter.
 *
 * @param wanted hashes of the images that travel with it; the others are where the draft is
 */
export async function writeReviewFile(
  review: ReviewEntries,
  assets: readonly Asset[],
  wanted: ReadonlySet<string>,
  app: App,
): Promise<WriteResult> {
  return await pack(
    'This review',
    { head: { format: draftFormat, app }, own: new Map(), assets, wanted },
    review,
  );
}

interface Packing {
  readonly head: Head;
  readonly own: Entries;
  readonly assets: readonly Asset[];
  readonly wanted: ReadonlySet<string>;
}

/** @param what what the file is, to begin a sentence with */
async function pack(
  what: string,
  { head, own, assets, wanted }: Packing,
  review: ReviewEntries | undefined,
): Promise<WriteResult> {
  const json = Object.entries(review?.json ?? {});
  for (const [name, value] of json) {
    const problem = valueProblem(value);
    if (problem !== null) return refuse(`${what} cannot be saved: in it, ${name} ${problem}.`);
  }
  const images = await assetEntries(assets, wanted);
  if (!images.ok) return images;

  const unsorted: Entries = new Map([
    ...own,
    ...json.map(([name, value]) => [name, encode(printJson(value))] as const),
    ...images.value,
  ]);
  const entries: Entries = new Map([...unsorted].sort(([a], [b]) => (a < b ? -1 : 1)));
  const tooLarge = sizeProblem(entries);
  if (tooLarge !== null) return refuse(`${what} cannot be saved as one file: ${tooLarge}.`);

  const manifest = await manifestEntry(review === undefined ? head : { ...head, kind: review.kind }, entries);
  const zip: Zippable = { [manifestName]: [manifest, { level: 6 }] };
  // Images are compressed already; trying again costs time and gains nothing.
  for (const [name, bytes] of entries) zip[name] = [bytes, { level: name.startsWith('assets/') ? 0 : 6 }];
  const bytes = zipSync(zip, { mtime: entryTime(), os: 0 });
  if (bytes.length > limits.fileBytes) {
    return refuse(`${what} cannot be saved as one file: it is larger than ${limits.fileBytes} bytes.`);
  }
  const missing = wanted.size - images.value.size;
  return { ok: true, bytes, notices: missing === 0 ? [] : [missingImages(missing)] };
}

/** The sentence for images that a draft shows and nobody has. */
export function missingImages(count: number): string {
  return count === 1
    ? 'One image of this post-mortem is missing.'
    : `${count} images of this post-mortem are missing.`;
}
