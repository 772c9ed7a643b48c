import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Asset, Draft } from '../../../renderer/document/draft';
import { readDraftJson, readFile } from '../../../renderer/file/read';
import { admitDocument } from '../../../renderer/document/admit';
import { exportPost } from '../../../renderer/publish/export-post';
import { writeFile } from '../../../renderer/file/write';
import { record, secretThread, tracesIn } from '../support/review-record';
import { anyContent, app, assetOf, draftWith, edited, fileOf, imageNode, plainDraft, png } from './fixtures';

// Hundreds of files a test: a second on an idle machine, many times that on a busy one.
vi.setConfig({ testTimeout: 60_000 });

/** Puts the real hashes of the images where the generator put 000…, 111…, 222…. */
function withHashes(draft: Draft, assets: readonly Asset[]): Draft {
  let text = JSON.stringify(draft);
  for (const [index, { hash }] of assets.entries())
    text = text.replaceAll(`asset:${`${index}`.repeat(64)}`, `asset:${hash}`);
  return JSON.parse(text) as Draft;
}

describe('a draft written and read again', () => {
  it('is the same draft with the same images, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, async ({ draft: raw, images }) => {
        const assets = await Promise.all(images.map((bytes) => assetOf(bytes)));
        const draft = withHashes(raw, assets);
        const read = await readFile(await fileOf({ draft, assets }));
        if (!read.ok) throw new Error(read.message);
        expect(read.draft).toEqual(draft);
        expect(read.readOnly).toBe(false);
        expect(read.notices).toEqual([]);
        const used = assets.filter(({ hash }) => JSON.stringify(draft.document).includes(hash));
        const byHash = (list: readonly Asset[]) => new Map(list.map((asset) => [asset.hash, asset]));
        expect(byHash(read.assets)).toEqual(byHash(used));
      }),
      { numRuns: 150 },
    );
  });

  it('remembers its reviews: a copy is the author’s own', async () => {
    const document = { ...plainDraft.document, attrs: { severity: 'SEV-1', ...record } };
    const draft = { ...plainDraft, document, comments: [secretThread] };
    const { markdown } = exportPost(admitDocument(document));
    const bytes = await fileOf({ draft, markdown });
    const read = await readFile(bytes);
    if (!read.ok) throw new Error(read.message);
    expect(read.draft).toEqual(draft);
    // The page beside it is what a reader sees.
    expect(tracesIn(strFromU8(unzipSync(bytes)['post-mortem.md'] ?? new Uint8Array()))).toEqual([]);
  });

  it('gives back what a newer minor version put in, at every level', async () => {
    const bytes = await edited(await fileOf(), 'draft.json', (json) => ({
      ...json,
      format: { major: 1, minor: 7, since: '2031' },
      signOffs: [{ by: 'a role' }],
      document: {
        type: 'doc',
        mood: 'calm',
        content: [{ type: 'hologram', depth: 3, attrs: { x: { y: [1] } } }],
      },
    }));
    const first = await readFile(bytes);
    if (!first.ok) throw new Error(first.message);
    expect(first.readOnly).toBe(false);
    const second = await readFile(await fileOf({ draft: first.draft }));
    if (!second.ok) throw new Error(second.message);
    expect(second.draft).toEqual(first.draft);
    expect(second.draft).toMatchObject({ signOffs: [{ by: 'a role' }], format: { minor: 7, since: '2031' } });
  });

  it('reads from a view into a larger buffer, as a file read by Node may come', async () => {
    const asset = await assetOf(png([1]));
    const bytes = await fileOf({ draft: draftWith([imageNode(asset.hash)]), assets: [asset] });
    const padded = new Uint8Array(bytes.length + 20);
    padded.set(bytes, 9);
    const expected = await readFile(bytes);
    expect(await readFile(padded.subarray(9, 9 + bytes.length))).toEqual(expected);
    expect(await readFile(Buffer.from(padded.buffer, 9, bytes.length))).toEqual(expected);
  });
});

describe('the bytes of a file', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('are the same for the same draft, in any time zone and for assets in any order', async () => {
    const assets = await Promise.all([png([1]), png([2])].map((bytes) => assetOf(bytes)));
    const draft = draftWith(assets.map(({ hash }) => imageNode(hash)));
    process.env['TZ'] = 'Pacific/Auckland';
    const one = await fileOf({ draft, assets });
    process.env['TZ'] = 'America/Los_Angeles';
    const other = await fileOf({ draft, assets: assets.toReversed() });
    expect(other).toEqual(one);
  });

  it('hold what a person can read without the app, and no image that the draft does not show', async () => {
    const [shown, deleted] = await Promise.all([assetOf(png([1])), assetOf(png([2]))]);
    const draft = draftWith([imageNode(shown.hash)]);
    const entries = unzipSync(await fileOf({ draft, assets: [shown, deleted], markdown: '# Ünicode\n' }));
    expect(Object.keys(entries).sort()).toEqual([
      `assets/${shown.hash}.png`,
      'draft.json',
      'manifest.json',
      'post-mortem.md',
      'template.json',
    ]);
    const json = (name: string): unknown => JSON.parse(strFromU8(entries[name] ?? new Uint8Array()));
    expect(strFromU8(entries['post-mortem.md'] ?? new Uint8Array())).toBe('# Ünicode\n');
    expect(json('draft.json')).not.toHaveProperty('template');
    expect(json('template.json')).toEqual(draft.template);
    expect(json('manifest.json')).toMatchObject({ format: { major: 1, minor: 0 }, app });
  });
});

describe('writing', () => {
  it('says how many images are missing, and still writes', async () => {
    const draft = draftWith([imageNode('a'.repeat(64))]);
    const result = await writeFile({ draft, assets: [], markdown: '', app });
    expect(result).toMatchObject({ ok: true, notices: ['One image of this post-mortem is missing.'] });
    expect(await readFile(await fileOf({ draft }))).toMatchObject({
      ok: true,
      notices: ['One image of this post-mortem is missing.'],
    });
  });

  it('refuses bytes that are not what their hash says', async () => {
    const asset = await assetOf(png([1]));
    const draft = draftWith([imageNode(asset.hash)]);
    const assets = [{ ...asset, bytes: png([2]) }];
    expect(await writeFile({ draft, assets, markdown: '', app })).toMatchObject({ ok: false });
  });

  it('refuses what could not be read again', async () => {
    let node = { type: 'paragraph', content: [] as object[] };
    for (let depth = 0; depth < 210; depth += 1) node = { type: 'blockquote', content: [node] };
    const deep = await writeFile({ draft: draftWith([node as never]), assets: [], markdown: '', app });
    expect(deep).toEqual({ ok: false, message: expect.stringContaining('200 levels deep') as string });
    const other = await writeFile({
      draft: draftWith([], { format: { major: 2, minor: 0 } }),
      assets: [],
      markdown: '',
      app,
    });
    expect(other).toMatchObject({ ok: false });
  });
});

describe('a lone draft.json', () => {
  it('is read with the template in it', () => {
    expect(readDraftJson(`\uFEFF${JSON.stringify(plainDraft)}`)).toEqual({
      ok: true,
      draft: plainDraft,
      assets: [],
      readOnly: false,
      notices: [],
    });
  });

  it('opens read-only when its major version is not ours', () => {
    const read = readDraftJson(JSON.stringify({ ...plainDraft, format: { major: 2, minor: 1 } }));
    expect(read).toMatchObject({ ok: true, readOnly: true });
    expect(read.ok && read.notices[0]).toMatch(/newer Aftermark \(format 2\.1/);
  });

  it.each([
    ['no JSON', '{', 'draft.json is not valid JSON.'],
    ['no draft', '[]', 'draft.json does not hold a draft.'],
    ['no id', JSON.stringify({ ...plainDraft, id: undefined }), 'In draft.json, id is missing: '],
    [
      'a wrong time',
      JSON.stringify({ ...plainDraft, createdAt: 'yesterday' }),
      'createdAt cannot be "yesterday"',
    ],
    ['no template', JSON.stringify({ ...plainDraft, template: undefined }), 'template is missing'],
    [
      'a wrong section in the template',
      JSON.stringify({ ...plainDraft, template: { ...plainDraft.template, sections: [{ id: 4 }] } }),
      'template.sections[0].id cannot be 4',
    ],
    [
      'a wrong node',
      JSON.stringify(draftWith([{ type: 'paragraph', content: [{ type: '' }] }])),
      'document.content[0].content[0] has no type.',
    ],
    [
      'an empty text',
      JSON.stringify(draftWith([{ type: 'text', text: '' }])),
      'document.content[0] has a wrong text.',
    ],
    ['a key that poses as a prototype', '{"a": {"__proto__": 1}}', 'draft.json has a key "__proto__" at a.'],
  ])('with %s is refused in one sentence that names the place', (_, text, message) => {
    const read = readDraftJson(text);
    expect(read).toEqual({ ok: false, message: expect.stringContaining(message) as string });
    expect(read.ok || read.message.endsWith('.')).toBe(true);
  });
});
