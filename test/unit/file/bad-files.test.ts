import * as fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { limits } from '../../../renderer/file/limits';
import { checkDocument } from '../../../renderer/file/node-check';
import { readDraftJson, readFile } from '../../../renderer/file/read';
import { assetOf, draftWith, edited, fileOf, imageNode, png, repacked } from './fixtures';

// Hundreds of files a test: a second on an idle machine, many times that on a busy one.
vi.setConfig({ testTimeout: 60_000 });

const plainNode = { type: 'paragraph' };

/** Reads a file that has to be refused, and gives back why. */
async function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const read = await readFile(bytes);
  if (read.ok) throw new Error('the file was accepted');
  expect(read.message).toMatch(/^[^\n]+\.$/);
  return read.message;
}

async function fileWithImage(): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string }> {
  const asset = await assetOf(png([1, 2, 3]));
  const bytes = await fileOf({ draft: draftWith([imageNode(asset.hash)]), assets: [asset] });
  return { bytes, name: `assets/${asset.hash}.png` };
}

/** Overwrites four bytes of the central directory's record of an entry, at an offset within the record. */
function patched(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  offset: number,
  value: number,
): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const wanted = strToU8(name);
  for (let at = 0; at + 46 + wanted.length <= copy.length; at += 1) {
    const isRecord = view.getUint32(at, true) === 0x02014b50;
    if (isRecord && wanted.every((byte, index) => copy[at + 46 + index] === byte)) {
      view.setUint32(at + offset, value, true);
      return copy;
    }
  }
  throw new Error(`no record for ${name}`);
}

/** Gives an entry another name of the same length, in the central directory and where it lies. */
function renamed(bytes: Uint8Array<ArrayBuffer>, from: string, to: string): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  const wanted = strToU8(from);
  for (let at = 0; at + wanted.length <= copy.length; at += 1) {
    if (wanted.every((byte, index) => copy[at + index] === byte)) copy.set(strToU8(to), at);
  }
  return copy;
}

describe('damage', () => {
  it('anywhere is refused or harmless, and never an exception', async () => {
    const { bytes } = await fileWithImage();
    const read = await readFile(bytes);
    const whole = read.ok ? [read.draft, read.assets] : null;
    expect(whole).not.toBeNull();
    const place = fc.nat(bytes.length * 8 - 1);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(place, { minLength: 1, maxLength: 4 }), async (bits) => {
        const broken = bytes.slice();
        for (const bit of bits) broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const read = await readFile(broken);
        const kept = read.ok ? [read.draft, read.assets] : null;
        expect(kept ?? whole).toEqual(whole);
        expect(read.ok ? 'accepted.' : read.message).toMatch(/^[^\n]+\.$/);
      }),
      { numRuns: 300 },
    );
  });

  it('by being cut off is refused at every length', async () => {
    const { bytes } = await fileWithImage();
    for (let length = 0; length < bytes.length; length += 1) {
      expect(await readFile(bytes.slice(0, length)), `${length} bytes`).toMatchObject({ ok: false });
    }
  });

  it('of any other kind is refused: bytes that are no file at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await readFile(Uint8Array.from(bytes))).toMatchObject({ ok: false });
      }),
      { numRuns: 200 },
    );
  });

  it('of post-mortem.md does not keep a person from the draft', async () => {
    const bytes = await fileOf();
    expect(await readFile(patched(bytes, 'post-mortem.md', 16, 1))).toMatchObject({ ok: true });
  });

  it.each(['manifest.json', 'draft.json', 'template.json'])('by losing %s is named', async (name) => {
    const bytes = await repacked(await fileOf(), (entries) => delete entries[name]);
    expect(await refusal(bytes)).toBe(`This file is not a whole post-mortem: ${name} is missing.`);
  });
});

describe('a file that means harm', () => {
  it('is refused when an entry declares more than one may hold', async () => {
    const bytes = patched(await fileOf(), 'draft.json', 24, limits.entryBytes + 1);
    expect(await refusal(bytes)).toBe(`draft.json in this file is larger than ${limits.entryBytes} bytes.`);
  });

  it('is refused when an entry is a bomb that declares little', async () => {
    const bomb = await repacked(await fileOf(), (entries) => {
      entries['draft.json'] = new Uint8Array(40_000_000);
    });
    expect(await refusal(patched(bomb, 'draft.json', 24, 1_000))).toContain(
      'draft.json is longer than it says',
    );
  });

  it('is refused when all entries together hold too much, without inflating any', async () => {
    let bytes = await repacked(await fileOf(), (entries) => {
      for (let index = 0; index < 12; index += 1) entries[`more-${index}.bin`] = new Uint8Array(10);
    });
    for (let index = 0; index < 12; index += 1) bytes = patched(bytes, `more-${index}.bin`, 24, 60_000_000);
    expect(await refusal(bytes)).toContain('when it is unpacked');
  });

  it('is refused when it has too many entries', async () => {
    const bytes = await repacked(await fileOf(), (entries) => {
      for (let index = 0; index < limits.entries; index += 1) entries[`e${index}`] = new Uint8Array();
    });
    expect(await refusal(bytes)).toBe(`This file has more than ${limits.entries} entries.`);
  });

  it.each([
    '/etc/passwd',
    '../draft.json',
    'assets/../../x',
    'assets\\x.png',
    'C:x',
    'a//b',
    './a',
    'a\u0000b',
    'x'.repeat(300),
  ])('is refused for the name %j', async (name) => {
    const bytes = await repacked(await fileOf(), (entries) => {
      entries[name] = new Uint8Array(3);
    });
    expect(await refusal(bytes)).toContain('unsafe name');
  });

  it('is refused when two entries have one name, also on a disk that ignores case', async () => {
    const twice = await repacked(await fileOf(), (entries) => {
      entries['Draft.JSON'] = new Uint8Array(3);
    });
    expect(await refusal(twice)).toContain('two entries named');
    const similar = await repacked(await fileOf(), (entries) => {
      entries['draft.jsox'] = new Uint8Array(3);
    });
    expect(await refusal(renamed(similar, 'draft.jsox', 'draft.json'))).toBe(
      'This file has two entries named draft.json.',
    );
  });

  it('is refused when an entry has one name in the list and another where it lies', async () => {
    const record = new DataView(strToU8('Draf').buffer).getUint32(0, true);
    expect(await refusal(patched(await fileOf(), 'draft.json', 46, record))).toContain('has two names');
  });

  it('is refused when it nests without end, wherever it does', async () => {
    const brackets = '['.repeat(2_000_000);
    expect(readDraftJson(brackets)).toEqual({
      ok: false,
      message: 'draft.json is nested more than 512 levels deep.',
    });
    const deepAttribute = `{"a":`.repeat(600) + '1' + '}'.repeat(600);
    expect(readDraftJson(deepAttribute)).toMatchObject({ ok: false });
    const open = '{"type":"blockquote","content":[';
    const document = `{"type":"doc","content":[${open.repeat(210)}${']}'.repeat(210)}]}`;
    const bytes = await edited(await fileOf(), 'draft.json', (json) => ({
      ...json,
      document: JSON.parse(document) as unknown,
    }));
    expect(await refusal(bytes)).toBe('In draft.json, document is nested more than 200 levels deep.');
  });

  it('is refused for too many parts before they are built', () => {
    const text = `[${'[],'.repeat(limits.jsonContainers)}[]]`;
    expect(readDraftJson(text)).toEqual({ ok: false, message: 'draft.json has too many parts.' });
  });

  it('is refused for more nodes than a document may have', () => {
    const content = Array.from({ length: limits.nodes - 1 }, () => plainNode);
    expect(checkDocument({ type: 'doc', content })).toMatchObject({ ok: true });
    expect(checkDocument({ type: 'doc', content: [...content, plainNode] })).toEqual({
      ok: false,
      message: `document has more than ${limits.nodes} nodes.`,
    });
  });

  it('is refused for a text that is too long, and named by its place', () => {
    const long = 'x'.repeat(limits.stringLength + 1);
    const read = readDraftJson(JSON.stringify(draftWith([{ type: 'paragraph', attrs: { note: [long] } }])));
    expect(read).toEqual({
      ok: false,
      message: 'draft.json has a text that is too long at document.content[0].attrs.note[0].',
    });
  });

  it('is refused when it is encrypted or packed in an unknown way', async () => {
    const bytes = await fileOf();
    expect(await refusal(patched(bytes, 'draft.json', 8, 0x0008_0001))).toContain('encrypted');
    expect(await refusal(patched(bytes, 'draft.json', 8, 0x000c_0000))).toContain('packed in a way');
  });
});

describe('hashes', () => {
  it('must be those of the manifest', async () => {
    const bytes = await fileOf();
    const other = await edited(bytes, 'draft.json', (json) => ({ ...json, createdAt: 1 }));
    expect(await readFile(other)).toMatchObject({ ok: true });
    const mixed = {
      ...unzipSync(other),
      'manifest.json': unzipSync(bytes)['manifest.json'] ?? new Uint8Array(),
    };
    expect(await refusal(zipSync(mixed))).toBe(
      'This file is damaged: draft.json is not what its manifest says.',
    );
  });

  it('of an image must be that of its name', async () => {
    const { bytes, name } = await fileWithImage();
    const other = await repacked(bytes, (entries) => {
      entries[name] = png([9]);
    });
    expect(await refusal(other)).toContain(`${name} is not the image of that hash`);
  });
});

describe('images', () => {
  it('must be of the kind that their name says', async () => {
    const svg = strToU8('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
    const { hash } = await assetOf(svg);
    const bytes = await repacked(await fileOf(), (entries) => {
      entries[`assets/${hash}.png`] = svg;
    });
    expect(await refusal(bytes)).toContain('is not the image that its name says');
  });

  it('of an unknown kind are left where they are, and said', async () => {
    const bytes = await repacked(await fileOf(), (entries) => {
      entries['assets/picture.svg'] = new Uint8Array(3);
      entries['steps.json'] = new Uint8Array(3);
      entries['__MACOSX/x'] = new Uint8Array(3);
    });
    expect(await readFile(bytes)).toMatchObject({
      ok: true,
      assets: [],
      notices: [
        'This version does not know assets/picture.svg, steps.json in the file and does not keep it.',
      ],
    });
  });
});

describe('a file of another major version', () => {
  const majored = async (major: number) =>
    edited(await fileOf(), 'manifest.json', (json) => ({ ...json, format: { major, minor: 0 } }));

  it('opens for reading only, and says why', async () => {
    const newer = await readFile(await majored(2));
    expect(newer).toMatchObject({ ok: true, readOnly: true });
    expect(newer.ok && newer.notices[0]).toMatch(/newer Aftermark .* for reading only\.$/);
    const older = await readFile(await majored(0));
    expect(older.ok && older.notices[0]).toMatch(/older Aftermark/);
  });

  it('is not called damaged when this version cannot make sense of it', async () => {
    const bytes = await edited(await majored(2), 'draft.json', () => ({ body: 'all new' }));
    expect(await refusal(bytes)).toMatch(/newer Aftermark .* cannot be shown here/);
  });
});
