import * as fc from 'fast-check';
import { zipSync, unzipSync, strFromU8, strToU8 } from 'fflate';
import { bundledTemplates } from '../../../templates';
import type { Template } from '../../../templates/template';
import { type Asset, assetScheme, type Draft, type NodeJSON } from '../../../renderer/document/draft';
import { sha256 } from '../../../renderer/file/sha256';
import { type FileContent, writeFile } from '../../../renderer/file/write';

export const app = { name: 'Aftermark', version: '0.1.0' };

const [template] = bundledTemplates as readonly [Template, ...Template[]];

/** Bytes that begin as a PNG does; what follows is anything. */
export function png(rest: readonly number[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...rest]);
}

export async function assetOf(bytes: Uint8Array<ArrayBuffer>, type = 'image/png'): Promise<Asset> {
  return { hash: await sha256(bytes), type, bytes };
}

export function imageNode(hash: string): NodeJSON {
  return { type: 'paragraph', content: [{ type: 'image', attrs: { src: `${assetScheme}${hash}` } }] };
}

export function draftWith(content: readonly NodeJSON[], more: Readonly<Record<string, unknown>> = {}): Draft {
  return {
    format: { major: 1, minor: 0 },
    id: 'draft1',
    createdAt: 1_562_075_520_000,
    updatedAt: 1_562_075_580_000,
    document: { type: 'doc', attrs: { severity: 'SEV-1' }, content },
    comments: [],
    template,
    ...more,
  };
}

export const plainDraft = draftWith([
  { type: 'title', attrs: { id: 't' }, content: [{ type: 'text', text: 'The network was the incident' }] },
]);

/** The bytes of a good file, or a failed test. */
export async function fileOf(content: Partial<FileContent> = {}): Promise<Uint8Array<ArrayBuffer>> {
  const result = await writeFile({ draft: plainDraft, assets: [], markdown: '# Title\n', app, ...content });
  if (!result.ok) throw new Error(result.message);
  return result.bytes;
}

type Change = (entries: Record<string, Uint8Array<ArrayBuffer>>) => void;

/** Takes a good file apart, lets the test change its entries, and packs it again; the manifest is made right again. */
export async function repacked(
  bytes: Uint8Array<ArrayBuffer>,
  change: Change,
): Promise<Uint8Array<ArrayBuffer>> {
  const entries = unzipSync(bytes);
  change(entries);
  const manifest = JSON.parse(strFromU8(entries['manifest.json'] ?? strToU8('{}'))) as { entries: object };
  const hashes: Record<string, string> = {};
  for (const [name, content] of Object.entries(entries)) {
    if (name !== 'manifest.json') hashes[name] = await sha256(content);
  }
  if (entries['manifest.json'] !== undefined) {
    entries['manifest.json'] = strToU8(JSON.stringify({ ...manifest, entries: hashes }));
  }
  return zipSync(entries);
}

/** As `repacked`, for one entry that holds JSON. */
export async function edited(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  edit: (json: Record<string, unknown>) => unknown,
): Promise<Uint8Array<ArrayBuffer>> {
  return repacked(bytes, (entries) => {
    const text = strFromU8(entries[name] ?? strToU8('null'));
    entries[name] = strToU8(JSON.stringify(edit(JSON.parse(text) as Record<string, unknown>)));
  });
}

const key = fc.string({ maxLength: 8 }).map((text) => `k${text}`);
const jsonValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;
const attrs = fc.dictionary(key, jsonValue, { maxKeys: 4, noNullPrototype: true });

/** Nodes of known and unknown types, with any attributes, and images that refer to the given assets. */
function anyNode(hashes: readonly string[]): fc.Arbitrary<NodeJSON> {
  const text = fc.record({
    type: fc.constant('text'),
    text: fc.string({ minLength: 1, unit: 'binary' }),
    marks: fc.array(fc.record({ type: fc.constantFrom('bold', 'from-the-future'), attrs }), { maxLength: 2 }),
  });
  const image = hashes.length === 0 ? text : fc.constantFrom(...hashes).map(imageNode);
  return fc.letrec<{ node: NodeJSON }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      text,
      image,
      fc.record(
        {
          type: fc.constantFrom('paragraph', 'heading', 'timeline', 'event', 'chart-of-tomorrow'),
          attrs,
          content: fc.array(tie('node'), { maxLength: 4 }),
        },
        { requiredKeys: ['type'] },
      ),
    ),
  })).node;
}

/** A draft with comments, keys that no version knows, and images that all are in `assets`. */
export const anyContent: fc.Arbitrary<{
  readonly draft: Draft;
  readonly images: readonly Uint8Array<ArrayBuffer>[];
}> = fc
  .uniqueArray(fc.array(fc.nat(255), { maxLength: 40 }), { maxLength: 3, selector: (rest) => rest.join() })
  .chain((rests) =>
    fc.record({
      images: fc.constant(rests.map(png)),
      document: fc.array(anyNode(rests.map((_, index) => `${index}`.repeat(64))), { maxLength: 6 }),
      createdAt: fc.integer(),
      updatedAt: fc.integer(),
      comments: fc.array(jsonValue, { maxLength: 3 }),
      template: fc.constantFrom(...bundledTemplates),
      minor: fc.nat(9),
      unknown: attrs,
    }),
  )
  .map(({ images, document, minor, unknown, ...rest }) => ({
    images,
    draft: draftWith(document, { ...unknown, ...rest, format: { major: 1, minor } }),
  }));
